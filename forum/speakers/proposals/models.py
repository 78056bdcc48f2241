from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import db
from forum.speakers.proposals.states import ProposalState


class Call(db.Model):
    """Whether an edition takes proposals, and until when."""

    __tablename__ = "call_for_speakers"

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    is_open: Mapped[bool] = mapped_column(default=False)
    closes_at: Mapped[datetime | None]


class Proposal(db.Model):
    """What somebody would speak about, in one language, and who they are."""

    __table_args__ = (
        UniqueConstraint("edition_id", "ref"),
        UniqueConstraint("edition_id", "idempotency_key"),
        Index("ix_proposal_state", "edition_id", "state"),
        CheckConstraint("email = lower(email)", name="email_is_lowercase"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    ref: Mapped[str] = mapped_column(String(12))
    state: Mapped[ProposalState] = mapped_column(String(20), default=ProposalState.SUBMITTED)
    link_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    idempotency_key: Mapped[str] = mapped_column(String(64))
    content_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    language: Mapped[str] = mapped_column(String(8))  # of the texts, and of our letters
    title: Mapped[str] = mapped_column(String(200))
    abstract: Mapped[str] = mapped_column(String(4000))
    kind: Mapped[str] = mapped_column(String(20))  # of session, by its code
    speaks: Mapped[list[str]] = mapped_column(JSON, default=list)
    name: Mapped[str] = mapped_column(String(200))
    name_native: Mapped[str] = mapped_column(String(200), default="")
    country: Mapped[str] = mapped_column(String(2))
    organisation: Mapped[str] = mapped_column(String(160))
    job: Mapped[str] = mapped_column(String(160), default="")
    biography: Mapped[str] = mapped_column(String(2000))
    email: Mapped[str] = mapped_column(String(254))
    consent_version: Mapped[str] = mapped_column(String(20))
    submitted_at: Mapped[datetime] = mapped_column(default=clock.now)
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(String(1000))
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"))


class Review(db.Model):
    """What one of the organisers thinks of a proposal."""

    __tablename__ = "proposal_review"
    __table_args__ = (
        UniqueConstraint("proposal_id", "account_id"),
        CheckConstraint("score BETWEEN 1 AND 5", name="one_to_five"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    reviewer: Mapped[str] = mapped_column(String(200))
    score: Mapped[int]
    note: Mapped[str] = mapped_column(String(1000), default="")
    at: Mapped[datetime] = mapped_column(default=clock.now)
