"""The form for a country's name: the country, and a name in each language of the edition."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Optional

from forum.delegations.countries import CODES, usual_names
from forum.delegations.country_names import LONGEST, ours_of
from forum.editions.models import Edition
from forum.registration.fields import CHOOSE, OneOf, at_most, lettered, options, tidy, visible
from forum.web.names import countries_in_order, own_name

NAME = "name_"


class CountryForm(FlaskForm):
    """Made for an edition by `country_form`, with a field for each of its languages."""

    code = OneOf(_l("Country"), [InputRequired(_l("Choose the country."))], invalid_choice_message=CHOOSE)

    def names(self) -> dict[str, str]:
        return {field.name.removeprefix(NAME): field.data or "" for field in self.name_fields}

    @property
    def name_fields(self) -> list[Any]:
        return [field for field in self if field.name.startswith(NAME)]


def country_form(edition: Edition, code: str = "") -> CountryForm:
    """With what is said now about the country, if one is asked for."""
    known = code if code in CODES else ""
    fields = {NAME + language: _field(edition, language, known) for language in edition.languages}
    form: CountryForm = type("CountryForm", (CountryForm,), fields)(code=known)
    form.code.choices = options([("", _("Choose one")), *countries_in_order()])
    return form


def _field(edition: Edition, language: str, code: str) -> StringField:
    usual = usual_names(language).get(code)
    return StringField(
        own_name(language),
        [Optional(), at_most(LONGEST), visible, lettered],
        filters=[tidy],
        default=ours_of(edition, code).get(language, ""),
        description=_("Usually: %(name)s", name=usual) if usual else "",
    )
