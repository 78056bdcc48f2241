"""Asking, changing, ordering and retiring an edition's questions.

Each raises the edition's number first: forms kept elsewhere are forgotten, and two organisers who
change the questions at once do so one after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from anyascii import anyascii

from forum import clock
from forum.audit import services as audit
from forum.columns import Words
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.extensions import db
from forum.registration.questions.kinds import Kind, Privacy
from forum.registration.questions.models import Question
from forum.registration.questions.queries import asked, every_question_of, has_answers
from forum.registration.questions.rules import Option, QuestionRefused, check_all, check_change
from forum.transaction import transaction

LONGEST_REF = 40
MOST_QUESTIONS = 40  # the form is one page
RESERVED = ("new", "preview")  # pages of the desk beside those of the questions


class TooMany(QuestionRefused):
    code = "question_too_many"


class AtTheEnd(QuestionRefused):
    code = "question_at_the_end"


@dataclass(frozen=True)
class Content:
    """A question as an organiser writes it."""

    kind: Kind
    label: Words
    help: Words
    options: tuple[Option, ...] = ()
    is_required: bool = False
    privacy: Privacy = Privacy.ORDINARY
    categories: tuple[int, ...] = ()
    after: int | None = None
    after_value: str | None = None

    def columns(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "label": self.label,
            "help": self.help,
            "options": [{"code": each.code, "label": dict(each.label)} for each in self.options],
            "is_required": self.is_required,
            "privacy": self.privacy,
            "categories": sorted(self.categories),
            "after_id": self.after,
            "after_value": self.after_value,
        }


def add(edition: Edition, content: Content, *, by: audit.Actor) -> Question:
    """A new question, the last in order. Raises `QuestionRefused`."""
    with transaction():
        pages_changed(edition.id)
        everything = every_question_of(edition.id)
        if len(_standing(everything)) >= MOST_QUESTIONS:
            raise TooMany(most=MOST_QUESTIONS)
        position = 1 + max((each.position for each in everything), default=0)
        ref = _free_ref(content, {*RESERVED, *(each.ref for each in everything)})
        question = Question(edition_id=edition.id, ref=ref, position=position, **content.columns())
        db.session.add(question)
        db.session.flush()
        _check(edition)
        audit.note(by, "added_question", question, after={"name": dict(question.label)})
    return question


def change(edition: Edition, question: Question, content: Content, *, by: audit.Actor) -> None:
    """Raises `QuestionRefused`: what was answered already keeps its meaning."""
    with transaction():
        pages_changed(edition.id)
        db.session.refresh(question)
        old = asked(question)
        columns = content.columns()
        differing = [name for name, value in columns.items() if getattr(question, name) != value]
        for name in differing:
            setattr(question, name, columns[name])
        db.session.flush()
        check_change(old, asked(question), has_answers=has_answers(question.id))
        _check(edition)
        if differing:
            audit.note(by, "changed_question", question, after={"name": dict(question.label)})


def move(edition: Edition, question: Question, *, up: bool, by: audit.Actor) -> None:
    """Change places with the neighbour."""
    with transaction():
        pages_changed(edition.id)
        order = _standing(every_question_of(edition.id))
        at = order.index(question)
        to = at - 1 if up else at + 1
        if not 0 <= to < len(order):
            raise AtTheEnd()
        order[at], order[to] = order[to], order[at]
        for position, each in enumerate(order, 1):
            each.position = position
        db.session.flush()
        _check(edition)
        audit.note(by, "moved_question", question, after={"name": dict(question.label)})


def retire(edition: Edition, question: Question, *, by: audit.Actor) -> None:
    """Ask it no more. What was answered stays."""
    with transaction():
        pages_changed(edition.id)
        question.retired_at = clock.now()
        db.session.flush()
        _check(edition)
        audit.note(by, "retired_question", question, after={"name": dict(question.label)})


def ask_again(edition: Edition, question: Question, *, by: audit.Actor) -> None:
    with transaction():
        pages_changed(edition.id)
        everything = every_question_of(edition.id)
        if len(_standing(everything)) >= MOST_QUESTIONS:
            raise TooMany(most=MOST_QUESTIONS)
        question.retired_at = None
        question.position = 1 + max(each.position for each in everything)
        db.session.flush()
        _check(edition)
        audit.note(by, "restored_question", question, after={"name": dict(question.label)})


def _check(edition: Edition) -> None:
    check_all([asked(question) for question in _standing(every_question_of(edition.id))])


def _standing(questions: Sequence[Question]) -> list[Question]:
    return [question for question in questions if question.retired_at is None]


def _free_ref(content: Content, taken: set[str]) -> str:
    """The question's words as a name: `coming-by`, numbered where it is taken."""
    words = "".join(c if c.isalnum() else " " for c in anyascii(content.label.in_("en")).lower()).split()
    wish = "-".join(words)[: LONGEST_REF - 4].strip("-") or "question"
    number = 1
    while (ref := wish if number == 1 else f"{wish}-{number}") in taken:
        number += 1
    return ref
