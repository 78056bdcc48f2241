from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.columns import Words
from forum.extensions import db


class Release(db.Model):
    """A numbered version of the programme. What it says never changes; a newer one takes its place."""

    __tablename__ = "agenda_release"
    __table_args__ = (UniqueConstraint("edition_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    number: Mapped[int]
    note: Mapped[str] = mapped_column(String(500), default="")
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(default=clock.now)
    letters: Mapped[int] = mapped_column(default=0, server_default="0")  # how many were written about it
    # Rooms and tracks as they were called, once for all sessions: the columns of `Place` and of `Theme`.
    places: Mapped[list[list[Any]]] = mapped_column(JSON)
    themes: Mapped[list[list[Any]]] = mapped_column(JSON)


class ReleasedSession(db.Model):
    """A session as one release tells of it: see `Frozen`, which is made from it."""

    __table_args__ = (UniqueConstraint("release_id", "session_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("agenda_release.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("agenda_session.id"))
    sequence: Mapped[int]
    is_cancelled: Mapped[bool] = mapped_column(default=False, server_default=false())
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    abstract: Mapped[Words]  # apart: no list of sessions shows it
