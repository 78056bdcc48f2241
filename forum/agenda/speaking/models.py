from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum import clock
from forum.agenda.models import AgendaSession
from forum.columns import Words
from forum.extensions import db
from forum.speakers.models import Speaker

_PENDING = text("decided_at IS NULL")


class Wording(db.Model):
    """Title and abstract of a session as one of its speakers would have them; the organiser decides."""

    __table_args__ = (
        Index(
            "one_pending_wording",
            *("session_id", "speaker_id"),
            unique=True,
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("agenda_session.id"))
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), index=True)
    title: Mapped[Words]
    abstract: Mapped[Words]
    suggested_at: Mapped[datetime] = mapped_column(default=clock.now)
    decided_at: Mapped[datetime | None]
    is_taken: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str | None] = mapped_column(String(1000))

    session: Mapped[AgendaSession] = relationship(lazy="raise")
    speaker: Mapped[Speaker] = relationship(lazy="raise")
