"""One's own journey, and those who come along."""

from flask_babel import gettext as _

from forum.audit.services import REGISTRANT
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.registration.models import Registration
from forum.registration.states import LIVE
from forum.travel import services as travel
from forum.travel.forms import CompanionsForm, TravelForm, as_typed
from forum.travel.queries import companions_of, travel_of
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.delegate.mine import here, mine
from forum.web.pages import back_to, page, refused


@pages.get("/<edition>/my/<token>/travel")
@only(anyone)
@mine
def travelling(edition, registration):
    return _show_journey(edition, registration, _journey(edition, registration))


@pages.post("/<edition>/my/<token>/travel")
@only(anyone)
@mine
def save_travel(edition, registration):
    form = _journey(edition, registration)
    if not form.validate():
        return _show_journey(edition, registration, form, 422)
    try:
        travel.plan(registration, form.journey(), by=REGISTRANT)
    except Refusal as refusal:
        return refused(refusal, ".my_registration", **here(edition))
    return back_to(".my_registration", said=_("Your journey is saved."), **here(edition))


@pages.get("/<edition>/my/<token>/companions")
@only(anyone)
@mine
def companions(edition, registration):
    form = CompanionsForm(data=as_typed(companions_of(registration)))
    return _show_companions(edition, registration, form)


@pages.post("/<edition>/my/<token>/companions")
@only(anyone)
@mine
def save_companions(edition, registration):
    form = CompanionsForm()
    if not form.validate():
        return _show_companions(edition, registration, form, 422)
    try:
        travel.bring(registration, form.companions(), by=REGISTRANT)
    except Refusal as refusal:
        return refused(refusal, ".my_registration", **here(edition))
    return back_to(".my_registration", said=_("Your companions are saved."), **here(edition))


def _journey(edition: Edition, registration: Registration) -> TravelForm:
    return TravelForm(edition=edition, travel=travel_of(registration))


def _show_journey(edition: Edition, registration: Registration, form: TravelForm, status: int = 200):
    return _show("delegate/travelling.html", edition, registration, form, status)


def _show_companions(edition: Edition, registration: Registration, form: CompanionsForm, status: int = 200):
    return _show("delegate/companions.html", edition, registration, form, status)


def _show(template: str, edition: Edition, registration: Registration, form, status: int):
    if registration.state not in LIVE:
        return back_to(".my_registration", **here(edition))
    return page(template, status, edition=edition, registration=registration, form=form)
