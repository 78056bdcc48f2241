from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.badges.states import VALID, BadgeState
from forum.extensions import db
from forum.registration.models import Registration

_IS_VALID = text("state IN (" + ", ".join(f"'{state}'" for state in sorted(VALID)) + ")")


class Badge(db.Model):
    """The right to enter, issued to one registration. The code itself is not kept, only its fingerprint."""

    __table_args__ = (
        UniqueConstraint("edition_id", "fingerprint"),
        UniqueConstraint("registration_id", "serial"),
        Index(
            "one_valid_badge",
            "registration_id",
            unique=True,
            sqlite_where=_IS_VALID,
            postgresql_where=_IS_VALID,
        ),
        Index("ix_badge_cursor", "edition_id", "cursor"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    uid: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    serial: Mapped[int]
    state: Mapped[BadgeState] = mapped_column(String(20), default=BadgeState.ISSUED)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(16))
    issued_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    cursor: Mapped[int]  # the edition's cursor when this row last changed: devices ask for what is newer

    sealed_name: Mapped[bytes | None] = mapped_column(LargeBinary)  # for devices: see sealed_names.py

    registration: Mapped[Registration] = relationship(lazy="raise")
