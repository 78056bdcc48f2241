from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.accreditation.importing.states import SheetState
from forum.extensions import db
from forum.files.models import StoredFile
from forum.jobs.models import Job


class PeopleSheet(db.Model):
    """A spreadsheet somebody sent to be looked through and imported, with what was found in it. The file
    and what it said about people are let go some days later; the figures stay."""

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id"))
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))  # of rows without one
    file_id: Mapped[int | None] = mapped_column(ForeignKey(StoredFile.id))
    name: Mapped[str] = mapped_column(String(200))
    rows: Mapped[int]
    language: Mapped[str] = mapped_column(String(8))  # what the findings speak
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    actor: Mapped[str] = mapped_column(String(200))
    is_by_coordinator: Mapped[bool] = mapped_column(default=False)
    # Whether whoever sent it may fill in meals, accessibility and sensitive answers.
    reads_sensitive: Mapped[bool] = mapped_column(default=False, server_default=false())
    state: Mapped[SheetState] = mapped_column(String(20))
    job_id: Mapped[int | None] = mapped_column(ForeignKey(Job.id))
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    findings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    sent_at: Mapped[datetime] = mapped_column(default=clock.now)
    imported_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]
