"""Who belongs to a delegation: entered by its coordinator, moved by the organiser, taken out by either."""

from dataclasses import replace as changed

from forum import clock
from forum.accreditation import delegation_letters as letters
from forum.accreditation import endorsing, messages
from forum.accreditation.admitting import Letter, admit
from forum.accreditation.endorsement import asks_endorsement
from forum.accreditation.leaving import leave
from forum.accreditation.promoting import give_on_afterwards
from forum.audit import services as audit
from forum.badges.models import Badge
from forum.delegations.models import Delegation
from forum.delegations.queries import quota_for
from forum.delegations.rules import takes_new_names
from forum.editions import capacity
from forum.editions.models import Category, Edition
from forum.errors import Refusal
from forum.mail.outbox import Draft, queue
from forum.registration import services as registrations
from forum.registration.changing import live
from forum.registration.models import Registration
from forum.registration.services import Application, limits, limits_of
from forum.registration.states import HOLDS_A_PLACE, State
from forum.transaction import locked, transaction


class NominationsOver(Refusal):
    """The delegation names nobody any more: its `nominate_by` has passed."""

    code = "nominations_over"


class NotTheirs(Refusal):
    """The organiser moved this person to another delegation a moment ago."""

    code = "not_theirs"


def nominate(
    edition: Edition,
    delegation: Delegation,
    category: Category,
    application: Application,
    *,
    key: str,
    by: audit.Actor,
) -> Registration:
    """A coordinator enters somebody; the letter to them says so and leads to their own page. Raises
    `NominationsOver`, `NotOpen`, `AlreadyRegistered` or `capacity.Full`, and then nothing is written."""
    application = changed(application, category_id=category.id, delegation_id=delegation.id)
    earlier = registrations.submitted_before(edition, key, application)
    if earlier is not None:
        return earlier
    if not takes_new_names(delegation, clock.now()):
        raise NominationsOver()
    with transaction():
        registration = registrations.submit(edition, category, application, key=key, by=by)
        welcome(edition, delegation, registration, by=by)
    return registration


def assign(
    edition: Edition, registration: Registration, delegation: Delegation | None, *, by: audit.Actor
) -> None:
    """Into a delegation, into another one, or out of any (None). Whoever waits moves up where they fit now;
    the word of the former delegation does not count for the new one. Raises `Ended`, `capacity.Full`."""
    with transaction():
        live(locked(registration))
        new_id = delegation.id if delegation else None
        if registration.delegation_id == new_id:
            return
        quota_id = quota_for(new_id, registration.category_id)
        old = limits_of(registration)
        if registration.state in HOLDS_A_PLACE:
            new = limits(registration.category_id, quota_id)
            give_on_afterwards(edition, frozenset(capacity.exchange(edition.id, old, new)))
        registration.delegation_id, registration.quota_id = new_id, quota_id
        registration.endorsed_at = None
        if registration.state == State.ENDORSED:
            registration.move_to(State.SUBMITTED)
        if registration.state == State.WAITLISTED:
            give_on_afterwards(edition, frozenset(limits_of(registration)))
        after = {"delegation": delegation.name if delegation else None}
        audit.note(by, "moved_to_delegation" if delegation else "left_delegation", registration, after=after)


def endorse(edition: Edition, delegation: Delegation, registration: Registration, *, by: audit.Actor) -> None:
    """The delegation says yes. Raises `EndorsedAlready`, `MoveRefused`, `NotTheirs`."""
    with transaction():
        _hold_theirs(delegation, registration)
        endorsing.endorse(edition, registration, by=by)


def decline(
    edition: Edition,
    delegation: Delegation,
    registration: Registration,
    *,
    by: audit.Actor,
    reason: str | None = None,
) -> None:
    """The delegation says no. Raises `MoveRefused`, `NotTheirs`."""
    with transaction():
        _hold_theirs(delegation, registration)
        endorsing.decline_for_delegation(edition, registration, by=by, reason=reason)


def take_out(
    edition: Edition, delegation: Delegation, registration: Registration, *, by: audit.Actor
) -> None:
    """The coordinator withdraws somebody, who hears of it by letter; the place is free again."""
    with transaction():
        _hold_theirs(delegation, registration)
        leave(edition, registration, State.WITHDRAWN, by=by, verb="taken_out")
        queue(letters.taken_out(edition, registration, delegation, by.name))


def _hold_theirs(delegation: Delegation, registration: Registration) -> None:
    if locked(registration).delegation_id != delegation.id:
        raise NotTheirs()


def welcome(edition: Edition, delegation: Delegation, registration: Registration, *, by: audit.Actor) -> None:
    """What follows for somebody whom the coordinator entered: their word is given with the name and need
    not be asked for; the organiser's is. The caller holds the transaction."""
    has_place, asks = registration.state != State.WAITLISTED, asks_endorsement(registration)
    if asks:
        registration.endorsed_at = clock.now()
    if asks and has_place:
        registrations.move(registration, State.ENDORSED, by=by, verb="endorsed")
    if has_place and not registration.category.needs_decision:
        admit(edition, registration, by=audit.FORUM, letter=_with_badge(delegation, by))
        return
    queue(letters.nominated(edition, registration, delegation, by.name))
    if not has_place:
        queue(messages.waitlisted(edition, registration))
        give_on_afterwards(edition, frozenset(limits_of(registration)))


def _with_badge(delegation: Delegation, by: audit.Actor) -> Letter:
    def letter(edition: Edition, registration: Registration, badge: Badge) -> Draft:
        return letters.nominated_with_badge(edition, registration, delegation, by.name, badge)

    return letter
