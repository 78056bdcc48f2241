"""Questions as rules speak of them: who is asked, what an answer must be, what may still be changed. Pure."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from forum.columns import Words
from forum.delegations import countries
from forum.errors import Refusal
from forum.registration.questions.kinds import DECIDING, NO, WITH_OPTIONS, YES, Kind, Privacy
from forum.registration.rules import bare_number, has_hidden_characters, is_e164

Value = str | bool | int | float | list[str]
LONGEST = {Kind.TEXT: 200, Kind.LONG_TEXT: 2000}
NUMBER = re.compile(r"[-+]?[0-9]{1,12}([.,][0-9]{1,6})?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS = range(1900, 2101)


@dataclass(frozen=True)
class Option:
    code: str
    label: Words


@dataclass(frozen=True)
class Asked:
    """A question as it stands. Asked of everybody where `categories` is empty; where `after` names an
    earlier question, only of those who gave the answer `after_value` there."""

    id: int
    ref: str
    kind: Kind
    label: Words
    help: Words = field(default_factory=Words)
    options: tuple[Option, ...] = ()
    is_required: bool = False
    privacy: Privacy = Privacy.ORDINARY
    categories: frozenset[int] = frozenset()
    after: int | None = None
    after_value: str | None = None

    @property
    def is_sealed(self) -> bool:
        return self.privacy is Privacy.DOCUMENT

    @property
    def is_conditional(self) -> bool:
        return bool(self.categories) or self.after is not None


class Wrong(Exception):
    """What was typed is no answer. `code` says why; the form has the sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def is_asked(question: Asked, category_id: int | None, answers: Mapping[int, Value]) -> bool:
    """Whether somebody who comes as this, and has answered so, is asked. `answers` by the question's id."""
    if question.categories and category_id not in question.categories:
        return False
    return question.after is None or str(question.after_value) in _as_codes(answers.get(question.after))


def relevant(questions: Sequence[Asked], categories: Collection[int]) -> tuple[Asked, ...]:
    """What can be asked of anybody who comes as one of these; not what depends on something that cannot."""
    there: dict[int, Asked] = {}
    for question in questions:
        fits = not question.categories or not question.categories.isdisjoint(categories)
        if fits and (question.after is None or question.after in there):
            there[question.id] = question
    return tuple(there.values())


def read(question: Asked, typed: str | Sequence[str]) -> Value | None:
    """The answer as it is kept; None where nothing was typed. Raises `Wrong`."""
    texts = [typed] if isinstance(typed, str) else list(typed)
    texts = [text.strip() for text in texts if text.strip()]
    if not texts:
        return None
    if question.kind is Kind.CHOICES:
        return [code for code in _codes(question) if code in {_option(question, text) for text in texts}]
    if question.kind is Kind.FILE:
        raise Wrong("sent_as_file")
    return _READERS[question.kind](question, texts[0])


def _text(question: Asked, typed: str) -> str:
    longest = LONGEST[question.kind]
    if len(typed) > longest:
        raise Wrong("too_long", max=longest)
    if has_hidden_characters(re.sub(r"[\r\n\t]", " ", typed)):
        raise Wrong("hidden")
    return typed.replace("\r\n", "\n")


def _option(question: Asked, typed: str) -> str:
    if typed not in _codes(question):
        raise Wrong("not_offered")
    return typed


def _yes_no(question: Asked, typed: str) -> bool:
    if typed not in (YES, NO):
        raise Wrong("not_offered")
    return typed == YES


def _number(question: Asked, typed: str) -> int | float:
    plain = re.sub(r"[\s\u00a0\u202f]", "", typed)
    if not NUMBER.fullmatch(plain):
        raise Wrong("no_number")
    return float(plain.replace(",", ".")) if re.search("[.,]", plain) else int(plain)


def _date(question: Asked, typed: str) -> str:
    try:
        if DATE.fullmatch(typed) and date.fromisoformat(typed).year in YEARS:
            return typed
    except ValueError:
        pass
    raise Wrong("no_date")


def _country(question: Asked, typed: str) -> str:
    if typed not in countries.CODES:
        raise Wrong("not_offered")
    return typed


def _phone(question: Asked, typed: str) -> str:
    number = bare_number(typed)
    if not is_e164(number):
        raise Wrong("no_phone")
    return number


_READERS: dict[Kind, Callable[[Asked, str], Value]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.CHOICE: _option,
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.COUNTRY: _country,
    Kind.PHONE: _phone,
}


def _codes(question: Asked) -> list[str]:
    return [option.code for option in question.options]


def _as_codes(answer: Value | None) -> Iterable[str]:
    """An answer as a condition names it."""
    if isinstance(answer, bool):
        return (YES if answer else NO,)
    return answer if isinstance(answer, list) else (str(answer),) if answer is not None else ()


# ── what an organiser may do with a question ──


class QuestionRefused(Refusal):
    """`code` says why; `facts` what its sentence needs."""


class KindFixed(QuestionRefused):
    code = "question_kind_fixed"


class OptionsFixed(QuestionRefused):
    """Options that somebody may have chosen cannot be taken away."""

    code = "question_options_fixed"


class PrivacyFixed(QuestionRefused):
    """People answered under one promise; it can be kept better, not worse."""

    code = "question_privacy_fixed"


class NeedsOptions(QuestionRefused):
    code = "question_needs_options"


class ConditionBroken(QuestionRefused):
    """A question depends on one that stands before it, is asked, and offers that answer."""

    code = "question_condition_broken"


def check_change(old: Asked, new: Asked, *, has_answers: bool) -> None:
    """Whether a question may become this. Before anybody has answered, anything goes."""
    if not has_answers:
        return
    if old.kind is not new.kind:
        raise KindFixed()
    if set(_codes(old)) - set(_codes(new)):
        raise OptionsFixed()
    loosened = (old.privacy, new.privacy) == (Privacy.SENSITIVE, Privacy.ORDINARY)
    if old.is_sealed != new.is_sealed or loosened:
        raise PrivacyFixed()


def check_all(questions: Sequence[Asked]) -> None:
    """Whether the questions, in this order, make sense together."""
    before: dict[int, Asked] = {}
    for question in questions:
        if question.kind in WITH_OPTIONS and len(question.options) < 2:
            raise NeedsOptions()
        if question.after is not None and question.after_value not in answers_offered(
            before.get(question.after)
        ):
            raise ConditionBroken()
        before[question.id] = question


def answers_offered(question: Asked | None) -> list[str]:
    """The answers of a question that another one can depend on. Sealed answers are read by nobody."""
    if question is None or question.kind not in DECIDING or question.is_sealed:
        return []
    return [YES, NO] if question.kind is Kind.YES_NO else _codes(question)
