from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.columns import Words
from forum.extensions import db


class Speaker(db.Model):
    """A person on stage, who may also be a delegate: `registration_id` says which, one badge serves both."""

    __table_args__ = (
        UniqueConstraint("edition_id", "ref"),
        Index("one_speaker_per_registration", "edition_id", "registration_id", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    ref: Mapped[str] = mapped_column(String(80))  # in the address: /speakers/<ref>
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(200))  # Latin
    name_native: Mapped[str | None] = mapped_column(String(200))
    native_language: Mapped[str | None] = mapped_column(String(8))
    country: Mapped[str] = mapped_column(String(2))
    organisation: Mapped[Words]
    job: Mapped[Words]
    biography: Mapped[Words]
    is_confirmed: Mapped[bool] = mapped_column(default=False)
    # A plain number: registrations live in a room beside this one.
    registration_id: Mapped[int | None]


class Engagement(db.Model):
    """What a speaker and the forum have arranged: seen by the two of them. Empty means not said yet."""

    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_is_lowercase"),
        Index("ix_engagement_edition", "edition_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), unique=True)
    email: Mapped[str] = mapped_column(String(254), default="")
    language: Mapped[str] = mapped_column(String(8), default="en")
    # Raised to make a link that was mailed before useless.
    link_generation: Mapped[int] = mapped_column(default=0)
    link_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    invited_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    declined_because: Mapped[str | None] = mapped_column(String(1000))
    reminded_at: Mapped[datetime | None]
    photo_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    without_slides: Mapped[bool] = mapped_column(default=False)
    shows_slides: Mapped[bool | None]  # the speaker agrees that anybody may have them
    slides_allowed: Mapped[bool] = mapped_column(default=False)  # and so does the organiser
    equipment: Mapped[str | None] = mapped_column(String(1000))  # written, but empty: nothing is needed
    recording: Mapped[bool | None]
    # Day → [from, until] on the edition's clock; a day that is not here is one on which they cannot come.
    hours: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    is_local: Mapped[bool | None]  # comes without a journey
    arrives_at: Mapped[datetime | None]
    departs_at: Mapped[datetime | None]
    journey: Mapped[str] = mapped_column(String(200), default="")


class Slides(db.Model):
    """One version of what a speaker shows. The newest counts; the others stay."""

    __table_args__ = (
        UniqueConstraint("speaker_id", "version"),
        CheckConstraint("version > 0", name="counts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"))
    version: Mapped[int]
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    name: Mapped[str] = mapped_column(String(200))  # as its owner calls the file
    kind: Mapped[str] = mapped_column(String(10))  # see decks.py
    size: Mapped[int]
    sent_at: Mapped[datetime] = mapped_column(default=clock.now)
