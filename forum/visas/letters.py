"""The forum's letter once it is issued: drawn once, kept sealed, opened by the officer and by its owner.

One number, one letter: what is changed in a registration afterwards changes no letter that is out. The
delegate who needs other words asks anew, and gets another number.
"""

from collections.abc import Callable

from forum.audit import services as audit
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration.models import Registration
from forum.transaction import locked, transaction
from forum.visas import documents, messages
from forum.visas.documents import Document
from forum.visas.models import VisaRequest
from forum.visas.services import NoRequest, document_of, has_letter
from forum.visas.tickets import is_good

Draw = Callable[[Edition, Registration, VisaRequest, Document], bytes]


class TicketOver(Refusal):
    """The link was for an hour, for another letter, or for nothing."""

    code = "visa_ticket_over"


class AddressChanged(Refusal):
    """The passport was given by whoever had another address."""

    code = "visa_address_changed"


def letter_of(edition: Edition, registration: Registration, request: VisaRequest, *, draw: Draw) -> bytes:
    """The letter as it was first drawn. Drawing takes longer than anybody may hold a row."""
    if request.letter is not None:
        return documents.opened_letter(request.letter, registration.id)
    return _kept(registration, request, draw(edition, registration, request, document_of(request)))


def goes_to_its_giver(registration: Registration, request: VisaRequest) -> bool:
    """Whether the passport was given from the address that the registration has now."""
    return request.document is not None and document_of(request).given_from == registration.email


def send_link(edition: Edition, registration: Registration) -> None:
    """A link that opens the letter for an hour. Raises `NoRequest`, `AddressChanged`."""
    with transaction():
        queue(messages.letter_link(edition, registration, _open_to(locked(registration))))


def fetch(edition: Edition, registration: Registration, ticket: str, *, draw: Draw) -> bytes:
    """The letter for its owner: that it was opened is written down first. Raises `TicketOver`,
    `NoRequest`, `AddressChanged`."""
    with transaction():
        request = _open_to(locked(registration))
        if not is_good(edition, registration, request, ticket):
            raise TicketOver()
        audit.note(audit.REGISTRANT, "fetched_visa_letter", registration)
    return letter_of(edition, registration, request, draw=draw)


def _open_to(registration: Registration) -> VisaRequest:
    request = db.session.scalar(_OF.filter_by(registration_id=registration.id))
    if request is None or not has_letter(registration, request):
        raise NoRequest()
    if not goes_to_its_giver(registration, request):
        raise AddressChanged()
    return request


def _kept(registration: Registration, request: VisaRequest, drawn: bytes) -> bytes:
    """Whoever draws it second throws theirs away; what is asked for anew meanwhile is not overwritten."""
    number = request.letters
    with transaction():
        locked(registration)
        db.session.refresh(request, ["letter", "letters", "state", "document"])
        if request.letter is not None:
            return documents.opened_letter(request.letter, registration.id)
        if request.letters == number and has_letter(registration, request):
            request.letter = documents.sealed_letter(drawn, registration.id)
    return drawn


_OF = db.select(VisaRequest).execution_options(populate_existing=True)
