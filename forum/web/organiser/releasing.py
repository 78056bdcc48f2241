"""The draft beside what the public sees: what a release changes and whom it is told to; then the release."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from forum import clock
from forum.agenda.conflicts.queries import timetable_of
from forum.agenda.conflicts.rules import GRAVE, Severity
from forum.agenda.conflicts.rules import conflicts as asked
from forum.agenda.policy import may_edit_the_agenda
from forum.agenda.releases.affected import affected
from forum.agenda.releases.differences import Aspect, Change, Fate
from forum.agenda.releases.letters import Names, piece
from forum.agenda.releases.queries import releases_of
from forum.agenda.releases.services import Ahead, ahead, release
from forum.agenda.releases.telling import names_of
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.web.access import actor, only
from forum.web.language import current
from forum.web.organiser import pages
from forum.web.organiser.conflicts import told
from forum.web.organiser.forms import TOO_LONG, trimmed
from forum.web.pages import back_to, page
from forum.web.release_words import ASPECTS, FATES, MARKS
from forum.web.wording import of_refusal


class ReleaseForm(FlaskForm):
    note = TextAreaField(
        _l("Note"),
        [Optional(), Length(max=500, message=TOO_LONG)],
        filters=[trimmed],
        description=_l("For those at the desk: why this release. It is kept in the history."),
    )
    seal = HiddenField(validators=[DataRequired()])


@dataclass(frozen=True)
class Told:
    """A change as the page shows it."""

    ref: str
    title: str
    was: str | None
    now: str
    was_called: str | None
    aspects: list[str]


@pages.get("/desk/<edition>/agenda/release")
@only(may_edit_the_agenda)
def releasing(edition):
    return _page(edition, ReleaseForm())


@pages.post("/desk/<edition>/agenda/release")
@only(may_edit_the_agenda)
def release_agenda(edition):
    form = ReleaseForm()
    if not form.validate():
        return _page(edition, form, 422)
    try:
        made = release(edition, note=form.note.data or "", seen=form.seal.data, by=actor())
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _page(edition, form, 409)
    said = ngettext(
        "Release %(number)d is public. %(num)d letter goes out.",
        "Release %(number)d is public. %(num)d letters go out.",
        made.letters,
        number=made.number,
    )
    return back_to(".releasing", said=said, edition=edition.slug)


def _page(edition: Edition, form: ReleaseForm, status: int = 200):
    found = ahead(edition)
    form.seal.data = found.seal
    concerned = affected(edition, found.changes)
    timetable = timetable_of(edition, now=clock.now())
    conflicts = told(timetable, asked(timetable, GRAVE))
    return page(
        "organiser/agenda/release.html",
        status,
        edition=edition,
        form=form,
        found=found,
        by_fate=_by_fate(edition, found),
        fates=FATES,
        marks=MARKS,
        recipients=concerned.recipients,
        unreachable=concerned.unreachable,
        errors=[each for each in conflicts if each.severity is Severity.ERROR],
        warnings=sum(each.severity is Severity.WARNING for each in conflicts),
        releases=releases_of(edition.id),
    )


def _by_fate(edition: Edition, found: Ahead) -> dict[Fate, list[Told]]:
    names = names_of(edition, found.places)
    by_fate: dict[Fate, list[Told]] = {fate: [] for fate in FATES}
    for change in found.changes:
        by_fate[change.fate].append(_told(change, edition, names))
    return {fate: told for fate, told in by_fate.items() if told}


def _told(change: Change, edition: Edition, names: Names) -> Told:
    said = piece(change, str(change.fate), edition, current(), names)
    aspects = [str(ASPECTS[aspect]) for aspect in Aspect if aspect in change.aspects]
    return Told(change.after.ref, said["title"], said["was"], said["now"], said["was_called"], aspects)
