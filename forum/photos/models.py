from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import db


class Photo(db.Model):
    """The photograph of one registration, and the one that waits for a registrar's look."""

    __table_args__ = (Index("ix_photo_proposed", "edition_id", "proposed_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), unique=True)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    proposed_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    proposed_at: Mapped[datetime | None]
    # Why the last one that was proposed was not taken; its owner reads it.
    declined_because: Mapped[str | None] = mapped_column(String(1000))
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)
