from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.columns import Words
from forum.editions.models import Room
from forum.extensions import db
from forum.speakers.models import Speaker


class Kind(StrEnum):
    OPENING = "opening"
    PLENARY = "plenary"
    KEYNOTE = "keynote"
    TALK = "talk"
    PANEL = "panel"
    ROUND_TABLE = "round_table"
    PITCH = "pitch"
    B2B = "b2b"
    CEREMONY = "ceremony"
    BREAK = "break"
    SOCIAL = "social"


class Role(StrEnum):
    KEYNOTE = "keynote"
    SPEAKER = "speaker"
    PANELLIST = "panellist"
    MODERATOR = "moderator"
    RAPPORTEUR = "rapporteur"


class PublishState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class Track(db.Model):
    __table_args__ = (UniqueConstraint("edition_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    code: Mapped[str] = mapped_column(String(20))
    position: Mapped[int] = mapped_column(default=0)
    profile: Mapped[str] = mapped_column(String(20))  # the key area whose mark it wears
    name: Mapped[Words]


class AgendaSession(db.Model):
    """One scheduled item."""

    __table_args__ = (
        UniqueConstraint("edition_id", "ref"),
        UniqueConstraint("edition_id", "uid"),
        Index("ix_agenda_session_when", "edition_id", "starts_at"),
        CheckConstraint("minutes > 0", name="lasts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    ref: Mapped[str] = mapped_column(String(80))  # in the address: /agenda/<ref>
    uid: Mapped[str] = mapped_column(String(80))  # calendars know the session by it
    sequence: Mapped[int] = mapped_column(default=0)  # where calendars begin to count: releases count on
    kind: Mapped[Kind] = mapped_column(String(20))
    state: Mapped[PublishState] = mapped_column(String(20), default=PublishState.DRAFT)
    track_id: Mapped[int | None] = mapped_column(ForeignKey("track.id"))
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    title: Mapped[Words]
    abstract: Mapped[Words]
    floor_languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    interpreted_languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    # Raised by every change: a form that was opened on an older version is refused, not obeyed.
    version: Mapped[int] = mapped_column(default=1)

    track: Mapped[Track | None] = relationship(lazy="raise")
    room: Mapped[Room | None] = relationship(lazy="raise")
    appearances: Mapped[list["Appearance"]] = relationship(
        lazy="raise", order_by="Appearance.position", cascade="all, delete-orphan"
    )

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class Appearance(db.Model):
    """A speaker in a session, and in what role."""

    __table_args__ = (UniqueConstraint("session_id", "speaker_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("agenda_session.id"))
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), index=True)
    role: Mapped[Role] = mapped_column(String(20), default=Role.SPEAKER)
    position: Mapped[int] = mapped_column(default=0)

    speaker: Mapped[Speaker] = relationship(lazy="raise")
