"""Whether a delegation has to say yes before the organiser can, and which."""

from forum.accreditation import messages
from forum.delegations.models import Delegation
from forum.delegations.queries import delegation_of
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.mail.outbox import Draft
from forum.registration.models import Registration
from forum.registration.states import State

# Elsewhere a word is written down, and counts when the registration moves on.
CAN_BE_ENDORSED = frozenset({State.SUBMITTED, State.INFO_REQUESTED, State.WAITLISTED})


class NotEndorsed(Refusal):
    """The delegation has to say yes first. `facts["delegation"]`: its name, or None where there is none."""

    code = "not_endorsed"


def asks_endorsement(registration: Registration) -> bool:
    if registration.category.asks_endorsement:
        return True
    delegation = whose_word(registration)
    return delegation is not None and delegation.asks_endorsement


def waits_for_word(registration: Registration) -> bool:
    """Whether the next word is the delegation's. For many at once: delegates.py, `waiting_counted`."""
    may_come = registration.endorsed_at is None and registration.state in CAN_BE_ENDORSED
    return may_come and asks_endorsement(registration)


def whose_word(registration: Registration) -> Delegation | None:
    """The delegation that speaks for somebody."""
    return delegation_of(registration.edition_id, registration.delegation_id)


def check_endorsed(registration: Registration) -> None:
    if registration.endorsed_at is None and asks_endorsement(registration):
        delegation = whose_word(registration)
        raise NotEndorsed(delegation=delegation and delegation.name)


def received(edition: Edition, registration: Registration) -> Draft:
    """We have it; and who reads it next."""
    delegation = whose_word(registration)
    if delegation is None or registration.endorsed_at or not asks_endorsement(registration):
        return messages.received(edition, registration)
    return messages.received_for_delegation(edition, registration, delegation.name)
