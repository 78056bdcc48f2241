"""Delegations at the desk: who is sent, how many may come, who answers for them."""

from dataclasses import dataclass

from flask_babel import gettext as _

from forum import clock
from forum.accreditation.delegates import living, people_counted, waiting_counted
from forum.delegations import services as delegation_services
from forum.delegations.forms import DelegationForm, delegation_form, values_of
from forum.delegations.models import Coordinator, Delegation
from forum.delegations.policy import may_edit_delegations, may_see_delegations
from forum.delegations.queries import (
    QuotaLine,
    coordinators_in,
    delegations_in,
    quotas_in,
)
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.web.access import actor, only
from forum.web.language import spoken_in
from forum.web.names import countries_in_order
from forum.web.organiser import pages
from forum.web.organiser.delegation_page import attention_to, delegation_at, show
from forum.web.pages import back_to, page
from forum.web.wording import of_refusal

FORM = "organiser/delegations/form_page.html"


@dataclass(frozen=True)
class Row:
    """A delegation in the list, with what needs somebody."""

    delegation: Delegation
    quotas: list[QuotaLine]
    people: int
    coordinators: list[Coordinator]
    attention: list[str]


@pages.get("/desk/<edition>/delegations")
@only(may_see_delegations)
def delegations(edition):
    """Five statements, however many there are."""
    quotas, coordinators = quotas_in(edition.id), coordinators_in(edition.id)
    counted, waits, now = people_counted(edition.id), waiting_counted(edition.id), clock.now()
    rows = []
    for each in delegations_in(edition.id):
        lines = quotas.get(each.id, [])
        rows.append(
            Row(
                each,
                lines,
                living(counted.get(each.id, {})),
                coordinators.get(each.id, []),
                attention_to(edition, each, lines, waits.get(each.id, 0), now),
            )
        )
    return page("organiser/delegations/list.html", edition=edition, rows=rows)


@pages.get("/desk/<edition>/delegations/new")
@only(may_edit_delegations)
def new_delegation(edition):
    return page(FORM, edition=edition, form=_form(edition), delegation=None)


@pages.post("/desk/<edition>/delegations/new")
@only(may_edit_delegations)
def add_delegation(edition):
    form = _form(edition)
    if not form.validate():
        return page(FORM, 422, edition=edition, form=form, delegation=None)
    try:
        made = delegation_services.create(edition, form.profile(edition), by=actor())
    except Refusal as refusal:
        return _refused(edition, form, refusal)
    said = _("Added. Say now how many may come, and who answers for them.")
    return back_to(".delegation", said=said, edition=edition.slug, code=made.code)


@pages.get("/desk/<edition>/delegations/<code>")
@only(may_see_delegations)
def delegation(edition, code):
    found = delegation_at(edition, code)
    return show(edition, found)


@pages.get("/desk/<edition>/delegations/<code>/edit")
@only(may_edit_delegations)
def edit_delegation(edition, code):
    found = delegation_at(edition, code)
    form = _form(edition, found, data=values_of(found, edition))
    return page(FORM, edition=edition, form=form, delegation=found)


@pages.post("/desk/<edition>/delegations/<code>/edit")
@only(may_edit_delegations)
def change_delegation(edition, code):
    found = delegation_at(edition, code)
    form = _form(edition, found)
    if not form.validate():
        return page(FORM, 422, edition=edition, form=form, delegation=found)
    try:
        delegation_services.change(found, form.profile(edition), by=actor())
    except Refusal as refusal:
        return _refused(edition, form, refusal, found)
    return back_to(".delegation", said=_("Saved."), edition=edition.slug, code=found.code)


def _form(edition: Edition, delegation: Delegation | None = None, **values) -> DelegationForm:
    spoken = dict(spoken_in(edition))
    # A name in a language the edition does not speak any more is shown, so that saving loses nothing.
    more = {code: code for code in (delegation.name if delegation else {}) if code not in spoken}
    return delegation_form([*spoken.items(), *more.items()], countries=countries_in_order(), **values)


def _refused(
    edition: Edition, form: DelegationForm, refusal: Refusal, delegation: Delegation | None = None
) -> tuple[str, int]:
    form.code.errors = [of_refusal(refusal)]
    return page(FORM, 409, edition=edition, form=form, delegation=delegation)
