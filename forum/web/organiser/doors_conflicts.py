"""Conflicts of the door: explained one by one, and settled by a person with a note."""

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from forum.checkin import supervising
from forum.checkin.policy import may_tend_the_doors
from forum.editions.models import Edition
from forum.insights.conflicts import PAGE, conflicts_of, open_conflicts
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.door_sentences import sentence_of, teach
from forum.web.organiser.forms import TOO_LONG, trimmed
from forum.web.pages import done, or_404, page

pages.record_once(teach)


class NoteForm(FlaskForm):
    note = StringField(
        _l("What was found out"),
        [
            DataRequired(_l("Write what you found out or did. It is kept beside the scan.")),
            Length(max=500, message=TOO_LONG),
        ],
        filters=[trimmed],
    )


@pages.get("/desk/<edition>/doors/conflicts")
@only(may_tend_the_doors)
def door_conflicts(edition):
    return _show(edition, NoteForm())


@pages.post("/desk/<edition>/doors/conflicts/<conflict>")
@only(may_tend_the_doors)
def settle_conflict(edition, conflict):
    scan, form = or_404(supervising.scan_with(edition.id, conflict)), NoteForm()
    if not form.validate():
        return _show(edition, form, 422, wrong=conflict)
    return _settled(edition, lambda: supervising.settle(scan, note=form.note.data, by=actor()))


@pages.post("/desk/<edition>/doors/records/<int:record>")
@only(may_tend_the_doors)
def settle_record(edition, record):
    kept, form = or_404(supervising.record_with(edition.id, record)), NoteForm()
    if not form.validate():
        return _show(edition, form, 422, wrong=str(record))
    return _settled(edition, lambda: supervising.settle_record(kept, note=form.note.data, by=actor()))


def _settled(edition: Edition, settle):
    return done(settle, ".door_conflicts", said=_("Settled, with your note."), edition=edition.slug)


def _show(edition: Edition, form: NoteForm, status: int = 200, wrong: str | None = None):
    settled = request.args.get("settled") == "1"
    first = max(request.args.get("from", 0, type=int), 0)
    found = conflicts_of(edition.id, settled=settled, first=first)
    return page(
        "organiser/doors/conflicts.html",
        status,
        edition=edition,
        conflicts=[(each, sentence_of(each, edition)) for each in found[:PAGE]],
        counts=open_conflicts(edition.id),
        settled=settled,
        first=first,
        previous=max(first - PAGE, 0) if first else None,
        next=first + PAGE if len(found) > PAGE else None,
        form=form,
        wrong=wrong,
    )
