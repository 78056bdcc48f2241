from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.columns import Words
from forum.extensions import db


class Speaker(db.Model):
    """A person on stage, who may also be a delegate: `registration_id` says which, one badge serves both."""

    __table_args__ = (UniqueConstraint("edition_id", "ref"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    ref: Mapped[str] = mapped_column(String(80))  # in the address: /speakers/<ref>
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(200))  # Latin
    name_native: Mapped[str | None] = mapped_column(String(200))
    native_language: Mapped[str | None] = mapped_column(String(8))
    country: Mapped[str] = mapped_column(String(2))
    organisation: Mapped[Words]
    job: Mapped[Words]
    biography: Mapped[Words]
    is_confirmed: Mapped[bool] = mapped_column(default=False)
    # A plain number: registrations live in a room beside this one.
    registration_id: Mapped[int | None]
