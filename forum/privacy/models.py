from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import db


class Tombstone(db.Model):
    """Somebody was erased. It names nobody; after a restore it says who has to go again."""

    __table_args__ = (UniqueConstraint("edition_id", "registration_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    registration_id: Mapped[int]  # as it is in every backup that has the row
    ref_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    at: Mapped[datetime] = mapped_column(default=clock.now)
    by: Mapped[str] = mapped_column(String(200))
    swept_at: Mapped[datetime | None]  # when the database's own leftovers were overwritten
