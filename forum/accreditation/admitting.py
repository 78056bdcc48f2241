"""Letting somebody in: confirmed, with a badge and the letter that carries it."""

from collections.abc import Callable

from forum import clock
from forum.audit import services as audit
from forum.badges import services as badges
from forum.badges.queries import badges_of
from forum.editions.models import Edition
from forum.mail.outbox import Draft, queue
from forum.registration import services as registrations
from forum.registration.models import Registration
from forum.registration.states import State

Letter = Callable[..., Draft]


def admit(edition: Edition, registration: Registration, *, by: audit.Actor, letter: Letter) -> None:
    """The caller holds the transaction and has locked the row. Raises `MoveRefused`, `capacity.Full`."""
    serial = _next_serial(registration)
    registration.decided_at = clock.now()
    registrations.move(registration, State.CONFIRMED, by=by, verb="confirmed")
    badge = badges.issue(edition, registration, serial=serial)
    queue(letter(edition, registration, badge))


def _next_serial(registration: Registration) -> int:
    if registration.decided_at is None:  # never decided about before, so never given a badge
        return 1
    return 1 + max((badge.serial for badge in badges_of(registration)), default=0)
