"""Reading an edition's questions, and what was answered."""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import bindparam, func, select

from forum.columns import Words
from forum.editions.models import Edition
from forum.extensions import db
from forum.registration.questions.kinds import Kind, Privacy
from forum.registration.questions.models import Answer, Question
from forum.registration.questions.rules import Asked, Option, Value
from forum.sealing import open_text, place

OPEN = frozenset({Privacy.ORDINARY, Privacy.SENSITIVE})


@dataclass(frozen=True)
class Answered:
    """A question and what was answered; `value` None where it is sealed and was not opened."""

    question: Asked
    value: Value | None
    file_id: int | None = None


def questions_of(edition: Edition) -> tuple[Asked, ...]:
    """What an edition asks, in its order. Kept until the edition changes: the form costs no statement."""
    return tuple(question for question, is_retired in _ever_asked(edition) if not is_retired)


def has_ever_asked(edition: Edition) -> bool:
    """Whether there can be answers at all. No statement either."""
    return bool(_ever_asked(edition))


def every_question_of(edition_id: int) -> Sequence[Question]:
    """Retired ones too, in their order."""
    return db.session.scalars(
        select(Question).filter_by(edition_id=edition_id).order_by(Question.position, Question.id)
    ).all()


def question_with(edition_id: int, ref: str) -> Question | None:
    return db.session.scalar(select(Question).filter_by(edition_id=edition_id, ref=ref))


def counts_of_answers(edition_id: int) -> dict[int, int]:
    """How many answered, by question."""
    rows = db.session.execute(
        select(Answer.question_id, func.count())
        .where(Answer.edition_id == edition_id)
        .group_by(Answer.question_id)
    )
    return {question_id: count for question_id, count in rows}


def has_answers(question_id: int) -> bool:
    return db.session.scalar(select(Answer.id).filter_by(question_id=question_id).limit(1)) is not None


def answers_of(
    edition_id: int, registration_ids: Collection[int], classes: Collection[Privacy]
) -> dict[int, list[Answered]]:
    """By registration, in the questions' order, also of questions retired since. Answers about documents
    are opened where `classes` names them: whoever asks for them has the duty and writes it down."""
    found: dict[int, list[Answered]] = defaultdict(list)
    rows = db.session.execute(
        select(Answer, Question)
        .join(Question, Question.id == Answer.question_id)
        .where(Answer.edition_id == edition_id, Answer.registration_id.in_(registration_ids))
        .where(Question.privacy.in_(classes))
        .order_by(Question.position, Question.id)
    )
    for answer, question in rows:
        value = answer.value if answer.sealed is None else _opened(answer)
        found[answer.registration_id].append(Answered(asked(question), value, answer.file_id))
    return dict(found)


def answers_to_edit(registration_id: int) -> dict[int, Value | None]:
    """By question; None for one that is kept sealed: that it was answered is known, how is not."""
    rows = db.session.execute(_VALUES, {"registration": registration_id})
    return {question_id: value for question_id, value in rows}


def answers_unopened(registration_id: int) -> list[Answered]:
    """All of one registration's, in order; sealed ones stay shut: `value` None."""
    rows = db.session.execute(_UNOPENED, {"registration": registration_id})
    return [Answered(asked(question), answer.value, answer.file_id) for answer, question in rows]


def asked(question: Question) -> Asked:
    """The row as rules speak of it."""
    return Asked(
        id=question.id,
        ref=question.ref,
        kind=Kind(question.kind),
        label=question.label,
        help=question.help,
        options=tuple(Option(each["code"], Words(each["label"])) for each in question.options),
        is_required=question.is_required,
        privacy=Privacy(question.privacy),
        categories=frozenset(question.categories),
        after=question.after_id,
        after_value=question.after_value,
    )


def place_of(registration_id: int, question_id: int) -> bytes:
    """Where a sealed answer stands."""
    return place("answer", f"{registration_id}-{question_id}", "sealed")


def _opened(answer: Answer) -> Value:
    about = place_of(answer.registration_id, answer.question_id)
    value: Value = json.loads(open_text(answer.sealed or b"", about=about))
    return value


def _ever_asked(edition: Edition) -> tuple[tuple[Asked, bool], ...]:
    return _kept(edition.uid, edition.version, edition.id)


@lru_cache(maxsize=64)
def _kept(_uid: bytes, _version: int, edition_id: int) -> tuple[tuple[Asked, bool], ...]:
    return tuple((asked(row), row.retired_at is not None) for row in every_question_of(edition_id))


_VALUES = select(Answer.question_id, Answer.value).where(Answer.registration_id == bindparam("registration"))
_UNOPENED = (
    select(Answer, Question)
    .join(Question, Question.id == Answer.question_id)
    .where(Answer.registration_id == bindparam("registration"))
    .order_by(Question.position, Question.id)
)
