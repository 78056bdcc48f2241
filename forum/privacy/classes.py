"""What is kept for one purpose only, and how it is forgotten: meals and accessibility, documents.

Each is about one person (`registration_id=`) or one edition (`edition_id=`).
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Table,
    and_,
    cast,
    delete,
    func,
    or_,
    select,
    union,
    update,
)
from sqlalchemy import String as Text

from forum import clock
from forum.audit.models import Entry
from forum.extensions import db
from forum.privacy.traces import without
from forum.registration.models import Registration
from forum.registration.revisions import Revision

SENSITIVE, DOCUMENT = "sensitive", "document"  # classes of questions, see registration/questions/kinds.py
NEEDS = ("meals", "accessibility")
_registration = Registration.__table__


def count_documents(edition_id: int) -> int:
    """Of how many people passports or answers about documents are kept."""
    return count_of(with_documents(edition_id))


def count_sensitive(edition_id: int) -> int:
    return count_of(with_needs(edition_id))


def with_documents(edition_id: int) -> CompoundSelect[Any]:
    """The numbers of these people."""
    visa = _table("visa_request")
    passports = select(visa.c.registration_id).where(
        visa.c.edition_id == edition_id, visa.c.document.is_not(None)
    )
    return union(passports, _answering(DOCUMENT, edition_id))


def with_needs(edition_id: int) -> CompoundSelect[Any]:
    told = select(_registration.c.id).where(_registration.c.edition_id == edition_id, _has_needs())
    return union(told, _answering(SENSITIVE, edition_id))


def hold(people: CompoundSelect[Any]) -> None:
    """Their rows, in the order of their numbers, before anything of theirs is written: as everybody does
    who decides about one of them."""
    theirs = select(_registration.c.id).where(_registration.c.id.in_(people)).order_by(_registration.c.id)
    db.session.execute(theirs.with_for_update(key_share=True)).all()


def count_of(found: Any) -> int:
    counted: int = db.session.scalars(select(func.count()).select_from(found.subquery())).one()
    return counted


def forget_answers(privacy: str, **whose: int) -> None:
    """Answers to questions of this class, with the files that were sent."""
    answer, file = _table("answer"), _table("stored_file")
    theirs = and_(answer.c.question_id.in_(_asked(privacy)), _are(answer, whose))
    files = db.session.scalars(select(answer.c.file_id).where(theirs, answer.c.file_id.is_not(None))).all()
    _do(delete(answer).where(theirs))
    if files:
        _do(delete(file).where(file.c.id.in_(files)))


def forget_documents(**whose: int) -> None:
    """What stands in a passport. That support was asked for, and what became of it, stays."""
    visa = _table("visa_request")
    gone = {
        "document": None,
        "letter": None,
        "consulate": "",
        "enters_on": None,
        "leaves_on": None,
        "erased_at": clock.now(),
    }
    _do(update(visa).where(visa.c.document.is_not(None), _are(visa, whose)).values(gone))


def forget_needs(**whose: int) -> None:
    """Meals and accessibility, also as they were before a change."""
    mine: dict[str, Any] = {"id": whose["registration_id"]} if "registration_id" in whose else dict(whose)
    _do(update(_registration).where(_are(_registration, mine), _has_needs()).values(dict.fromkeys(NEEDS, "")))
    entry, revision = Entry.__table__, Revision.__table__
    mine = {"thing_id": mine["id"], "thing": "registration"} if "id" in mine else whose
    _forget_in(entry, ("before", "after"), _are(entry, mine))
    _forget_in(revision, ("before", "changes"), _are(revision, whose))


def _forget_in(table: Table, columns: tuple[str, ...], which: ColumnElement[bool]) -> None:
    """In what is kept as JSON, the field stays and its value goes."""
    said = [cast(table.c[name], Text).contains(f'"{need}"') for name in columns for need in NEEDS]
    rows = db.session.execute(select(*table.c["id", *columns]).where(which, or_(*said))).all()
    for row in rows:
        values = {name: without(getattr(row, name), NEEDS) for name in columns}
        _do(update(table).where(table.c.id == row.id).values(values))


def _answering(privacy: str, edition_id: int) -> Select[Any]:
    answer = _table("answer")
    return select(answer.c.registration_id).where(
        answer.c.edition_id == edition_id, answer.c.question_id.in_(_asked(privacy))
    )


def _asked(privacy: str) -> Select[Any]:
    question = _table("question")
    return select(question.c.id).where(question.c.privacy == privacy)


def _has_needs() -> ColumnElement[bool]:
    return or_(*(_registration.c[name] != "" for name in NEEDS))


def _are(table: Table, whose: dict[str, Any]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in whose.items()))


def _table(name: str) -> Table:
    return db.metadata.tables[name]


def _do(statement: Any) -> None:
    db.session.execute(statement.execution_options(synchronize_session=False))
