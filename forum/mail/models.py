from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import db
from forum.mail.states import OPEN, LetterState

# As words, not as parameters: a partial index serves only a query that repeats its condition.
IS_OPEN = text("letter.state IN (" + ", ".join(f"'{state}'" for state in sorted(OPEN)) + ")")
_IS_OPEN = text(IS_OPEN.text.replace("letter.", ""))
_IS_KNOWN = "state IN (" + ", ".join(f"'{state}'" for state in LetterState) + ")"


class Letter(db.Model):
    """A letter, from the outbox to the answer of the mail server."""

    __table_args__ = (
        CheckConstraint(_IS_KNOWN, name="state_is_known"),
        # The worker's: what is on its way, oldest first, and what stands before it for one recipient.
        Index("ix_letter_open", "id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
        Index("ix_letter_open_to", "to_email", "id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
        Index("ix_letter_edition", "edition_id", "id"),
        Index("ix_letter_edition_state", "edition_id", "state", "id"),
        Index("ix_letter_about", "edition_id", "about", "about_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    kind: Mapped[str] = mapped_column(String(60))
    about: Mapped[str | None] = mapped_column(String(40))
    about_id: Mapped[int | None]
    to_email: Mapped[str] = mapped_column(String(254))
    to_name: Mapped[str] = mapped_column(String(500))
    from_name: Mapped[str] = mapped_column(String(100))
    reply_to: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(8))
    subject: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    secrets: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    enclosures: Mapped[list[Any]] = mapped_column(JSON, default=list)
    message_id: Mapped[str] = mapped_column(String(120), unique=True)
    state: Mapped[LetterState] = mapped_column(String(20))
    attempts: Mapped[int] = mapped_column(default=0)
    queued_at: Mapped[datetime] = mapped_column(default=clock.now)
    due_at: Mapped[datetime] = mapped_column(default=clock.now)
    leased_until: Mapped[datetime | None]
    lease: Mapped[str | None] = mapped_column(String(36))
    sent_at: Mapped[datetime | None]
    answer: Mapped[str | None] = mapped_column(String(500))

    @property
    def is_erased(self) -> bool:
        """Whoever it was written to asked to be forgotten: only that it was written is left."""
        return self.to_email == ""
