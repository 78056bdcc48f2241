"""Answers that go over from one registration of a person to another, when the two become one."""

from sqlalchemy import select

from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.questions.models import Answer, Question
from forum.registration.questions.queries import place_of
from forum.sealing import open_text, seal_text


def hand_on(goes: Registration, stays: Registration) -> None:
    """Where the one that stays has none, and is asked. The caller holds both rows."""
    there = select(Answer.question_id).filter_by(registration_id=stays.id)
    theirs = (
        select(Answer, Question.categories)
        .join(Question, Question.id == Answer.question_id)
        .where(Answer.registration_id == goes.id, Answer.question_id.not_in(there))
    )
    for answer, categories in db.session.execute(theirs).all():
        if not categories or stays.category_id in categories:
            _move(answer, stays)
    db.session.flush()


def _move(answer: Answer, stays: Registration) -> None:
    """What is sealed is sealed for where it stands. Nobody reads it on the way."""
    if answer.sealed is not None:
        text = open_text(answer.sealed, about=place_of(answer.registration_id, answer.question_id))
        answer.sealed = seal_text(text, about=place_of(stays.id, answer.question_id))
    answer.registration_id = stays.id
