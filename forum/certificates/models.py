from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import db

_IS_VALID = text("revoked_at IS NULL")
_IS_UNTOLD = text("told_at IS NULL")


class Certificate(db.Model):
    """That somebody was there. The code is made again when it is needed; only its hash is kept."""

    __table_args__ = (
        Index(
            "one_valid_certificate",
            "registration_id",
            unique=True,
            sqlite_where=_IS_VALID,
            postgresql_where=_IS_VALID,
        ),
        Index("ix_certificate_untold", "id", sqlite_where=_IS_UNTOLD, postgresql_where=_IS_UNTOLD),
        Index("ix_certificate_edition", "edition_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    uid: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    # As it was printed: a later change of the registration does not change what hangs on a wall.
    name_latin: Mapped[str] = mapped_column(String(201))
    name_native: Mapped[str] = mapped_column(String(120), default="")
    native_language: Mapped[str] = mapped_column(String(8), default="")
    issued_at: Mapped[datetime] = mapped_column(default=clock.now)
    told_at: Mapped[datetime | None]  # when the letter was put in the outbox
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None] = mapped_column(String(1000))
