"""An edition's own questions as fields of the registration form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from babel.dates import format_date
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field
from wtforms.validators import StopValidation, ValidationError

from forum.delegations.countries import names
from forum.files import documents
from forum.files.documents import Document, NotTaken
from forum.registration.fields import CHOOSE
from forum.registration.questions.answering import Given
from forum.registration.questions.fields import field_of
from forum.registration.questions.kinds import NO, YES, Kind
from forum.registration.questions.rules import Asked, Value, Wrong, is_asked, read

SAID_WRONG = {
    "too_long": _l("This is too long: %(max)d characters are possible."),
    "hidden": _l("This holds characters that cannot be seen. Type it again by hand."),
    "not_offered": CHOOSE,
    "no_number": _l("Write a number, like 12 or 3.5."),
    "no_date": _l("Choose a date between 1900 and 2100, like 2025-09-12."),
    "no_phone": _l("Begin with + and the country code, like +7 701 234 56 78."),
    "sent_as_file": _l("A file is sent with the form."),
    "file_too_heavy": _l("This file is too large: 5 MB are possible."),
    "file_kind_unknown": _l("Choose a PDF or a picture: JPEG, PNG or WebP."),
    "file_broken": _l("This file could not be read. Save it anew as a PDF and try again."),
    "file_acts": _l("This PDF holds more than pages. Print it into a new PDF and try again."),
}
UNANSWERED = {
    Kind.CHOICE: _l("Choose one of these."),
    Kind.CHOICES: _l("Choose at least one of these."),
    Kind.YES_NO: _l("Choose yes or no."),
    Kind.COUNTRY: _l("Choose a country or economy."),
    Kind.FILE: _l("Choose a file."),
}


@dataclass(frozen=True)
class Condition:
    """When a question is asked: for a script that shows and hides it, and in words where none runs."""

    categories: str  # their numbers, with a blank between them
    after: str | None  # the field that decides
    value: str | None
    words: str


class Answering(FlaskForm):
    """A form that asks questions of the edition beside its own fields. Made by `asking`."""

    asked: tuple[Asked, ...] = ()
    conditions: Mapping[str, Condition] = {}
    kept: Mapping[int, Value | None] = {}  # what was answered before, by question; None where it is sealed
    comes_as: int | None = None  # the category, where it is decided

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.counted: dict[int, Value] = {}
        self.files: dict[int, Document] = {}

    def validate(self, extra_validators: Any = None) -> bool:
        self.counted, self.files = {}, {}
        return super().validate(extra_validators)

    def category_chosen(self) -> int | None:
        """Where it is decided, what somebody comes as; else what they choose."""
        chosen: Field | None = self._fields.get("category")
        return chosen.data if self.comes_as is None and chosen is not None else self.comes_as

    def given(self) -> list[Given]:
        """After `validate()`: an answer or none to each question. A sealed one and a file that are left empty
        stay as they were."""
        said = {**self.counted, **self.files}
        return [
            Given(question, said.get(question.id))
            for question in self.asked
            if question.id in said or not self._stays(question)
        ]

    @property
    def takes_files(self) -> bool:
        return any(question.kind is Kind.FILE for question in self.asked)

    def own_fields(self) -> list[Field]:
        return [self[name_of(question)] for question in self.asked]

    def is_shown(self, name: str) -> bool:
        """Whether a question is asked, as far as the form is filled."""
        so_far: dict[int, Value] = {}
        for question in self.asked:
            if is_asked(question, self.category_chosen(), so_far):
                if name_of(question) == name:
                    return True
                so_far |= _readable(question, self[name_of(question)].data)
        return False

    def _stays(self, question: Asked) -> bool:
        is_met = is_asked(question, self.category_chosen(), self.counted)
        is_unseen = question.is_sealed or question.kind is Kind.FILE
        return is_unseen and question.id in self.kept and is_met


Form = TypeVar("Form", bound=Answering)


def asking(
    form: type[Form], questions: Sequence[Asked], categories: Mapping[int, str], **facts: Any
) -> type[Form]:
    """The form with these questions; `categories` by number, as they are called in the reader's language.
    `facts`: `kept` and `comes_as`, where somebody changes what they answered."""
    if not questions:
        return form
    language = str(get_locale() or "en")
    kept = facts.get("kept", {})
    fields = {name_of(each): field_of(each, language, kept, Answered(each)) for each in questions}
    by_id = {question.id: question for question in questions}
    conditions = {
        name_of(question): _condition(question, by_id, categories, language)
        for question in questions
        if question.is_conditional
    }
    parts = {"asked": tuple(questions), "conditions": conditions, **facts, **fields}
    return type(form.__name__, (form,), parts)


def name_of(question: Asked) -> str:
    return f"own_{question.id}"


def typed_again(answers: Mapping[int, Value | None], questions: Sequence[Asked]) -> dict[str, Any]:
    """Answers as the form shows them; a sealed one stays out of sight."""
    return {
        name_of(question): _as_typed(answers[question.id])
        for question in questions
        if answers.get(question.id) is not None and question.kind is not Kind.FILE
    }


def _as_typed(value: Value | None) -> Any:
    if isinstance(value, bool):
        return YES if value else NO
    return value if isinstance(value, list) else str(value)


def _readable(question: Asked, typed: Any) -> dict[int, Value]:
    if question.kind is Kind.FILE:
        return {}
    try:
        value = read(question, typed or "")
    except Wrong:
        return {}
    return {} if value is None else {question.id: value}


class Answered:
    """Reads the answer where the question is asked, and is silent where it is not."""

    def __init__(self, question: Asked) -> None:
        self.question = question
        must = question.is_required
        self.field_flags = {"required": True} if must and not question.is_conditional else {}
        if not must:
            self.field_flags["optional"] = True

    def __call__(self, form: Answering, field: Field) -> None:
        question = self.question
        if not is_asked(question, form.category_chosen(), form.counted):
            raise StopValidation()
        try:
            is_answered = self._count(form, field.data)
        except Wrong as wrong:
            raise ValidationError(str(SAID_WRONG[wrong.code]) % wrong.facts) from None
        except NotTaken as wrong:
            raise ValidationError(str(SAID_WRONG[wrong.code])) from None
        if not is_answered and question.is_required and question.id not in form.kept:
            raise ValidationError(str(UNANSWERED.get(question.kind) or _("Answer this question.")))

    def _count(self, form: Answering, typed: Any) -> bool:
        """Whether there is an answer. Raises `Wrong`, `NotTaken`."""
        question = self.question
        if question.kind is Kind.FILE:
            if typed:
                form.files[question.id] = documents.taken(typed.filename, typed.read())
            return bool(typed)
        value = read(question, typed or "")
        if value is not None:
            form.counted[question.id] = value
        return value is not None


def _condition(
    question: Asked, by_id: Mapping[int, Asked], categories: Mapping[int, str], language: str
) -> Condition:
    earlier = by_id.get(question.after) if question.after is not None else None
    return Condition(
        categories=" ".join(str(number) for number in categories if number in question.categories),
        after=name_of(earlier) if earlier else None,
        value=question.after_value,
        words=condition_words(question, earlier, categories, language),
    )


def condition_words(
    question: Asked, earlier: Asked | None, categories: Mapping[int, str], language: str
) -> str:
    """“Only for Press. Only if you answered “Yes” to “Do you need a visa?”.”"""
    sentences = []
    called = [name for number, name in categories.items() if number in question.categories]
    if called:
        sentences.append(_("Only for %(categories)s.", categories=", ".join(called)))
    if earlier is not None:
        answer = answer_words(earlier, question.after_value, language)
        sentences.append(
            _(
                "Only with the answer “%(answer)s” to “%(question)s”.",
                answer=answer,
                question=earlier.label.in_(language),
            )
        )
    return " ".join(sentences)


def answer_words(question: Asked, code: str | None, language: str) -> str:
    """An answer's code as the form words it."""
    if question.kind is Kind.YES_NO:
        return _("Yes") if code == YES else _("No")
    return next((each.label.in_(language) for each in question.options if each.code == code), code or "")


def value_words(question: Asked, value: Value, language: str) -> str:
    """An answer as it is read."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(answer_words(question, code, language) for code in value)
    if question.kind is Kind.CHOICE:
        return answer_words(question, str(value), language)
    if question.kind is Kind.COUNTRY:
        return names(language).get(str(value), str(value))
    if question.kind is Kind.DATE:
        return format_date(date.fromisoformat(str(value)), "long", locale=language)
    return str(value)
