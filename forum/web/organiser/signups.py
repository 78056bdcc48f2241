"""Who comes to a session: how one comes in, who has a place, who waits."""

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField, RadioField, StringField
from wtforms.validators import DataRequired, NumberRange, Optional

from forum.agenda.drafts import session_with
from forum.agenda.models import AgendaSession
from forum.agenda.policy import may_edit_the_agenda
from forum.agenda.signups import services as signups
from forum.agenda.signups.models import Mode
from forum.agenda.signups.queries import entry_of, people_of
from forum.agenda.signups.settling import settle
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.registration.fields import options
from forum.registration.queries import with_ref
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.pages import back_to, or_404, page
from forum.web.session_words import MODES
from forum.web.wording import of_refusal

MOST_PLACES = 100_000


class AudienceForm(FlaskForm):
    mode = RadioField(_l("Who may come"), coerce=Mode, default=Mode.OPEN)
    places = IntegerField(
        _l("Places"),
        [Optional(), NumberRange(0, MOST_PLACES, _l("Write how many places there are."))],
        description=_l("Empty: nobody is turned away. It counts only where one signs up or is invited."),
    )


class GuestForm(FlaskForm):
    who = StringField(
        _l("Number of the registration"),
        [DataRequired(_l("Write the number of a registration, like 7Q2M9K."))],
        filters=[lambda text: (text or "").strip().upper()],
        description=_l("Gets a place past the waiting list, and a letter."),
        render_kw={"autocomplete": "off"},
    )


@pages.get("/desk/<edition>/agenda/<ref>/audience")
@only(may_edit_the_agenda)
def audience(edition, ref):
    entry = entry_of(edition.id, ref)
    return _show(edition, ref, _form(data={"mode": entry.mode, "places": entry.places}), GuestForm())


@pages.post("/desk/<edition>/agenda/<ref>/audience")
@only(may_edit_the_agenda)
def settle_audience(edition, ref):
    session, form = _found(edition, ref), _form()
    if not form.validate():
        return _show(edition, ref, form, GuestForm(formdata=None), 422)
    try:
        settle(edition, session, form.mode.data, form.places.data, by=actor())
    except Refusal as refusal:
        form.places.errors = [of_refusal(refusal)]
        return _show(edition, ref, form, GuestForm(formdata=None), 409)
    return _back(edition, ref, _("Saved. Whoever waits and fits now has moved up."))


@pages.post("/desk/<edition>/agenda/<ref>/audience/people")
@only(may_edit_the_agenda)
def take_in(edition, ref):
    session, form = _found(edition, ref), GuestForm()
    guest = with_ref(edition.id, form.who.data) if form.validate() else None
    if guest is None:
        form.who.errors = form.who.errors or [_("Nobody is registered under this number.")]
        return _show(edition, ref, _settled(edition, ref), form, 422)
    try:
        signups.take_in(edition, guest, session, by=actor())
    except Refusal as refusal:
        form.who.errors = [of_refusal(refusal)]
        return _show(edition, ref, _settled(edition, ref), form, 409)
    return _back(edition, ref, _("%(name)s has a place. A letter is on its way.", name=guest.full_name))


@pages.post("/desk/<edition>/agenda/<ref>/audience/people/end")
@only(may_edit_the_agenda)
def take_out(edition, ref):
    session = _found(edition, ref)
    guest = with_ref(edition.id, request.form.get("who", ""))
    if guest is None:
        return _back(edition, ref, _("Nobody is registered under this number."), "bad")
    signups.take_out(edition, guest, session, by=actor())
    return _back(edition, ref, _("Taken out. A letter is on its way to %(name)s.", name=guest.full_name))


def _found(edition: Edition, ref: str) -> AgendaSession:
    return or_404(session_with(edition.id, ref))


def _form(**values) -> AudienceForm:
    form = AudienceForm(**values)
    form.mode.choices = options((mode, MODES[mode]) for mode in Mode)
    return form


def _settled(edition: Edition, ref: str) -> AudienceForm:
    entry = entry_of(edition.id, ref)
    return _form(formdata=None, data={"mode": entry.mode, "places": entry.places})


def _show(edition: Edition, ref: str, form: AudienceForm, guest: GuestForm, status: int = 200):
    session = _found(edition, ref)  # anew: a refusal has undone what was read
    return page(
        "organiser/agenda/audience.html",
        status,
        edition=edition,
        session=session,
        form=form,
        guest=guest,
        entry=entry_of(edition.id, ref),
        people=people_of(session.id),
    )


def _back(edition: Edition, ref: str, said: str, tone: str = "ok"):
    return back_to(".audience", said=said, tone=tone, edition=edition.slug, ref=ref)
