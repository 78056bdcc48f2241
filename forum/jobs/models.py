from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import db
from forum.jobs.states import OPEN, JobState

_IS_OPEN = text("state IN (" + ", ".join(f"'{state}'" for state in sorted(OPEN)) + ")")
_IS_KNOWN = "state IN (" + ", ".join(f"'{state}'" for state in JobState) + ")"


class Job(db.Model):
    """One piece of work. `facts` say what to do, in plain JSON values."""

    __table_args__ = (
        CheckConstraint(_IS_KNOWN, name="state_is_known"),
        Index("ix_job_open", "id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    actor: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(8))  # what the result speaks
    state: Mapped[JobState] = mapped_column(String(20), default=JobState.WAITING)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    is_to_stop: Mapped[bool] = mapped_column(default=False)
    tries: Mapped[int] = mapped_column(default=0)
    queued_at: Mapped[datetime] = mapped_column(default=clock.now)
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]
    lease: Mapped[str | None] = mapped_column(String(36))
    problem: Mapped[str | None] = mapped_column(String(60))  # a refusal's code, or the name of what broke
