"""What is done on a delegation's page: quotas, coordinators, passes without names."""

from flask_babel import gettext as _

from forum.accreditation import quotas
from forum.delegations import coordinating
from forum.delegations import services as delegation_services
from forum.delegations.models import Coordinator, Delegation
from forum.delegations.policy import may_edit_delegations
from forum.delegations.queries import coordinators_of, floaters_of
from forum.editions.models import Category, Edition
from forum.editions.queries import categories_of
from forum.errors import Refusal
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.delegation_page import (
    coordinator_form_of,
    delegation_at,
    floater_form_of,
    quota_form_of,
    show,
)
from forum.web.pages import back_to, or_404, refused
from forum.web.wording import of_refusal


@pages.post("/desk/<edition>/delegations/<code>/quotas")
@only(may_edit_delegations)
def set_quota(edition, code):
    found = delegation_at(edition, code)
    form = quota_form_of(edition)
    if not form.validate():
        return show(edition, found, 422, quota_form=form)
    category = or_404(_category(edition, form.category.data))
    wish = {"places": form.places.data, "is_hard": bool(form.is_hard.data)}
    try:
        quotas.set_quota(edition, found, category, **wish, by=actor())
    except Refusal as refusal:
        form.places.errors = [of_refusal(refusal)]
        return show(edition, found, 409, quota_form=form)
    return _back(edition, found, _("Saved."))


@pages.post("/desk/<edition>/delegations/<code>/quotas/<int:category_id>/removal")
@only(may_edit_delegations)
def remove_quota(edition, code, category_id):
    found = delegation_at(edition, code)
    category = or_404(_category(edition, category_id))
    quotas.remove_quota(edition, found, category, by=actor())
    return _back(edition, found, _("Without a quota from now on. Nobody was taken out."))


@pages.post("/desk/<edition>/delegations/<code>/coordinators")
@only(may_edit_delegations)
def invite_coordinator(edition, code):
    found = delegation_at(edition, code)
    form = coordinator_form_of(edition)
    if not form.validate():
        return show(edition, found, 422, coordinator_form=form)
    who = {"email": form.email.data, "name": form.name.data, "language": form.language.data}
    coordinating.invite(edition, found, **who, by=actor())
    return _back(edition, found, _("Invited. The letter is on its way and works for seven days."))


@pages.post("/desk/<edition>/delegations/<code>/coordinators/<int:coordinator_id>/invitation")
@only(may_edit_delegations)
def invite_coordinator_again(edition, code, coordinator_id):
    found = delegation_at(edition, code)
    coordinator = _coordinator(found, coordinator_id)
    try:
        coordinating.invite_again(edition, found, coordinator, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".delegation", edition=edition.slug, code=found.code)
    return _back(edition, found, _("Invited again. The earlier link opens nothing any more."))


@pages.post("/desk/<edition>/delegations/<code>/coordinators/<int:coordinator_id>/removal")
@only(may_edit_delegations)
def remove_coordinator(edition, code, coordinator_id):
    found = delegation_at(edition, code)
    coordinator = _coordinator(found, coordinator_id)
    coordinating.remove(found, coordinator, by=actor())
    said = _("%(name)s opens nothing of this delegation any more.", name=coordinator.name)
    return _back(edition, found, said)


@pages.post("/desk/<edition>/delegations/<code>/passes")
@only(may_edit_delegations)
def give_floaters(edition, code):
    found = delegation_at(edition, code)
    form = floater_form_of(edition)
    if not form.validate():
        return show(edition, found, 422, floater_form=form)
    wish = {"zone_code": form.zone.data, "count": form.count.data, "label": form.label.data}
    delegation_services.give_floaters(found, **wish, by=actor())
    return _back(edition, found, _("The passes are the delegation’s now."))


@pages.post("/desk/<edition>/delegations/<code>/passes/<int:floater_id>/withdrawal")
@only(may_edit_delegations)
def withdraw_floater(edition, code, floater_id):
    found = delegation_at(edition, code)
    floater = or_404(next((each for each in floaters_of(found) if each.id == floater_id), None))
    delegation_services.withdraw_floater(found, floater, by=actor())
    return _back(edition, found, _("The pass is withdrawn."))


def _category(edition: Edition, category_id: int) -> Category | None:
    return next((each for each in categories_of(edition.id) if each.id == category_id), None)


def _coordinator(delegation: Delegation, coordinator_id: int) -> Coordinator:
    return or_404(next((each for each in coordinators_of(delegation) if each.id == coordinator_id), None))


def _back(edition: Edition, delegation: Delegation, said: str):
    return back_to(".delegation", said=said, edition=edition.slug, code=delegation.code)
