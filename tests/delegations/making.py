"""Delegations to test with, made the way the product makes them."""

import itertools
from dataclasses import replace

from forum.accounts.queries import account_with
from forum.accreditation import quotas
from forum.accreditation.delegating import nominate
from forum.accreditation.services import confirm, receive
from forum.columns import Words
from forum.delegations import coordinating, invitations, services
from forum.delegations.states import Kind
from forum.registration.consents import By
from forum.registration.states import State
from tests.makers import SOMEBODY, an_application
from tests.people import PASSWORD

_numbers = itertools.count(1)


def a_delegation(edition, code: str | None = None, **changes):
    facts = {
        "code": code or f"D{next(_numbers)}",
        "kind": Kind.COUNTRY,
        "country": "KR",
        "name": Words({"en": "Republic of Korea"}),
        "head": "",
        "asks_endorsement": False,
        "is_listed": True,
        "nominate_by": None,
        "confirm_by": None,
    }
    return services.create(edition, services.Profile(**{**facts, **changes}), by=SOMEBODY)


def a_quota(edition, delegation, category, places: int, *, is_hard: bool = True):
    return quotas.set_quota(edition, delegation, category, places=places, is_hard=is_hard, by=SOMEBODY)


def an_invitation(edition, delegation, email="minho@example.org", name="Minho Coordinator"):
    """Whom it is for, and the link in the letter."""
    invited = coordinating.invite(edition, delegation, email=email, name=name, language="en", by=SOMEBODY)
    return invited, invitations.token(edition, invited.id, invited.invitation_generation)


def a_coordinator(edition, delegation, email="minho@example.org", name="Minho Coordinator"):
    """The account of somebody who has accepted."""
    invited, link = an_invitation(edition, delegation, email, name)
    coordinating.accept(edition, invited, link_token=link, password=PASSWORD)
    return account_with(email)


def a_nominee(edition, delegation, category, *, state: State | None = None, **changes):
    """Somebody whom a coordinator entered."""
    entered = replace(an_application(**changes), consents={"required": True}, consents_by=By.COORDINATOR)
    registration = nominate(edition, delegation, category, entered, key=f"n{next(_numbers)}", by=SOMEBODY)
    if state is State.CONFIRMED and registration.state != state:
        confirm(edition, registration, by=SOMEBODY)
    return registration


def a_volunteer(edition, delegation, category, **changes):
    """Somebody who named the delegation on the public form."""
    typed = replace(an_application(**changes), delegation_id=delegation.id if delegation else None)
    return receive(edition, category, typed, key=f"v{next(_numbers)}")


def all_of_a_delegation(edition, category):
    """One of each thing of a delegation, under the name that an address has for it."""
    delegation = a_delegation(edition, "KOREA")
    a_quota(edition, delegation, category, 9)
    invited, link = an_invitation(edition, delegation)
    floaters = services.give_floaters(delegation, zone_code="site", count=1, label="", by=SOMEBODY)
    return {
        ("delegations", "code"): delegation.code,
        "category_id": category.id,
        "coordinator_id": invited.id,
        "floater_id": floaters[0].id,
        "invitation": link,
    }
