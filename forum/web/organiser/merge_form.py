"""Two registrations side by side: which one stays, and which answer to each question."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField
from wtforms.validators import InputRequired

from forum.registration.fields import CHOOSE, options
from forum.registration.models import Registration
from forum.registration.offers import ORGANISATION_TYPES
from forum.web.names import country_name, language_name
from forum.web.organiser.telling import FIELDS as TOLD
from forum.web.wording import STATES

FIELDS = {
    **TOLD,
    "reading": _l("Reading"),
    "patronymic": _l("Patronymic"),
    "salutation": _l("Salutation"),
    "organisation_native": _l("Organisation in own script"),
    "organisation_type": _l("Kind of organisation"),
    "interpretation": _l("Interpretation"),
    "site_visit": _l("Site visit"),
    "gala": _l("Gala dinner"),
}


class MergeForm(FlaskForm):
    """Made for a pair by `merge_form`, with a choice for each field in which they differ."""

    stays = RadioField(
        _l("Which registration stays"),
        [InputRequired(_l("Choose which registration stays."))],
        description=_l("It keeps its state, its badge and its link. The other one is cancelled."),
        invalid_choice_message=CHOOSE,
    )
    compared: Sequence[str] = ()

    def taken_from(self, goes: Registration) -> set[str]:
        """The fields in which the answer of the one that ends was chosen."""
        return {name for name in self.compared if self[name].data == goes.ref}


def merge_form(first: Registration, second: Registration, compared: Sequence[str]) -> MergeForm:
    choices = {name: _choice(name, first, second) for name in compared}
    made = type("MergeForm", (MergeForm,), {**choices, "compared": compared})
    form: MergeForm = made()
    form.stays.choices = options((one.ref, _standing(one)) for one in (first, second))
    return form


def _choice(name: str, first: Registration, second: Registration) -> RadioField:
    """The first one's answer, unless it has none."""
    answers = [(one.ref, said(name, getattr(one, name))) for one in (first, second)]
    # How a name is ordered goes with the name; a tick, like an answer, is better than none.
    default = first.ref if getattr(first, name) or name == "family_first" else second.ref
    return RadioField(
        FIELDS.get(name, name),
        [InputRequired(CHOOSE)],
        choices=options(answers),
        default=default,
        invalid_choice_message=CHOOSE,
    )


def _standing(one: Registration) -> str:
    return f"{one.ref} · {one.full_name} · {STATES[one.state]}"


def said(name: str, value: Any) -> str:
    """An answer in words."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if not value:
        return _("Empty")
    if name == "country":
        return country_name(value)
    if name in ("language", "interpretation"):
        return language_name(value)
    return str(ORGANISATION_TYPES[value]) if name == "organisation_type" else str(value)
