"""The form in which an organiser writes a question, in every language of the edition."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
)
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from forum.columns import Words
from forum.registration.fields import options as offered
from forum.registration.fields import tidy
from forum.registration.questions.fields import Ticks
from forum.registration.questions.forms import answer_words
from forum.registration.questions.kinds import WITH_OPTIONS, Kind, Privacy
from forum.registration.questions.models import Question
from forum.registration.questions.rules import Asked, Option, answers_offered
from forum.registration.questions.services import Content
from forum.web.organiser.question_words import KINDS, PRIVACY

Choices = Sequence[tuple[str, str]]
TOO_LONG = _l("Use at most %(max)d characters.")
FIRST_ROWS, MORE_ROWS, MOST_ROWS = 3, 5, 60


class QuestionForm(FlaskForm):
    """Made for one edition by `question_form`, which adds the texts for each language."""

    kind = SelectField(
        _l("Kind of answer"), choices=offered((each.value, words) for each, words in KINDS.items())
    )
    is_required = BooleanField(_l("An answer is needed"))
    categories = Ticks(
        _l("Asked of"),
        coerce=int,
        description=_l("Tick none, and everybody is asked."),
        validators=[Optional()],
    )
    condition = SelectField(
        _l("Only after this answer"),
        [Optional()],
        description=_l("Answers of the questions that stand before it: a choice, or yes or no."),
    )
    privacy = RadioField(
        _l("Who sees the answers"),
        choices=offered((each.value, words) for each, words in PRIVACY.items()),
        default=Privacy.ORDINARY.value,
    )
    rows = IntegerField(widget=HiddenInput(), default=FIRST_ROWS)

    spoken: Choices = ()
    height = FIRST_ROWS

    def texts(self, language: str) -> list[tuple[str, Field]]:
        """Question and explanation in one language, with what they are called under its name."""
        return [(_("Question"), self[f"label_{language}"]), (_("Explanation"), self[f"help_{language}"])]

    def options_in(self, language: str) -> list[tuple[str, Field]]:
        rows = range(self.height)
        return [(_("Option %(number)d", number=row + 1), self[f"option_{row}_{language}"]) for row in rows]

    def codes(self) -> list[Field]:
        return [self[f"code_{row}"] for row in range(self.height)]

    def is_complete(self, language: str) -> bool:
        """Whether a language has every text that some language has."""
        written = [self._words("label_{}"), self._words("help_{}")]
        if self.kind.data in WITH_OPTIONS:
            written += [self._option(row) for row in range(self.height)]
        return bool(written[0]) and all(language in words for words in written if words)

    def validate(self, extra_validators: Any = None) -> bool:
        is_whole = super().validate(extra_validators)
        first, name = self.spoken[0]
        if not self[f"label_{first}"].data:
            self[f"label_{first}"].errors = [_("Write the question in %(language)s.", language=name)]
            return False
        return self._has_options(first, name) and is_whole

    def _has_options(self, first: str, name: str) -> bool:
        """Every option is written in the first language; what others lack falls back on it."""
        for row in range(self.height):
            if self._option(row) and not self[f"option_{row}_{first}"].data:
                said = _("Write this option in %(language)s.", language=name)
                self[f"option_{row}_{first}"].errors = [said]
                return False
        return True

    def content(self) -> Content:
        after, _sign, value = (self.condition.data or "").partition("=")
        kind = Kind(self.kind.data)
        return Content(
            kind=kind,
            label=self._words("label_{}"),
            help=self._words("help_{}"),
            options=self._options() if kind in WITH_OPTIONS else (),
            is_required=bool(self.is_required.data),
            privacy=Privacy(self.privacy.data),
            categories=tuple(sorted(self.categories.data or ())),
            after=int(after) if after else None,
            after_value=value or None,
        )

    def content_so_far(self) -> Content | None:
        """For a preview: None where there is nothing to show yet."""
        try:
            content = self.content()
        except ValueError:  # a kind or a class that there is not
            return None
        return content if content.label else None

    def _words(self, name: str) -> Words:
        typed = {code: self[name.format(code)].data for code, _name in self.spoken}
        return Words({code: text for code, text in typed.items() if text})

    def _option(self, row: int) -> Words:
        return self._words(f"option_{row}_{{}}")

    def _options(self) -> tuple[Option, ...]:
        """An option keeps its code for life: answers and conditions name it."""
        written = [(self[f"code_{row}"].data, self._option(row)) for row in range(self.height)]
        taken = {code for code, words in written if code and words}
        options: list[Option] = []
        for code, words in written:
            if words and code not in {each.code for each in options}:
                options.append(Option(code or _free(taken), words))
        return tuple(options)


def question_form(
    spoken: Choices,
    *,
    earlier: Sequence[Asked],
    categories: Sequence[tuple[int, str]],
    language: str,
    height: int = FIRST_ROWS,
    **values: Any,
) -> QuestionForm:
    """`earlier`: the questions it can depend on; `height`: how many rows there are for options."""
    form = _class_for(spoken, height)(**values)
    form.categories.choices = offered(categories)
    form.condition.choices = _conditions(earlier, language)
    form.rows.data = height
    return form


def values_of(question: Question) -> dict[str, Any]:
    """What the form shows when it opens."""
    values: dict[str, Any] = {
        "kind": question.kind,
        "is_required": question.is_required,
        "privacy": question.privacy,
        "categories": question.categories,
        "condition": f"{question.after_id}={question.after_value}" if question.after_id else "",
    }
    values |= {f"label_{code}": text for code, text in question.label.items()}
    values |= {f"help_{code}": text for code, text in question.help.items()}
    for row, option in enumerate(question.options):
        values[f"code_{row}"] = option["code"]
        values |= {f"option_{row}_{code}": text for code, text in option["label"].items()}
    return values


def height_of(question: Question | None, typed: Mapping[str, str]) -> int:
    """How many rows for options: what there is and some more; as many as were shown, if some were."""
    there = len(question.options) + 1 if question and question.options else FIRST_ROWS
    shown = typed.get("rows", "")
    rows = int(shown) if re.fullmatch("[0-9]{1,3}", shown) else there
    return min(max(rows, there) + (MORE_ROWS if "more" in typed else 0), MOST_ROWS)


def _conditions(earlier: Sequence[Asked], language: str) -> list[SelectChoice]:
    """Every answer that can decide, under its question."""
    answers = [
        SelectChoice(
            f"{each.id}={code}",
            answer_words(each, code, language),
            optgroup=each.label.in_(language),
        )
        for each in earlier
        for code in answers_offered(each)
    ]
    return [SelectChoice("", _("Always")), *answers]


def _class_for(spoken: Choices, height: int) -> type[QuestionForm]:
    fields: dict[str, Any] = {"spoken": spoken, "height": height}
    for row in range(height):
        fields[f"code_{row}"] = HiddenField(filters=[_code])
    for code, name in spoken:
        fields[f"label_{code}"] = _line(_("Question (%(language)s)", language=name), code, 200)
        fields[f"help_{code}"] = _line(_("Explanation (%(language)s)", language=name), code, 300)
        for row in range(height):
            said = _("Option %(number)d (%(language)s)", number=row + 1, language=name)
            fields[f"option_{row}_{code}"] = _line(said, code, 120)
    return type("QuestionFormOfEdition", (QuestionForm,), fields)


def _line(label: str, language: str, longest: int) -> StringField:
    long = Length(max=longest, message=TOO_LONG)
    return StringField(label, [long], filters=[tidy], render_kw={"lang": language})


def _code(typed: str | None) -> str:
    return typed if typed and re.fullmatch("[a-z0-9-]{1,40}", typed) else ""


def _free(taken: set[str]) -> str:
    """`o1`, `o2`, …: the first that no option of this question has, and from now on this one."""
    number = 1
    while f"o{number}" in taken:
        number += 1
    taken.add(f"o{number}")
    return f"o{number}"
