"""Giving up a place: what follows for the badge, and for those who wait."""

from forum import clock
from forum.accreditation.promoting import give_on
from forum.agenda.signups import services as signups
from forum.audit import services as audit
from forum.badges import services as badges
from forum.editions.models import Edition
from forum.registration import services as registrations
from forum.registration.models import Registration
from forum.registration.states import State


def leave(
    edition: Edition,
    registration: Registration,
    new: State,
    *,
    by: audit.Actor,
    verb: str,
    reason: str | None = None,
) -> None:
    """The caller holds the transaction and has locked the row. Raises `MoveRefused`."""
    old = State(registration.state)
    freed = registrations.move(registration, new, by=by, verb=verb, reason=reason)
    registration.decided_at = clock.now()
    if old is State.CONFIRMED:
        badges.revoke(registration, by=by, reason=verb)
        signups.leave_all(edition, registration)
    give_on(edition, freed, but=registration)
