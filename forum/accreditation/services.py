"""Receive, confirm, waitlist, decline, cancel, withdraw: each with its place, badge, letter and audit entry.

Scarce here: places (one conditional UPDATE per limit, see editions/capacity.py), and one live
registration per person and one valid badge per registration (unique indexes).
Order of locks: the row that is decided about, the limits by step, what is written, the edition's cursor.
"""

from forum.accreditation import messages
from forum.accreditation.admitting import admit
from forum.accreditation.endorsement import asks_endorsement, check_endorsed, received
from forum.accreditation.leaving import leave
from forum.accreditation.photographs import check_photo, owes_photo
from forum.accreditation.promoting import give_on_afterwards
from forum.audit import services as audit
from forum.badges import services as badges
from forum.editions.models import Category, Edition
from forum.errors import Refusal
from forum.mail.outbox import Draft, queue
from forum.registration import services as registrations
from forum.registration.models import Registration
from forum.registration.queries import live_of_person
from forum.registration.services import AlreadyRegistered, Application, SubmittedTwice, limits_of
from forum.registration.states import MoveRefused, State, check_move
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
    """Raises `MoveRefused`, `NotEndorsed`, `PhotoOwed`, or `capacity.Full` where a waiting person finds no
    place."""
    with transaction():
        locked(registration)
        check_move(State(registration.state), State.CONFIRMED)
        check_endorsed(registration)
        check_photo(registration)
        was_waiting = registration.state in (State.WAITLISTED, State.OFFERED)
        admit(edition, registration, by=by, letter=messages.promoted if was_waiting else messages.confirmed)


def waitlist(
    edition: Edition, registration: Registration, *, by: audit.Actor, reason: str | None = None
) -> None:
    with transaction():
        locked(registration)
        leave(edition, registration, State.WAITLISTED, by=by, verb="waitlisted", reason=reason)
        queue(messages.waitlisted(edition, registration))


def decline(
    edition: Edition, registration: Registration, *, by: audit.Actor, reason: str | None = None
) -> None:
    with transaction():
        locked(registration)
        leave(edition, registration, State.DECLINED, by=by, verb="declined", reason=reason)
        queue(messages.declined(edition, registration, reason))


def cancel(
    edition: Edition, registration: Registration, *, by: audit.Actor, reason: str | None = None
) -> None:
    """The organiser ends a registration."""
    with transaction():
        locked(registration)
        leave(edition, registration, State.CANCELLED, by=by, verb="cancelled", reason=reason)
        queue(messages.cancelled(edition, registration, reason))


def end(
    edition: Edition,
    registration: Registration,
    new: State,
    *,
    by: audit.Actor,
    verb: str,
    letter: Draft,
    reason: str | None = None,
) -> None:
    """As the others, for whoever else ends a registration and has a letter of their own."""
    with transaction():
        locked(registration)
        leave(edition, registration, new, by=by, verb=verb, reason=reason)
        queue(letter)


def withdraw(edition: Edition, registration: Registration) -> None:
    """The delegate ends their own registration."""
    with transaction():
        locked(registration)
        leave(edition, registration, State.WITHDRAWN, by=audit.REGISTRANT, verb="withdrew")
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
        welcome(edition, registration)
    return registration


def welcome(edition: Edition, registration: Registration) -> None:
    """What follows for somebody new, by their state and category. The caller holds the transaction."""
    if registration.state == State.WAITLISTED:
        queue(messages.waitlisted(edition, registration))
        # Whoever left in this very moment could not see that somebody waits.
        give_on_afterwards(edition, frozenset(limits_of(registration)))
    elif registration.category.needs_decision or asks_endorsement(registration) or owes_photo(registration):
        queue(received(edition, registration))
    else:
        admit(edition, registration, by=audit.FORUM, letter=messages.confirmed)


def _remind(edition: Edition, known: Refusal) -> Registration:
    registration = live_of_person(edition.id, str(known.facts.get("person_key")))
    if registration is None:  # withdrawn in this very moment: nothing stands in the way of trying again
        raise known
    with transaction():
        queue(messages.already_registered(edition, registration))
    return registration
