"""Confirm, waitlist, decline, cancel, withdraw: each with its place, badge, letter and audit entry.

Scarce here: places (one conditional UPDATE per limit, see editions/capacity.py), and one live
registration per person and one valid badge per registration (unique indexes).
Order of locks: the row that is decided about, the limits by step, what is written, the edition's cursor.
"""

from collections.abc import Callable

from forum import clock
from forum.accreditation import messages
from forum.audit import services as audit
from forum.badges import services as badges
from forum.badges.queries import badges_of
from forum.editions import capacity
from forum.editions.models import Category, Edition
from forum.errors import Refusal
from forum.mail.outbox import Draft, queue
from forum.registration import services as registrations
from forum.registration.models import Registration
from forum.registration.queries import live_of_person, longest_waiting
from forum.registration.services import AlreadyRegistered, Application, SubmittedTwice
from forum.registration.states import MoveRefused, State
from forum.transaction import locked, transaction


def receive(edition: Edition, category: Category, application: Application, *, key: str) -> Registration:
    """A submission, confirmed at once where its category needs no decision. Safe to repeat with the same
    `key`. Somebody who is registered already gets the link to that registration by letter."""
    earlier = registrations.submitted_before(edition, key, application)
    if earlier is not None:
        return earlier
    try:
        return _receive(edition, category, application, key=key)
    except (SubmittedTwice, AlreadyRegistered) as known:
        # A double click meets both promises at once; which of them the database names first is its affair.
        earlier = registrations.submitted_before(edition, key, application)
        return earlier or _remind(edition, known)


def confirm(edition: Edition, registration: Registration, *, by: audit.Actor) -> None:
    """Raises `MoveRefused`, or `capacity.Full` where a waiting person finds no place."""
    with transaction():
        locked(registration)
        was_waiting = registration.state == State.WAITLISTED
        _confirm(
            edition, registration, by=by, letter=messages.promoted if was_waiting else messages.confirmed
        )


def waitlist(
    edition: Edition, registration: Registration, *, by: audit.Actor, reason: str | None = None
) -> None:
    with transaction():
        _leave(edition, registration, State.WAITLISTED, by=by, verb="waitlisted", reason=reason)
        queue(messages.waitlisted(edition, registration))


def decline(
    edition: Edition, registration: Registration, *, by: audit.Actor, reason: str | None = None
) -> None:
    with transaction():
        _leave(edition, registration, State.DECLINED, by=by, verb="declined", reason=reason)
        queue(messages.declined(edition, registration, reason))


def cancel(
    edition: Edition, registration: Registration, *, by: audit.Actor, reason: str | None = None
) -> None:
    """The organiser ends a registration."""
    with transaction():
        _leave(edition, registration, State.CANCELLED, by=by, verb="cancelled", reason=reason)
        queue(messages.cancelled(edition, registration, reason))


def withdraw(edition: Edition, registration: Registration) -> None:
    """The delegate ends their own registration."""
    with transaction():
        _leave(edition, registration, State.WITHDRAWN, by=audit.REGISTRANT, verb="withdrew")
        queue(messages.withdrawn(edition, registration))


def reissue_badge(edition: Edition, registration: Registration, *, by: audit.Actor, reason: str) -> None:
    with transaction():
        locked(registration)
        if registration.state != State.CONFIRMED:  # only a delegate has a badge
            raise MoveRefused(old=registration.state, new=State.CONFIRMED)
        badge = badges.reissue(edition, registration, by=by, reason=reason)
        queue(messages.reissued(edition, registration, badge))


def revoke_badge(registration: Registration, *, by: audit.Actor, reason: str | None = None) -> None:
    with transaction():
        locked(registration)
        badges.revoke(registration, by=by, reason=reason)


def send_links(edition: Edition, found: list[Registration]) -> None:
    """Mail the link to their own page to everybody found."""
    with transaction():
        for registration in found:
            queue(messages.link(edition, registration))


def _receive(edition: Edition, category: Category, application: Application, *, key: str) -> Registration:
    with transaction():
        registration = registrations.submit(edition, category, application, key=key)
        if registration.state == State.WAITLISTED:
            queue(messages.waitlisted(edition, registration))
        elif category.needs_decision:
            queue(messages.received(edition, registration))
        else:
            _confirm(edition, registration, by=audit.FORUM, letter=messages.confirmed)
    return registration


def _remind(edition: Edition, known: Refusal) -> Registration:
    registration = live_of_person(edition.id, str(known.facts.get("person_key")))
    if registration is None:  # withdrawn in this very moment: nothing stands in the way of trying again
        raise known
    with transaction():
        queue(messages.already_registered(edition, registration))
    return registration


Letter = Callable[..., Draft]


def _confirm(edition: Edition, registration: Registration, *, by: audit.Actor, letter: Letter) -> None:
    serial = _next_serial(registration)
    registration.decided_at = clock.now()
    registrations.move(registration, State.CONFIRMED, by=by, verb="confirmed")
    badge = badges.issue(edition, registration, serial=serial)
    queue(letter(edition, registration, badge))


def _next_serial(registration: Registration) -> int:
    if registration.decided_at is None:  # never decided about before, so never given a badge
        return 1
    return 1 + max((badge.serial for badge in badges_of(registration)), default=0)


def _leave(
    edition: Edition,
    registration: Registration,
    new: State,
    *,
    by: audit.Actor,
    verb: str,
    reason: str | None = None,
) -> None:
    locked(registration)
    old = State(registration.state)
    registrations.move(registration, new, by=by, verb=verb, reason=reason)
    registration.decided_at = clock.now()
    if old is State.CONFIRMED:
        badges.revoke(registration, by=by, reason=verb)
    if old is not State.WAITLISTED:
        _promote_next(edition, registration)


def _promote_next(edition: Edition, left: Registration) -> None:
    """The place that became free goes to whoever has waited longest and fits."""
    waiting = longest_waiting(edition.id)
    if waiting is None or waiting.id == left.id:
        return
    try:
        with transaction():
            _promote(edition, waiting)
    except capacity.Full:
        return  # the edition as a whole is still full: nobody fits yet


def _promote(edition: Edition, waiting: Registration) -> None:
    if waiting.category.needs_decision and waiting.decided_at is None:
        registrations.move(waiting, State.SUBMITTED, by=audit.FORUM, verb="promoted")
        queue(messages.received(edition, waiting))
    else:
        _confirm(edition, waiting, by=audit.FORUM, letter=messages.promoted)
