"""A place that is held for somebody from the waiting list: taken, let go, or gone by the clock."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum import clock
from forum.accreditation import messages
from forum.accreditation.admitting import admit
from forum.accreditation.leaving import leave
from forum.accreditation.photographs import check_photo
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.editions.queries import edition_of
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration.models import Registration
from forum.registration.states import State
from forum.transaction import locked, transaction

AT_ONCE = 200  # offers that one round ends; the next round does the rest


class NothingOffered(Refusal):
    """No place is held: it was taken, let go, or given to somebody else."""

    code = "nothing_offered"


class OfferOver(Refusal):
    """The time ran out."""

    code = "offer_over"


def accept(edition: Edition, registration: Registration) -> None:
    """The delegate takes the place. Raises `NothingOffered`, `OfferOver`, `PhotoOwed`."""
    with transaction():
        _check_offered(locked(registration))
        if _is_over(registration):
            raise OfferOver()
        check_photo(registration)
        admit(edition, registration, by=audit.REGISTRANT, letter=messages.promoted)


def let_go(edition: Edition, registration: Registration) -> None:
    """The delegate does not want it, and ends the registration. Raises `NothingOffered`."""
    with transaction():
        _check_offered(locked(registration))
        leave(edition, registration, State.WITHDRAWN, by=audit.REGISTRANT, verb="let_go")
        queue(messages.withdrawn(edition, registration))


def expire_offers() -> int:
    """End the offers whose time ran out, each by itself; returns how many. Several workers do it at once."""
    due = select(Registration.id).where(
        Registration.state == State.OFFERED, Registration.offer_expires_at <= clock.now()
    )
    ids = db.session.scalars(due.order_by(Registration.offer_expires_at).limit(AT_ONCE)).all()
    return sum(_expired(number) for number in ids)


def expire(edition: Edition, registration: Registration) -> None:
    """To the end of the waiting list; the place goes to whoever is next. Raises `NothingOffered`."""
    with transaction():
        _check_offered(locked(registration))
        _expire(edition, registration)


def _expired(number: int) -> bool:
    with transaction():
        registration = db.session.scalar(
            select(Registration)
            .filter_by(id=number, state=State.OFFERED)
            .options(joinedload(Registration.category, innerjoin=True))
            .with_for_update(skip_locked=True, of=Registration, key_share=True)
            .execution_options(populate_existing=True)
        )
        if registration is None or not _is_over(registration):
            return False  # another worker was faster, or the delegate
        _expire(edition_of(registration.edition_id), registration)
    return True


def _expire(edition: Edition, registration: Registration) -> None:
    leave(edition, registration, State.WAITLISTED, by=audit.FORUM, verb="offer_expired")
    queue(messages.offer_expired(edition, registration))


def _check_offered(registration: Registration) -> None:
    if registration.state != State.OFFERED:
        raise NothingOffered()


def _is_over(registration: Registration) -> bool:
    ends = registration.offer_expires_at
    return ends is not None and ends <= clock.now()
