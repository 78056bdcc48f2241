"""A day once more: which one, onto which, and what came of it. Two sessions that change places."""

from dataclasses import replace
from datetime import date

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm
from wtforms import Field, SelectField, ValidationError

from forum.agenda.copying import CANCELLED, THERE_ALREADY, Copied, copy_day, take_back
from forum.agenda.drafts import session_with, sessions_of
from forum.agenda.moving import Spot
from forum.agenda.policy import may_edit_the_agenda
from forum.agenda.rearranging import Wish, rearrange
from forum.editions.dates import days_of
from forum.editions.models import Edition
from forum.editions.zone import at
from forum.errors import Refusal
from forum.registration.fields import options
from forum.web.access import actor, only
from forum.web.dates import day as day_words
from forum.web.numbers import number
from forum.web.organiser import pages
from forum.web.organiser.conflict_words import RULES
from forum.web.pages import back_to, or_404, page, refused
from forum.web.wording import words

WHY = {
    **RULES,
    CANCELLED: _l("It is cancelled"),
    THERE_ALREADY: _l("It stands there already"),
}


class CopyForm(FlaskForm):
    day = SelectField(_l("Copy the sessions of"), coerce=date.fromisoformat)
    to = SelectField(_l("To"), coerce=date.fromisoformat)

    def validate_to(self, field: Field) -> None:
        if field.data == self.day.data:
            raise ValidationError(_("Choose two different days."))


@pages.get("/desk/<edition>/agenda/copy")
@only(may_edit_the_agenda)
def ask_to_copy_a_day(edition):
    return _page(edition, _form(edition))


@pages.post("/desk/<edition>/agenda/copy")
@only(may_edit_the_agenda)
def copy_a_day(edition):
    """The report is shown at once: a cookie is too small for it, and to send it again copies nothing."""
    form = _form(edition)
    if not form.validate():
        return _page(edition, form, 422)
    done = copy_day(edition, form.day.data, form.to.data, by=actor())
    return _page(edition, form, report=_report(done))


@pages.post("/desk/<edition>/agenda/copy/undo")
@only(may_edit_the_agenda)
def take_back_a_copy(edition):
    gone = take_back(edition, request.form.getlist("ref"), by=actor())
    said = ngettext("%(num)d copy is taken out again.", "%(num)d copies are taken out again.", gone)
    return back_to(".ask_to_copy_a_day", said=said, edition=edition.slug)


@pages.post("/desk/<edition>/agenda/<ref>/swap")
@only(may_edit_the_agenda)
def swap_sessions(edition, ref):
    """Each takes the other's place and time, and keeps its own length."""
    one = or_404(session_with(edition.id, ref))
    chosen, _colon, version = request.form.get("with", "").partition(":")
    other, place = session_with(edition.id, chosen), {"edition": edition.slug, "ref": ref}
    if other is None or other is one:
        return back_to(".session", said=_("Choose the session to change places with."), tone="bad", **place)
    here, there = Spot.of(one), Spot.of(other)
    wishes = [
        Wish(one, replace(there, minutes=here.minutes), number(request.form.get("version", "")) or 0),
        Wish(other, replace(here, minutes=there.minutes), number(version) or 0),
    ]
    try:
        rearrange(edition, wishes, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".session", **place)
    return back_to(".session", said=_("The two sessions have changed places."), **place)


def _page(edition: Edition, form: CopyForm, status: int = 200, *, report: object = None):
    return page("organiser/agenda/copy.html", status, edition=edition, form=form, report=report, why=WHY)


def _form(edition: Edition) -> CopyForm:
    form = CopyForm()
    used = {at(each.starts_at, edition).date() for each in sessions_of(edition.id)}
    days = sorted({*days_of(edition), *used})
    form.day.choices = form.to.choices = options([(each.isoformat(), day_words(each)) for each in days])
    return form


def _report(done: Copied) -> dict[str, object]:
    return {
        "added": [words(each.title) for each in done.added],
        "refs": [each.ref for each in done.added],
        "left_out": [(words(title), why) for title, why in done.left_out],
    }
