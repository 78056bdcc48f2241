"""Visa support on one's own page: asked for, taken back, the letter fetched."""

from flask import flash, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forum import clock
from forum.editions.models import Edition
from forum.editions.zone import at
from forum.errors import Refusal
from forum.registration.models import Registration
from forum.registration.states import LIVE
from forum.visas import letters
from forum.visas import services as visas
from forum.visas.drawing import letter
from forum.visas.forms import VisaForm
from forum.visas.models import VisaRequest
from forum.visas.queries import request_of
from forum.visas.rules import expires_early
from forum.visas.states import MOVES, VisaState
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.delegate.mine import here, mine
from forum.web.delegate.papers import file
from forum.web.language import current, spoken_in
from forum.web.limits import one_more_letter
from forum.web.pages import back_to, page, refused
from forum.web.wording import of_refusal

EXPIRES_EARLY = _l(
    "Your passport expires within half a year after the forum. Ask the consulate whether it takes it."
)


@pages.get("/<edition>/my/<token>/visa")
@only(anyone)
@mine
def visa(edition, registration):
    return _show(edition, registration, _form(edition, _remembered(request_of(registration))))


@pages.post("/<edition>/my/<token>/visa")
@only(anyone)
@mine
def ask_for_visa(edition, registration):
    form = _form(edition)
    if not form.validate():
        return _show(edition, registration, form, 422)
    try:
        visas.ask(edition, registration, form.document(), form.stay(), language=current())
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _show(edition, registration, form, 409)
    if expires_early(form.expires_on.data, edition):
        flash(str(EXPIRES_EARLY), "warn")
    return back_to(".visa", said=_("Sent. A letter that says so is on its way."), **here(edition))


@pages.post("/<edition>/my/<token>/visa/removal")
@only(anyone)
@mine
def take_visa_back(edition, registration):
    visas.take_back(registration, language=current())
    said = _("The request is taken back, and your passport is deleted here.")
    return back_to(".my_registration", said=said, **here(edition))


@pages.post("/<edition>/my/<token>/visa/letter")
@only(anyone)
@mine
def send_visa_letter(edition, registration):
    """Not the letter: a link to it, to the address that gave the passport."""
    one_more_letter(registration.email)
    try:
        letters.send_link(edition, registration)
    except Refusal as refusal:
        return refused(refusal, ".visa", **here(edition))
    email = registration.email
    said = _("A letter with the link is on its way to %(email)s. It works for an hour.", email=email)
    return back_to(".visa", said=said, **here(edition))


@pages.get("/<edition>/my/<token>/visa/letter")
@only(anyone)
@mine
def open_visa_letter(edition, registration):
    """What the mailed link shows: a button, so that a mail program that looks ahead opens nothing."""
    ticket = request.args.get("ticket", "")
    return page("delegate/visa_letter.html", edition=edition, registration=registration, ticket=ticket)


@pages.post("/<edition>/my/<token>/visa/letter.pdf")
@only(anyone)
@mine
def visa_letter(edition, registration):
    try:
        data = letters.fetch(edition, registration, request.form.get("ticket", ""), draw=letter)
    except Refusal as refusal:
        return refused(refusal, ".visa", **here(edition))
    return file(data, "application/pdf", f"visa-letter-{registration.ref}.pdf")


def _form(edition: Edition, data: dict[str, object] | None = None) -> VisaForm:
    others = [(code, name) for code, name in spoken_in(edition) if code != "en"]
    today = at(clock.now(), edition).date()
    return VisaForm(forum=edition, today=today, languages=others or [("en", "English")], data=data)


def _remembered(asked: VisaRequest | None) -> dict[str, object] | None:
    """The passport is typed anew each time: its details are shown to nobody, not even here."""
    if asked is None:
        return None
    kept = ("consulate", "enters_on", "leaves_on", "second_language")
    return {name: getattr(asked, name) for name in kept}


def _show(edition: Edition, registration: Registration, form: VisaForm, status: int = 200):
    asked = request_of(registration)
    may_ask = asked is None or VisaState.REQUESTED in MOVES[VisaState(asked.state)]
    return page(
        "delegate/visa.html",
        status,
        edition=edition,
        registration=registration,
        visa=asked,
        number=asked and visas.masked_number(asked),
        has_letter=asked is not None and visas.has_letter(registration, asked),
        is_of_this_address=asked is not None and letters.goes_to_its_giver(registration, asked),
        may_ask=may_ask and registration.state in LIVE,
        is_typed=form.is_submitted(),
        form=form,
    )
