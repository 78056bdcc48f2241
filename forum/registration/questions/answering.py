"""Writing down what was answered, sealed where it is about a document."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select

from forum import clock
from forum.audit import services as audit
from forum.extensions import db
from forum.files import services as files
from forum.files.documents import Document
from forum.registration.models import Registration
from forum.registration.questions.models import Answer
from forum.registration.questions.queries import place_of
from forum.registration.questions.rules import Asked, Value
from forum.sealing import seal_text
from forum.transaction import locked, transaction


@dataclass(frozen=True)
class Given:
    """An answer to a question; `value` None takes an earlier one back."""

    question: Asked
    value: Value | Document | None

    @property
    def content(self) -> Value | None:
        """By which the same answer is known again."""
        return sha256(self.value.data).hexdigest() if isinstance(self.value, Document) else self.value


def write(registration: Registration, answers: Iterable[Given]) -> None:
    """The answers of a new registration, in the transaction that writes it."""
    rows = [_row(registration, given) for given in answers if given.value is not None]
    if rows:
        db.session.execute(_ANSWER, rows)


def change(registration: Registration, answers: Iterable[Given], *, by: audit.Actor) -> None:
    """Replace what was answered. The audit says which questions, never how: it is kept for longer."""
    answers = list(answers)
    if not answers:
        return
    with transaction():
        locked(registration)
        there = _there(registration)
        changed = [given for given in answers if _differs(given, there.get(given.question.id))]
        for given in changed:
            _put(registration, given, there.get(given.question.id))
        if changed:
            names = ", ".join(given.question.ref for given in changed)
            audit.note(by, "answered", registration, after={"answers": names})


def document_seen(registration: Registration, *, by: audit.Actor) -> None:
    """Somebody with the duty has looked at sealed answers."""
    with transaction():
        audit.note(by, "saw_documents", registration)


def _there(registration: Registration) -> dict[int, Answer]:
    rows = db.session.scalars(select(Answer).filter_by(registration_id=registration.id))
    return {answer.question_id: answer for answer in rows}


def _differs(given: Given, there: Answer | None) -> bool:
    if there is None or there.sealed is not None:
        return given.value is not None or there is not None
    return bool(there.value != given.value)


def _put(registration: Registration, given: Given, there: Answer | None) -> None:
    if there is not None:
        db.session.delete(there)
        db.session.flush()
        files.let_go(there.file_id)
    write(registration, [given])


def _row(registration: Registration, given: Given) -> Mapping[str, Any]:
    said, question, file_id = given.value, given.question, None
    if isinstance(said, Document):
        file_id = files.keep(registration.edition_id, said.data, media_type=said.media_type)
        said = said.name
    about = place_of(registration.id, question.id)
    return {
        "edition_id": registration.edition_id,
        "registration_id": registration.id,
        "question_id": question.id,
        "value": None if question.is_sealed else said,
        "sealed": seal_text(json.dumps(said), about=about) if question.is_sealed else None,
        "file_id": file_id,
        "at": clock.now(),
    }


_ANSWER = insert(Answer.__table__)
