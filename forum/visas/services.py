"""Asking for visa support, writing the forum's letter, noting the consulate's answer.

Only `read` and `document_of` open a sealed document, and `read` writes down who looked.
The letter itself, which names the passport, is in letters.py.
"""

from dataclasses import replace

from forum import clock
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration.changing import Ended
from forum.registration.consents import Purpose
from forum.registration.consents_ledger import record
from forum.registration.models import Registration
from forum.registration.states import LIVE, State
from forum.transaction import locked, transaction
from forum.visas import documents, messages
from forum.visas.documents import Document, Stay
from forum.visas.models import VisaRequest
from forum.visas.queries import request_of
from forum.visas.rules import masked
from forum.visas.states import WITH_LETTER, VisaState


class NotConfirmed(Refusal):
    """The forum invites delegates only."""

    code = "visa_needs_confirmation"


class DocumentErased(Refusal):
    """The documents of this edition are gone, as was promised."""

    code = "document_erased"


class NoRequest(Refusal):
    """It was taken back in the meantime."""

    code = "no_visa_request"


def ask(
    edition: Edition, registration: Registration, document: Document, stay: Stay, *, language: str
) -> VisaRequest:
    """A delegate asks, or sends another passport: then the letter has to be written anew. `language` is the
    one in which they agreed to it."""
    with transaction():
        if locked(registration).state not in LIVE:
            raise Ended()
        request = request_of(registration) or _new(registration)
        before = request.state
        request.move_to(VisaState.REQUESTED)
        given = replace(document, given_from=registration.email)
        request.document, request.letter = documents.sealed(given, registration.id), None
        request.consulate, request.second_language = stay.consulate, stay.second_language
        request.enters_on, request.leaves_on = stay.enters_on, stay.leaves_on
        request.requested_at, request.issued_at, request.erased_at = clock.now(), None, None
        db.session.add(request)
        _noted(registration, before, request, by=audit.REGISTRANT, verb="requested_visa")
        record(registration, Purpose.DOCUMENTS, given=True, language=language)
        queue(messages.requested(edition, registration))
    return request


def take_back(registration: Registration, *, language: str) -> None:
    """The delegate needs it no more: the request goes, and the document with it."""
    with transaction():
        locked(registration)
        if erase(registration):
            audit.note(audit.REGISTRANT, "took_visa_back", registration)
            record(registration, Purpose.DOCUMENTS, given=False, language=language)


def issue(edition: Edition, registration: Registration, *, by: audit.Actor) -> None:
    """The forum's letter is there: see letters.py."""
    with transaction():
        request = _moved(registration, VisaState.ISSUED, by=by, verb="issued_visa_letter")
        if registration.state != State.CONFIRMED:
            raise NotConfirmed()
        request.letters, request.issued_at = request.letters + 1, clock.now()
        queue(messages.issued(edition, registration))


def decline(
    edition: Edition, registration: Registration, *, by: audit.Actor, reason: str | None = None
) -> None:
    """The forum writes no letter."""
    with transaction():
        _moved(registration, VisaState.DECLINED, by=by, verb="declined_visa", reason=reason)
        queue(messages.declined(edition, registration, reason))


def grant(edition: Edition, registration: Registration, *, by: audit.Actor) -> None:
    """The consulate has said yes."""
    with transaction():
        _moved(registration, VisaState.GRANTED, by=by, verb="granted_visa").answered_at = clock.now()
        queue(messages.granted(edition, registration))


def refuse(
    edition: Edition, registration: Registration, *, by: audit.Actor, reason: str | None = None
) -> None:
    """The consulate has said no."""
    with transaction():
        request = _moved(registration, VisaState.REFUSED, by=by, verb="refused_visa", reason=reason)
        request.answered_at = clock.now()
        queue(messages.refused(edition, registration, reason))


def read(registration: Registration, *, by: audit.Actor) -> Document | None:
    """The document, for an officer: that it was looked at is written down first. None once it is erased."""
    with transaction():
        request = request_of(registration)
        if request is None or request.document is None:
            return None
        audit.note(by, "read_document", registration)
        return documents.opened(request.document, registration.id)


def has_letter(registration: Registration, request: VisaRequest) -> bool:
    """Whether there is a letter to fetch: for delegates, once issued, as long as their passport is here."""
    is_issued = request.state in WITH_LETTER and request.document is not None
    return is_issued and registration.state == State.CONFIRMED


def document_of(request: VisaRequest) -> Document:
    """The document for the forum's own letter. Raises `DocumentErased`."""
    if request.document is None:
        raise DocumentErased()
    return documents.opened(request.document, request.registration_id)


def masked_number(request: VisaRequest) -> str | None:
    """What its owner sees of it. None once it is erased."""
    return masked(document_of(request).number) if request.document is not None else None


def erase(registration: Registration) -> bool:
    """Delete a request with its document. The caller holds the transaction; returns whether there was one."""
    request = request_of(registration)
    if request is None:
        return False
    db.session.delete(request)
    db.session.flush()
    return True


def _new(registration: Registration) -> VisaRequest:
    return VisaRequest(
        edition_id=registration.edition_id,
        registration_id=registration.id,
        state=VisaState.REQUESTED,
        letters=0,
    )


def _moved(
    registration: Registration,
    new: VisaState,
    *,
    by: audit.Actor,
    verb: str,
    reason: str | None = None,
) -> VisaRequest:
    """The registration's row is held for all that is decided about its visa."""
    locked(registration)
    request = request_of(registration)
    if request is None:
        raise NoRequest()
    db.session.refresh(request)
    before = request.state
    request.move_to(new)
    _noted(registration, before, request, by=by, verb=verb, reason=reason)
    return request


def _noted(
    registration: Registration,
    before: VisaState | None,
    request: VisaRequest,
    *,
    by: audit.Actor,
    verb: str,
    reason: str | None = None,
) -> None:
    """The states alone: nothing of the document."""
    was = {"visa": before} if before != request.state else None
    audit.note(by, verb, registration, reason=reason, before=was, after={"visa": request.state})
