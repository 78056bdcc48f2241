"""A programme from other software: a file in, a report out."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField

from forum.agenda.exchange.reading import read
from forum.agenda.exchange.reading.incoming import LARGEST, LeftOut, Mended, Reading, Unreadable
from forum.agenda.fitting import Days, fit, stray
from forum.agenda.importing import Imported, take_over
from forum.agenda.models import PublishState
from forum.agenda.policy import may_edit_the_agenda
from forum.editions.zone import zone
from forum.errors import Refusal
from forum.registration.fields import options
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.pages import page
from forum.web.uploads import MEGABYTE, takes
from forum.web.wording import of_refusal

TEMPLATE = "organiser/agenda/import.html"
MOST_TITLES = 20  # that the report names; it counts all of them
WHY = {
    "too_large": _l("This file is too large. A programme is at most 20 MB."),
    "unknown_format": _l(
        "This is no programme we can read. Choose a schedule.xml, schedule.json, xCal or iCalendar file."
    ),
    "broken": _l("This file is damaged: it ends too early or breaks its own format. Export it again."),
    "doctype": _l("This file declares entities of its own, which a programme never needs. It was not read."),
}
MENDED = {
    Mended.NO_UUID: _l("Sessions whose name was no UUID: it became one, so that they are known again"),
    Mended.NO_ZONE: _l("Times without a zone: read on the forum's own clock"),
    Mended.WRONG_ZONE: _l("Times in a zone that no almanac knows: read by the file's own rules"),
    Mended.NO_LENGTH: _l("Sessions without a length: 30 minutes were taken"),
    Mended.NO_LANGUAGE: _l("Sessions without a language: the forum's first was taken"),
    Mended.MARKUP: _l("Texts with markup: kept as plain text"),
    Mended.SHORTENED: _l("Texts that were too long: shortened"),
    Mended.TWICE: _l("Sessions under a name that another one has: given one of their own"),
}
LEFT_OUT = {
    LeftOut.NO_TITLE: _l("without a title"),
    LeftOut.NO_TIME: _l("without a time"),
    LeftOut.CANCELLED: _l("cancelled"),
}


class ImportForm(FlaskForm):
    file = FileField(
        _l("File"),
        [FileRequired(_l("Choose the file to import."))],
        description=_l(
            "schedule.xml, schedule.json, xCal or iCalendar, as pretalx, frab and others export it."
        ),
    )
    state = RadioField(
        _l("New sessions become"),
        choices=options(
            [
                (PublishState.DRAFT, _l("Drafts, which only the desk sees")),
                (PublishState.PUBLISHED, _l("Published with the next release")),
            ]
        ),
        default=PublishState.DRAFT,
    )
    days = RadioField(
        _l("Sessions on other days than the forum's"),
        choices=options(
            [
                (Days.AS_WRITTEN, _l("Keep the days that the file says")),
                (Days.MOVED, _l("Move all, so that the first day becomes the forum's first")),
                (Days.EXTENDED, _l("Let the forum begin and end with the file")),
            ]
        ),
        default=Days.AS_WRITTEN,
    )


@pages.get("/desk/<edition>/agenda/import")
@only(may_edit_the_agenda)
def import_agenda(edition):
    return page(TEMPLATE, edition=edition, form=ImportForm(), report=None)


@pages.post("/desk/<edition>/agenda/import")
@only(may_edit_the_agenda)
@takes(LARGEST + MEGABYTE)
def take_agenda(edition):
    """The report is shown at once: a session's cookie is too small for it, and to send the same file again,
    as whoever loads that page again does, changes nothing."""
    form = ImportForm()
    if not form.validate():
        return page(TEMPLATE, 422, edition=edition, form=form, report=None)
    try:
        reading = read(form.file.data.read(), zone=zone(edition.zone), language=edition.languages[0])
    except Unreadable as unreadable:
        form.file.errors = [WHY[str(unreadable.facts["why"])]]
        return page(TEMPLATE, 422, edition=edition, form=form, report=None)
    try:
        fit(reading, edition, Days(form.days.data), by=actor())
    except Refusal as refusal:
        form.days.errors = [of_refusal(refusal)]
        return page(TEMPLATE, 422, edition=edition, form=form, report=None)
    done = take_over(edition, reading, state=PublishState(form.state.data), by=actor())
    report = _report(done, reading, stray(reading, edition))
    said: dict[str, Any] = {"report": report, "mended": MENDED, "left_out": LEFT_OUT}
    return page(TEMPLATE, edition=edition, form=ImportForm(formdata=None), **said)


def _report(done: Imported, reading: Reading, stray_days: dict[date, int]) -> dict[str, object]:
    """Counts, the first titles that were left out, and what stands on no day of the forum."""
    return {
        "new": done.new,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "mended": reading.mended,
        "left_out": reading.left_out[:MOST_TITLES],
        "left_out_in_all": len(reading.left_out),
        "stray": sum(stray_days.values()),
        "stray_days": list(stray_days)[:MOST_TITLES],
    }
