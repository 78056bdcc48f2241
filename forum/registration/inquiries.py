"""What an organiser asked a registrant, and what they answered."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, bindparam, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import db
from forum.registration.models import Registration

_IS_OPEN = text("closed_at IS NULL")


class Inquiry(db.Model):
    """One question with its answer. Without an answer it closes when the organiser decides all the same."""

    __table_args__ = (
        # One question at a time.
        Index(
            "one_open_inquiry",
            "registration_id",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
        Index("ix_inquiry_registration", "registration_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    question: Mapped[str] = mapped_column(String(1000))
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    asked_by: Mapped[str] = mapped_column(String(200))
    answer: Mapped[str | None] = mapped_column(String(4000))
    answered_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


def inquiries_of(registration: Registration) -> Sequence[Inquiry]:
    """All of them, the latest first."""
    return db.session.scalars(
        select(Inquiry)
        .filter_by(edition_id=registration.edition_id, registration_id=registration.id)
        .order_by(Inquiry.id.desc())
    ).all()


def open_inquiry_of(registration: Registration) -> Inquiry | None:
    return db.session.scalar(
        select(Inquiry)
        .filter_by(edition_id=registration.edition_id, registration_id=registration.id, closed_at=None)
        .execution_options(populate_existing=True)
    )


def close_open(registration: Registration) -> None:
    """Whatever was decided, nobody waits for an answer any more."""
    db.session.execute(_CLOSE, {"of": registration.id, "now": clock.now()})


_CLOSE = (
    update(Inquiry)
    .where(Inquiry.registration_id == bindparam("of"), Inquiry.closed_at.is_(None))
    .values(closed_at=bindparam("now"))
    .execution_options(synchronize_session=False)
)
