"""One question as a field of a form, by its kind."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import (
    Field,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.widgets import CheckboxInput, DateInput, ListWidget

from forum.registration.fields import countries, options
from forum.registration.questions.kinds import NO, YES, Kind
from forum.registration.questions.rules import Asked, Value

AS_A_LIST = 7  # more options than these are a list that opens
A_DOCUMENT = _l("A PDF or a picture (JPEG, PNG, WebP), 5 MB at most.")
KEPT_SEALED = _l("Kept sealed and seen only by those who prepare visas. It is not kept in a draft.")


class Ticks(SelectMultipleField):
    """Several answers, each with its box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def field_of(question: Asked, language: str, kept: Mapping[int, Value | None], check: Any) -> Field:
    """The question as a field of a form; `kept`: what was answered before; `check` reads what is typed."""
    make, more = _MAKERS[question.kind](question, language)
    texts = [question.help.in_(language), str(KEPT_SEALED) if question.is_sealed else ""]
    if question.kind is Kind.FILE:
        texts += [str(A_DOCUMENT), _kept_file(question, kept)]
    return make(
        question.label.in_(language),
        [check],
        description=" ".join(text for text in texts if text),
        **more,
    )


def _kept_file(question: Asked, kept: Mapping[int, Value | None]) -> str:
    if question.id not in kept:
        return ""
    if kept[question.id] is None:
        return _("There is a file already. Another one takes its place.")
    return _("There is a file already: %(name)s. Another one takes its place.", name=kept[question.id])


def _choice(question: Asked, language: str) -> tuple[type[Field], dict[str, Any]]:
    offered = [SelectChoice(each.code, each.label.in_(language)) for each in question.options]
    if len(offered) > AS_A_LIST:
        return SelectField, {
            "choices": [SelectChoice("", _("Choose one")), *offered],
            "validate_choice": False,
        }
    return RadioField, {"choices": offered, "validate_choice": False}


def _choices(question: Asked, language: str) -> tuple[type[Field], dict[str, Any]]:
    offered = [SelectChoice(each.code, each.label.in_(language)) for each in question.options]
    return Ticks, {"choices": offered, "validate_choice": False}


def _yes_no(question: Asked, language: str) -> tuple[type[Field], dict[str, Any]]:
    return RadioField, {"choices": options([(YES, _("Yes")), (NO, _("No"))]), "validate_choice": False}


def _country(question: Asked, language: str) -> tuple[type[Field], dict[str, Any]]:
    offered = [SelectChoice("", _("Choose one")), *countries(language)]
    return SelectField, {"choices": offered, "validate_choice": False}


def _number(question: Asked, language: str) -> tuple[type[Field], dict[str, Any]]:
    return StringField, {"render_kw": {"inputmode": "decimal", "autocomplete": "off"}}


def _phone(question: Asked, language: str) -> tuple[type[Field], dict[str, Any]]:
    return TelField, {"render_kw": {"inputmode": "tel"}}


def _file(question: Asked, language: str) -> tuple[type[Field], dict[str, Any]]:
    return FileField, {"render_kw": {"accept": "application/pdf,image/jpeg,image/png,image/webp"}}


_MAKERS = {
    Kind.TEXT: lambda question, language: (StringField, {}),
    Kind.LONG_TEXT: lambda question, language: (TextAreaField, {}),
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.DATE: lambda question, language: (StringField, {"widget": DateInput()}),
    Kind.COUNTRY: _country,
    Kind.PHONE: _phone,
    Kind.FILE: _file,
}
