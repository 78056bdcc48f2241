"""A coordinator enters somebody."""

import secrets

from flask_babel import gettext as _

from forum.accreditation.delegating import nominate
from forum.delegations.models import Delegation
from forum.delegations.policy import may_coordinate
from forum.delegations.queries import free_for, offered_to, quota_lines
from forum.editions.capacity import Full
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.registration import guesses
from forum.registration.consents import By, Purpose
from forum.registration.services import Application
from forum.web.access import actor, only
from forum.web.delegate import pages
from forum.web.delegate.delegation.finding import back_to_delegation, own
from forum.web.delegate.delegation.forms import NomineeForm, SuccessorForm
from forum.web.delegate.delegation.portal import may_add
from forum.web.language import current, spoken_in
from forum.web.limits import one_more_registration
from forum.web.pages import back_to, page
from forum.web.wording import of_refusal

TEMPLATE = "delegate/delegation/nominate.html"


@pages.get("/<edition>/delegation/<code>/people/new")
@only(may_coordinate)
@own
def new_nominee(edition, delegation):
    if not may_add(edition, delegation):
        said = _("The time to name people has passed. Ask the organiser if somebody has to come.")
        here = {"edition": edition.slug, "code": delegation.code}
        return back_to(".delegation", said=said, tone="warn", **here)
    form = nominee_form(edition, delegation, data=first_guess(edition, delegation))
    return _show(edition, delegation, form)


@pages.post("/<edition>/delegation/<code>/people/new")
@only(may_coordinate)
@own
def add_nominee(edition, delegation):
    form = nominee_form(edition, delegation)
    if not form.validate():
        return _show(edition, delegation, form, 422)
    one_more_registration(form.email.data)
    chosen = next(each for each in offered_to(edition.id, delegation) if each.id == form.category.data)
    entered = attested(form, chosen.id, delegation.id)
    try:
        person = nominate(edition, delegation, chosen, entered, key=form.key.data, by=actor())
    except Refusal as refusal:
        say_why(form, refusal)
        return _show(edition, delegation, form, 409)
    said = _("%(name)s is entered. A letter to them is on its way.", name=person.full_name)
    return back_to_delegation(edition, delegation, said)


def nominee_form(edition: Edition, delegation: Delegation, **values) -> NomineeForm:
    categories = [(each.id, each.name.in_(current())) for each in offered_to(edition.id, delegation)]
    return NomineeForm(categories=categories, languages=spoken_in(edition), **values)


def first_guess(edition: Edition, delegation: Delegation) -> dict[str, str]:
    """Of somebody from the country that sends them."""
    country = delegation.country or ""
    offered = [code for code, _name in spoken_in(edition)]
    return {
        "country": country,
        "language": guesses.language_of(country, offered, current()),
        "family_first": "1" if guesses.is_family_first(country) else "",
    }


def attested(form: SuccessorForm, category_id: int, delegation_id: int) -> Application:
    """What was typed, with the coordinator's word that the person agreed, and nothing beyond that."""
    return Application(
        form.person(),
        {Purpose.REQUIRED: True},
        current(),
        category_id,
        delegation_id,
        consents_by=By.COORDINATOR,
    )


def say_why(form: SuccessorForm, refusal: Refusal) -> None:
    """Keep what was typed, and let the next sending be a new one."""
    form.form_errors.append(of_refusal(refusal))
    form.key.data = secrets.token_urlsafe(16)
    if isinstance(refusal, Full) and "category" in form:
        form.category.errors = [*form.category.errors, of_refusal(refusal)]


def _show(edition: Edition, delegation: Delegation, form: NomineeForm, status: int = 200):
    return page(
        TEMPLATE,
        status,
        edition=edition,
        delegation=delegation,
        form=form,
        categories={each.id: each for each in offered_to(edition.id, delegation)},
        left=free_for(edition.id, quota_lines(delegation)).by_category,
    )
