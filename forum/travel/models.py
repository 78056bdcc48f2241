from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import db
from forum.travel.rules import MOST_COMPANIONS


class Travel(db.Model):
    """How one delegate comes and goes; whatever is not known yet is empty."""

    __table_args__ = (Index("ix_travel_arrival", "edition_id", "arrives_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), unique=True)
    arrival_flight: Mapped[str] = mapped_column(String(20), default="")
    arrives_at: Mapped[datetime | None]
    departure_flight: Mapped[str] = mapped_column(String(20), default="")
    departs_at: Mapped[datetime | None]
    hotel: Mapped[str] = mapped_column(String(120), default="")
    wants_transfer: Mapped[bool] = mapped_column(default=False)
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)


class Companion(db.Model):
    """Somebody a delegate brings along: no badge, perhaps a seat at the gala."""

    __table_args__ = (
        UniqueConstraint("registration_id", "position"),
        CheckConstraint(f"position BETWEEN 1 AND {MOST_COMPANIONS}", name="not_too_many"),
        Index("ix_companion_edition", "edition_id", "registration_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    position: Mapped[int]
    given_name: Mapped[str] = mapped_column(String(100))
    family_name: Mapped[str] = mapped_column(String(100), default="")
    relation: Mapped[str] = mapped_column(String(20))
    gala: Mapped[bool] = mapped_column(default=False)
