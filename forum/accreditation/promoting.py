"""Places that became free go to whoever has waited longest and fits.

In the same transaction, and to as many as fit. Whoever is being decided about in that moment is passed
over there; once everything is committed they are asked again, one by one, and then waited for.
"""

import logging
from collections.abc import Collection
from datetime import timedelta
from functools import partial

from sqlalchemy.exc import DBAPIError

from forum import clock
from forum.accreditation import messages
from forum.accreditation.admitting import admit
from forum.accreditation.endorsement import asks_endorsement, received
from forum.accreditation.photographs import owes_photo
from forum.audit import services as audit
from forum.editions import capacity
from forum.editions.models import Edition
from forum.editions.queries import edition_of
from forum.mail.outbox import queue
from forum.registration import services as registrations
from forum.registration.models import Registration
from forum.registration.services import Freed
from forum.registration.states import State
from forum.registration.waiting import longest_waiting, somebody_waits
from forum.transaction import afterwards, locked, transaction

log = logging.getLogger("forum.waiting_list")


def give_on(edition: Edition, freed: Freed, *, but: Registration | None = None) -> None:
    """Give what became free to those who wait; not to the one who gave it up. Called in the transaction
    that freed the places."""
    passed = set() if but is None else {but.id}
    while freed and (waiting := longest_waiting(edition.id, freed, passed)):
        if not _promoted(edition, waiting):
            passed.add(waiting.id)
    if freed and somebody_waits(edition.id, freed, passed):
        give_on_afterwards(edition, freed, passed)


def give_on_afterwards(edition: Edition, limits: Freed, passed: Collection[int] = ()) -> None:
    """The same, once this transaction is committed: for whoever holds other rows or came too late to be
    seen by somebody who left in this very moment."""
    afterwards(partial(_ask_again, edition.id, limits, frozenset(passed)))


def _ask_again(edition_id: int, limits: Freed, passed: Collection[int]) -> None:
    asked = set(passed)
    try:
        while waiting := somebody_waits(edition_id, limits, asked):
            with transaction():
                locked(waiting)
                if waiting.state != State.WAITLISTED or not _promoted(edition_of(edition_id), waiting):
                    asked.add(waiting.id)
    except DBAPIError as problem:  # what led here is done and stays done
        log.warning("edition %s: the waiting list stands still: %s", edition_id, type(problem).__name__)


def _promoted(edition: Edition, waiting: Registration) -> bool:
    try:
        with transaction():
            _promote(edition, waiting)
    except capacity.Full:
        return False
    return True


def _promote(edition: Edition, waiting: Registration) -> None:
    """Confirmed, or offered the place for a time; nobody unseen where somebody else decides."""
    category = waiting.category
    if (
        (category.needs_decision and waiting.decided_at is None)
        or _waits_for_a_word(waiting)
        or owes_photo(waiting)
    ):
        state = State.ENDORSED if waiting.endorsed_at else State.SUBMITTED
        registrations.move(waiting, state, by=audit.FORUM, verb="promoted")
        queue(received(edition, waiting))
    elif category.offer_hours:
        registrations.move(waiting, State.OFFERED, by=audit.FORUM, verb="offered")
        waiting.offer_expires_at = clock.now() + timedelta(hours=category.offer_hours)
        queue(messages.offered(edition, waiting))
    else:
        admit(edition, waiting, by=audit.FORUM, letter=messages.promoted)


def _waits_for_a_word(waiting: Registration) -> bool:
    return waiting.endorsed_at is None and asks_endorsement(waiting)
