"""A delegation's word for somebody: yes or no, by its coordinator or at the desk."""

from forum import clock
from forum.accreditation import messages
from forum.accreditation.admitting import admit
from forum.accreditation.endorsement import CAN_BE_ENDORSED, whose_word
from forum.accreditation.leaving import leave
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.mail.outbox import queue
from forum.registration import services as registrations
from forum.registration.models import Registration
from forum.registration.states import MoveRefused, State
from forum.transaction import locked, transaction


class EndorsedAlready(Refusal):
    """The delegation has said yes before."""

    code = "endorsed_already"


def endorse(edition: Edition, registration: Registration, *, by: audit.Actor) -> None:
    """Where the organiser decides, they decide next; where nobody else does, it confirms. Raises
    `EndorsedAlready`, `MoveRefused`."""
    with transaction():
        locked(registration)
        if registration.endorsed_at is not None:
            raise EndorsedAlready()
        if registration.state not in CAN_BE_ENDORSED:
            raise MoveRefused(old=State(registration.state), new=State.ENDORSED)
        registration.endorsed_at = clock.now()
        _move_on(edition, registration, by=by)


def decline_for_delegation(
    edition: Edition, registration: Registration, *, by: audit.Actor, reason: str | None = None
) -> None:
    """The delegation says no. Raises `MoveRefused`."""
    with transaction():
        locked(registration)
        delegation = whose_word(registration)
        leave(edition, registration, State.DECLINED, by=by, verb="declined_for_delegation", reason=reason)
        name = delegation.name if delegation else None
        queue(messages.declined_by_delegation(edition, registration, name, reason))


def _move_on(edition: Edition, registration: Registration, *, by: audit.Actor) -> None:
    if registration.state != State.SUBMITTED:
        audit.note(by, "endorsed", registration)
        return
    registrations.move(registration, State.ENDORSED, by=by, verb="endorsed")
    if not registration.category.needs_decision:
        admit(edition, registration, by=audit.FORUM, letter=messages.confirmed)
