"""Taking a proposal once, reviewing it, declining and withdrawing it. (Accepting: agenda/speaking.)

Scarce here: one proposal per sending (unique: edition, idempotency key).
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum import clock
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.speakers import links
from forum.speakers.proposals import messages
from forum.speakers.proposals.models import Call, Proposal, Review
from forum.speakers.proposals.queries import call_of
from forum.speakers.proposals.states import ProposalState, check_move, takes_proposals
from forum.transaction import locked, transaction

PROPOSER = audit.Actor("proposer")
CONSENT_VERSION = "2025-1"
REF_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0, 1, I, L, O, U: read out over a telephone


class CallClosed(Refusal):
    code = "call_closed"


class ProposalKeyReused(Refusal):
    """The same idempotency key came with other content."""

    code = "key_reused"


@dataclass(frozen=True)
class Said:
    """What was typed: columns of `Proposal`."""

    columns: Mapping[str, Any] = field(default_factory=dict)

    @property
    def content_hash(self) -> bytes:
        return hashlib.sha256(json.dumps(dict(self.columns), sort_keys=True).encode()).digest()


def propose(edition: Edition, said: Said, *, key: str) -> Proposal:
    """Safe to repeat with the same `key`. Raises `CallClosed`, `ProposalKeyReused`."""
    earlier = _sent_before(edition, said, key)
    if earlier is not None:
        return earlier
    if not takes_proposals(call_of(edition.id), clock.now()):
        raise CallClosed()
    try:
        return _write_down(edition, said, key)
    except IntegrityError:  # a double click: the other request was a moment faster
        earlier = _sent_before(edition, said, key)
        if earlier is None:
            raise
        return earlier


def review(proposal: Proposal, *, account_id: int, score: int, note: str, by: audit.Actor) -> None:
    """One per reviewer; a second one takes the place of the first."""
    with transaction():
        locked(proposal)
        mine = {"proposal_id": proposal.id, "account_id": account_id}
        found = db.session.scalar(select(Review).filter_by(**mine))
        if found is None:
            found = Review(edition_id=proposal.edition_id, reviewer=by.name, score=score, **mine)
            db.session.add(found)
        found.score, found.note, found.at = score, note, clock.now()
        db.session.flush()
        audit.note(by, "reviewed_proposal", proposal, after={"score": score})


def decline(edition: Edition, proposal: Proposal, *, reason: str | None, by: audit.Actor) -> None:
    """Raises `ProposalDecided`."""
    with transaction():
        decide(proposal, ProposalState.DECLINED, reason=reason, by=by, verb="declined_proposal")
        queue(messages.declined(edition, proposal, reason))


def withdraw(proposal: Proposal) -> None:
    """Raises `ProposalDecided`."""
    with transaction():
        decide(proposal, ProposalState.WITHDRAWN, reason=None, by=PROPOSER, verb="withdrew_proposal")


def decide(proposal: Proposal, new: ProposalState, *, reason: str | None, by: audit.Actor, verb: str) -> None:
    """The caller holds the transaction."""
    locked(proposal)
    old = ProposalState(proposal.state)
    check_move(old, new)
    proposal.state, proposal.decided_at, proposal.reason = new, clock.now(), reason
    db.session.flush()
    audit.note(by, verb, proposal, before={"proposal": old}, after={"proposal": new}, reason=reason)


def set_call(edition: Edition, *, is_open: bool, closes_at: datetime | None, by: audit.Actor) -> None:
    with transaction():
        locked(edition)
        call = call_of(edition.id)
        if call is None:
            call = Call(edition_id=edition.id, is_open=False)
            db.session.add(call)
        before, after = _as_kept(call.is_open, call.closes_at), _as_kept(is_open, closes_at)
        if before != after:
            call.is_open, call.closes_at = is_open, closes_at
            db.session.flush()
            audit.note(by, "changed_call", _OfTheEdition(edition.id), before=before, after=after)
            pages_changed(edition.id)


class _OfTheEdition:
    """An edition, as the audit names a thing."""

    __tablename__ = "edition"

    def __init__(self, edition_id: int) -> None:
        self.id = self.edition_id = edition_id


def _as_kept(is_open: bool, closes_at: datetime | None) -> dict[str, Any]:
    return {"call_is_open": is_open, "closes_at": closes_at and closes_at.isoformat(timespec="minutes")}


def _sent_before(edition: Edition, said: Said, key: str) -> Proposal | None:
    earlier = db.session.scalar(select(Proposal).filter_by(edition_id=edition.id, idempotency_key=key))
    if earlier is not None and earlier.content_hash != said.content_hash:
        raise ProposalKeyReused()
    return earlier


def _write_down(edition: Edition, said: Said, key: str) -> Proposal:
    with transaction():
        proposal = Proposal(
            edition_id=edition.id,
            ref="".join(secrets.choice(REF_ALPHABET) for _ in range(6)),
            idempotency_key=key,
            content_hash=said.content_hash,
            consent_version=CONSENT_VERSION,
            submitted_at=clock.now(),
            **said.columns,
        )
        db.session.add(proposal)
        db.session.flush()
        proposal.link_hash = links.hashed(links.token(edition, links.PROPOSAL, proposal.id, 1))
        db.session.flush()
        queue(messages.received(edition, proposal))
        audit.note(PROPOSER, "received_proposal", proposal)
    return proposal
