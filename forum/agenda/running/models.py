from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import db

LONGEST_TEXT = 200


class RunSheet(db.Model):
    """The run of one session. Every change raises its version, which stands on the printed sheet."""

    session_id: Mapped[int] = mapped_column(ForeignKey("agenda_session.id"), primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    late: Mapped[int] = mapped_column(default=0)  # minutes by which it begins later than planned
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)


class RunItem(db.Model):
    """One thing that happens on stage. When, follows from what comes before it."""

    __table_args__ = (CheckConstraint("minutes >= 0", name="lasts"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("agenda_session.id"), index=True)
    position: Mapped[int]
    minutes: Mapped[int]
    title: Mapped[str] = mapped_column(String(LONGEST_TEXT))
    owner: Mapped[str] = mapped_column(String(LONGEST_TEXT), default="")
    cue: Mapped[str] = mapped_column(String(LONGEST_TEXT), default="")
    language: Mapped[str] = mapped_column(String(8), default="")
    late: Mapped[int] = mapped_column(default=0)  # minutes lost (or won back) before this item
