"""Somebody else comes instead, name by name, on the same place."""

from flask_babel import gettext as _

from forum.accreditation.delegates import read_by_coordinators
from forum.accreditation.replacing import replace
from forum.delegations.models import Delegation
from forum.delegations.policy import may_coordinate
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.registration.models import Registration
from forum.registration.states import LIVE
from forum.web.access import actor, only
from forum.web.delegate import pages
from forum.web.delegate.delegation.finding import own_person
from forum.web.delegate.delegation.forms import SuccessorForm
from forum.web.delegate.delegation.nominating import attested, say_why
from forum.web.delegate.delegation.portal import may_replace
from forum.web.language import current, spoken_in
from forum.web.limits import one_more_registration
from forum.web.pages import back_to, page

TEMPLATE = "delegate/delegation/replace.html"


@pages.get("/<edition>/delegation/<code>/people/<ref>/replacement")
@only(may_coordinate)
@own_person
def ask_to_replace(edition, delegation, person):
    if person.state not in LIVE or not may_replace(delegation):
        here = {"edition": edition.slug, "code": delegation.code, "ref": person.ref}
        return back_to(".delegation_person", said=_why_not(person), tone="warn", **here)
    guess = {"language": current()}
    if read_by_coordinators([person]):
        guess |= {"country": person.country, "organisation": person.organisation}
    return _show(edition, delegation, person, _form(edition, data=guess))


@pages.post("/<edition>/delegation/<code>/people/<ref>/replacement")
@only(may_coordinate)
@own_person
def replace_person(edition, delegation, person):
    form = _form(edition)
    if not form.validate():
        return _show(edition, delegation, person, form, 422)
    one_more_registration(form.email.data)
    entered = attested(form, person.category_id, delegation.id)
    try:
        coming = replace(edition, delegation, person, entered, key=form.key.data, by=actor())
    except Refusal as refusal:
        say_why(form, refusal)
        return _show(edition, delegation, person, form, 409)
    said = _(
        "%(new)s comes instead of %(old)s. Both get a letter.", new=coming.full_name, old=person.full_name
    )
    here = {"edition": edition.slug, "code": delegation.code, "ref": coming.ref}
    return back_to(".delegation_person", said=said, **here)


def _form(edition: Edition, **values) -> SuccessorForm:
    return SuccessorForm(languages=spoken_in(edition), **values)


def _why_not(person: Registration) -> str:
    if person.state not in LIVE:
        return _("This registration has ended and stays as it is.")
    return _("The time to replace people has passed. Ask the organiser if somebody else has to come.")


def _show(
    edition: Edition, delegation: Delegation, person: Registration, form: SuccessorForm, status: int = 200
):
    return page(TEMPLATE, status, edition=edition, delegation=delegation, person=person, form=form)
