"""Fields of the registration, and the sentences for what cannot be taken in them."""

import re
import secrets
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from babel.support import NullTranslations, Translations
from flask import g
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, SelectChoice, SelectField
from wtforms.i18n import messages_path
from wtforms.validators import InputRequired, Length, ValidationError

from forum.delegations.countries import in_order
from forum.registration.rules import first_not_kana, first_not_latin, has_hidden_characters, has_letter

KEY = re.compile(r"[\w-]{16,64}")
CHOOSE = _l("Choose one of the answers offered here.")


class OneOf(SelectField):
    """One of the answers that there are. WTForms writes all 250 countries out anew to find the chosen one."""

    def pre_validate(self, form: FlaskForm) -> None:
        if not self.process_errors and all(choice.value != self.data for choice in self.choices):
            raise ValidationError(self.invalid_choice_message or self.gettext("Not a valid choice."))


class Key(HiddenField):
    """By which a form that is sent twice is known: drawn anew for each form that is shown."""

    def __init__(self, **values: Any) -> None:
        super().__init__(default=lambda: secrets.token_urlsafe(16), **values)

    def pre_validate(self, form: FlaskForm) -> None:
        if not KEY.fullmatch(self.data or ""):
            raise ValidationError(_("This form is incomplete. Load the page again."))


def options(pairs: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """(value, words) as a form offers them."""
    return [SelectChoice(value, words) for value, words in pairs]


def countries(language: str) -> list[SelectChoice]:
    """By name, in the language's own order, as the edition at hand calls them: the same for every form."""
    edition = g.get("edition")
    return _offered(in_order(language, edition and edition.country_names))


@lru_cache(maxsize=64)
def _offered(named: tuple[tuple[str, str], ...]) -> list[SelectChoice]:
    return options(named)


@cache
def words_of_wtforms(language: str) -> NullTranslations:
    """What WTForms says by itself. Flask-WTF reads the file anew for every request."""
    return Translations.load(messages_path(), [language], domain="wtforms")


def tidy(value: str | None) -> str:
    """One blank between words, none around them. Nothing else about a name is changed."""
    return " ".join((value or "").split())


def latin(form: FlaskForm, field: Field) -> None:
    letter = first_not_latin(field.data or "")
    if letter:
        raise ValidationError(
            _("Use Latin letters, as in the passport. “%(letter)s” is from another alphabet.", letter=letter)
        )


def in_latin_letters(form: FlaskForm, field: Field) -> None:
    letter = first_not_latin(field.data or "")
    if letter:
        raise ValidationError(_("Use Latin letters. “%(letter)s” is from another alphabet.", letter=letter))


def in_kana(form: FlaskForm, field: Field) -> None:
    letter = first_not_kana(field.data or "")
    if letter:
        raise ValidationError(
            _("Write the reading in kana, like さとう そら. “%(letter)s” is not kana.", letter=letter)
        )


def visible(form: FlaskForm, field: Field) -> None:
    if has_hidden_characters((field.data or "").replace("\r\n", " ").replace("\n", " ")):
        raise ValidationError(_("This holds characters that cannot be seen. Type it again by hand."))


def lettered(form: FlaskForm, field: Field) -> None:
    if field.data and not has_letter(field.data):
        raise ValidationError(_("A name has at least one letter."))


def at_most(length: int) -> Length:
    return Length(max=length, message=_l("This is too long: %(max)d characters are possible."))


def written(sentence: Any) -> InputRequired:
    return InputRequired(sentence)
