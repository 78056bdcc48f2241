"""What somebody answered to the edition's own questions, as far as the reader may see it."""

from typing import NamedTuple

from forum.editions.models import Edition
from forum.registration.models import Registration
from forum.registration.questions.forms import value_words
from forum.registration.questions.kinds import Privacy
from forum.registration.questions.policy import may_read_sensitive
from forum.registration.questions.queries import Answered, answers_unopened, has_ever_asked
from forum.web.access import me
from forum.web.language import current

HARMLESS = frozenset({Privacy.ORDINARY})


class Said(NamedTuple):
    """A question and its answer, in words; `file` is the question's name where the answer is a file."""

    question: str
    answer: str
    is_sensitive: bool
    file: str | None


class Panel(NamedTuple):
    """The answers a reader sees, and how many there are for others only."""

    shown: list[Said]
    hidden: int
    sealed: int


def classes_for_reader(edition: Edition) -> frozenset[Privacy]:
    return HARMLESS | {Privacy.SENSITIVE} if may_read_sensitive(me(), edition) else HARMLESS


def panel_of(edition: Edition, registration: Registration) -> Panel:
    answers = answers_unopened(registration.id) if has_ever_asked(edition) else []
    classes = classes_for_reader(edition)
    sealed = sum(each.question.is_sealed for each in answers)
    shown = [each for each in answers if each.question.privacy in classes]
    return Panel(said(shown), len(answers) - len(shown) - sealed, sealed)


def said(answers: list[Answered]) -> list[Said]:
    language = current()
    return [
        Said(
            each.question.label.in_(language),
            value_words(each.question, each.value, language),
            each.question.privacy is Privacy.SENSITIVE,
            each.question.ref if each.file_id is not None else None,
        )
        for each in answers
        if each.value is not None
    ]
