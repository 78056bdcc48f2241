"""Putting a registration into a delegation, into another one, or out of any."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.validators import Optional

from forum.accreditation.delegating import assign
from forum.accreditation.policy import may_accredit
from forum.delegations.queries import delegation_of, delegations_in
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.registration.changing import Ended
from forum.registration.fields import options
from forum.registration.models import Registration
from forum.registration.states import LIVE
from forum.web.access import actor, only
from forum.web.language import current
from forum.web.organiser import pages
from forum.web.organiser.registrations import found
from forum.web.pages import back_to, page, refused
from forum.web.wording import of_refusal

TEMPLATE = "organiser/delegations/assign.html"


class AssignmentForm(FlaskForm):
    delegation = SelectField(_l("Delegation"), [Optional()])


@pages.get("/desk/<edition>/registrations/<ref>/delegation")
@only(may_accredit)
def choose_delegation(edition, ref):
    registration = found(edition, ref)
    if registration.state not in LIVE:
        return refused(Ended(), ".registration", edition=edition.slug, ref=registration.ref)
    return page(TEMPLATE, edition=edition, registration=registration, form=_form(edition, registration))


@pages.post("/desk/<edition>/registrations/<ref>/delegation")
@only(may_accredit)
def put_into_delegation(edition, ref):
    registration = found(edition, ref)
    form = _form(edition, registration)
    if not form.validate():
        return page(TEMPLATE, 422, edition=edition, registration=registration, form=form)
    chosen = next((each for each in delegations_in(edition.id) if each.code == form.delegation.data), None)
    try:
        assign(edition, registration, chosen, by=actor())
    except Refusal as refusal:
        form.delegation.errors = [of_refusal(refusal)]
        return page(TEMPLATE, 409, edition=edition, registration=registration, form=form)
    return back_to(".registration", said=_("Saved."), edition=edition.slug, ref=registration.ref)


def _form(edition: Edition, registration: Registration) -> AssignmentForm:
    now = delegation_of(edition.id, registration.delegation_id)
    form = AssignmentForm(data={"delegation": now.code if now else ""})
    named = [(each.code, f"{each.code} · {each.name.in_(current())}") for each in delegations_in(edition.id)]
    form.delegation.choices = options([("", _("None")), *named])
    return form
