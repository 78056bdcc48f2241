"""An edition's own questions as columns: how they are headed, and what an answer is in a cell.

What is written here is read here again as the same. Answers about documents are in no sheet.
"""

from collections.abc import Iterable

from flask_babel import gettext as _

from forum.accreditation.importing import choices
from forum.accreditation.importing.columns import plain
from forum.delegations.countries import names
from forum.registration.forms import SENSITIVE
from forum.registration.questions.forms import SAID_WRONG, answer_words, name_of
from forum.registration.questions.kinds import NO, WITH_OPTIONS, YES, Kind, Privacy
from forum.registration.questions.rules import Asked, Option, Value, Wrong, read

MIDNIGHT = "T00:00:00"  # how a day arrives from a cell that a spreadsheet knows as a date


def head(question: Asked, language: str) -> str:
    """“Coming by [coming-by]”: the label for people, the code for the import."""
    return f"{question.label.in_(language)} [{question.ref}]"


def heads(questions: Iterable[Asked]) -> dict[str, str]:
    """Every way a question's column may be headed, folded → its field. Its code before anybody's label."""
    asked = list(questions)
    known = {plain(question.ref): name_of(question) for question in asked}
    for question in asked:
        for language, label in question.label.items():
            for words in (head(question, language), label):
                known.setdefault(plain(words), name_of(question))
    return known


def refused_to(questions: Iterable[Asked], *, reads_sensitive: bool) -> frozenset[str]:
    """The fields that somebody's sheet may not fill in."""
    shut = {name_of(each) for each in questions if not is_in_sheets(each, reads_sensitive=reads_sensitive)}
    return frozenset(shut if reads_sensitive else shut.union(SENSITIVE))


def is_in_sheets(question: Asked, *, reads_sensitive: bool) -> bool:
    """Documents and files never, the sensitive with the duty only."""
    readable = {Privacy.ORDINARY, Privacy.SENSITIVE} if reads_sensitive else {Privacy.ORDINARY}
    return question.kind is not Kind.FILE and question.privacy in readable


def answer_in(question: Asked, text: str) -> Value | None:
    """What a cell answers; None where it is empty. Raises `Wrong`."""
    if not text:
        return None
    if question.kind is Kind.CHOICES:
        return read(question, [_option(question, each) for each in choices.several(text)])
    return read(question, _typed(question, text))


def said_wrong(wrong: Wrong) -> str:
    if wrong.code == "not_offered":
        return _("This is none of the answers offered. Look into the template for those there are.")
    return str(SAID_WRONG[wrong.code]) % wrong.facts


def cell_of(question: Asked, value: Value, language: str) -> str:
    """An answer as `answer_in` reads it."""
    if isinstance(value, bool):
        return str(choices.TICKED[value])
    if isinstance(value, list):
        return "; ".join(answer_words(question, code, language) for code in value)
    if question.kind is Kind.CHOICE:
        return answer_words(question, str(value), language)
    return names(language).get(str(value), str(value)) if question.kind is Kind.COUNTRY else str(value)


def offered(question: Asked, language: str) -> list[str]:
    """The answers that a template lists."""
    if question.kind is Kind.YES_NO:
        return [str(choices.TICKED[True]), str(choices.TICKED[False])]
    return [each.label.in_(language) for each in question.options] if question.kind in WITH_OPTIONS else []


def _typed(question: Asked, text: str) -> str:
    if question.kind is Kind.CHOICE:
        return _option(question, text)
    if question.kind is Kind.YES_NO:
        tick = choices.found(choices.ticks(), text)
        return text if tick is None else YES if tick else NO
    if question.kind is Kind.COUNTRY:
        return choices.found(choices.countries(), text) or text
    return text.removesuffix(MIDNIGHT) if question.kind is Kind.DATE else text


def _option(question: Asked, text: str) -> str:
    """The code of what is meant, whichever language it is named in; as it stands where nothing is."""
    wanted = plain(text)
    return next((each.code for each in question.options if wanted in map(plain, _called(each))), text)


def _called(option: Option) -> tuple[str, ...]:
    return option.code, *option.label.values()
