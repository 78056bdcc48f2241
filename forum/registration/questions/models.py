from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.columns import Words
from forum.extensions import db
from forum.registration.questions.kinds import Kind, Privacy


class Question(db.Model):
    """Something an edition asks of its own. Retired, it is asked no more and keeps its answers."""

    __table_args__ = (UniqueConstraint("edition_id", "ref"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    ref: Mapped[str] = mapped_column(String(40))  # its name in addresses and exported tables
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[Kind] = mapped_column(String(20))
    label: Mapped[Words]
    help: Mapped[Words]
    options: Mapped[list[Any]] = mapped_column(JSON, default=list)  # [{"code": …, "label": {language: text}}]
    is_required: Mapped[bool] = mapped_column(default=False)
    privacy: Mapped[Privacy] = mapped_column(String(12), default=Privacy.ORDINARY)
    categories: Mapped[list[int]] = mapped_column(JSON, default=list)  # empty: asked of all
    after_id: Mapped[int | None] = mapped_column(ForeignKey("question.id"))
    after_value: Mapped[str | None] = mapped_column(String(40))
    retired_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Answer(db.Model):
    """One answer of one registration, typed; sealed where its question is about a document."""

    __table_args__ = (
        UniqueConstraint("registration_id", "question_id"),
        CheckConstraint("(value IS NULL) <> (sealed IS NULL)", name="plain_or_sealed"),
        Index("ix_answer_edition_question", "edition_id", "question_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    value: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    at: Mapped[datetime] = mapped_column(default=clock.now)
