"""Asking a registrant for something more, and taking the answer."""

from forum import clock
from forum.accreditation import messages
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration import services as registrations
from forum.registration.inquiries import Inquiry, open_inquiry_of
from forum.registration.models import Registration
from forum.registration.states import State
from forum.transaction import locked, transaction


class NothingAsked(Refusal):
    """The question was answered or withdrawn in the meantime."""

    code = "nothing_asked"


def ask(edition: Edition, registration: Registration, *, by: audit.Actor, reason: str) -> Inquiry:
    """`reason` is the question, as the letter puts it. Raises `MoveRefused`."""
    with transaction():
        locked(registration)
        registrations.move(
            registration, State.INFO_REQUESTED, by=by, verb="requested_information", reason=reason
        )
        inquiry = Inquiry(
            edition_id=edition.id,
            registration_id=registration.id,
            question=reason,
            asked_at=clock.now(),
            asked_by=by.name,
        )
        db.session.add(inquiry)
        queue(messages.info_requested(edition, registration, reason))
    return inquiry


def answer(registration: Registration, *, text: str) -> None:
    """Back to whoever asked. Raises `NothingAsked`."""
    with transaction():
        locked(registration)
        inquiry = open_inquiry_of(registration)
        if inquiry is None or registration.state != State.INFO_REQUESTED:
            raise NothingAsked()
        inquiry.answer, inquiry.answered_at, inquiry.closed_at = text, clock.now(), clock.now()
        db.session.flush()
        state = State.ENDORSED if registration.endorsed_at else State.SUBMITTED
        registrations.move(registration, state, by=audit.REGISTRANT, verb="answered_inquiry")
