"""What is kept for one purpose only, and how it is forgotten: meals and accessibility, documents.

Each function is one or two statements about one person or one edition, and says how many rows it changed.
"""

from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, or_, select, update

from forum import clock
from forum.extensions import db

SENSITIVE, DOCUMENT = "sensitive", "document"  # classes of questions, see registration/questions/kinds.py


def forget_answers(privacy: str, **whose: int) -> int:
    """Answers to questions of this class, of one `registration_id` or one `edition_id`."""
    answer, question = db.metadata.tables["answer"], db.metadata.tables["question"]
    asked = select(question.c.id).where(question.c.privacy == privacy)
    return _changed(delete(answer).where(answer.c.question_id.in_(asked), _are(answer, whose)))


def forget_documents(**whose: int) -> int:
    """What stands in a passport. That support was asked for, and what became of it, stays."""
    visa = db.metadata.tables["visa_request"]
    kept = and_(visa.c.document.is_not(None), _are(visa, whose))
    return _changed(update(visa).where(kept).values(document=None, consulate="", erased_at=clock.now()))


def forget_meals(edition_id: int) -> int:
    row = db.metadata.tables["registration"]
    told = and_(row.c.edition_id == edition_id, or_(row.c.meals != "", row.c.accessibility != ""))
    return _changed(update(row).where(told).values(meals="", accessibility=""))


def _are(table: Table, whose: dict[str, int]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in whose.items()))


def _changed(statement: Any) -> int:
    done = db.session.execute(statement.execution_options(synchronize_session=False))
    return int(done.rowcount)  # type: ignore[attr-defined]
