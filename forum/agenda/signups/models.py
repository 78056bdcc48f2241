from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import db


class Mode(StrEnum):
    OPEN = "open"  # whoever comes, comes
    SIGN_UP = "sign_up"
    INVITATION = "invitation"  # the desk says who


class Standing(StrEnum):
    IN = "in"
    WAITING = "waiting"


class SignUpRule(db.Model):
    """How one comes into a session. Without a row it is open; the places stand in its `Limit`."""

    session_id: Mapped[int] = mapped_column(ForeignKey("agenda_session.id"), primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    mode: Mapped[Mode] = mapped_column(String(20))


class SignUp(db.Model):
    """A delegate's place in a session, or in the line for one. Who leaves has no row."""

    __table_args__ = (
        UniqueConstraint("session_id", "registration_id"),
        Index("ix_sign_up_in_line", "session_id", "state", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("agenda_session.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    state: Mapped[Standing] = mapped_column(String(20))
    is_invited: Mapped[bool] = mapped_column(default=False, server_default=false())  # taken in by the desk
    at: Mapped[datetime] = mapped_column(default=clock.now)


class Star(db.Model):
    """A session that somebody has marked for themselves."""

    __table_args__ = (UniqueConstraint("registration_id", "session_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("agenda_session.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=clock.now)
