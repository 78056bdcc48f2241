"""Somebody as their coordinator types them: what the registrant would be asked, less what is theirs alone."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField
from wtforms.validators import InputRequired

from forum.registration.fields import CHOOSE, Key, options
from forum.registration.forms import SENSITIVE, PersonForm

# Field → its label and its hint, where a coordinator reads them; None keeps the registrant's.
TO_COORDINATORS: dict[str, tuple[Any, Any]] = {
    "given_name": (
        None,
        _l("As in the passport, in Latin letters. If they have one name only, write it here."),
    ),
    "family_name": (None, _l("As in the passport. Leave it empty if they have one name only.")),
    "family_first": (_l("Order of the names on the badge"), None),
    "name_native": (
        _l("Name in their own script"),
        _l("Printed under the Latin name on the badge, in the order you write it here."),
    ),
    "badge_name": (None, _l("If people know them by another Latin name than the one in the passport.")),
    "email": (None, _l("Their own: the letter with their page goes there.")),
    "organisation": (None, _l("In Latin letters, as it should stand on the badge.")),
    "organisation_native": (_l("Organisation in its own script"), None),
}
THEIRS_ALONE = (*SENSITIVE, "interpretation", "site_visit", "gala", "interests")


class SuccessorForm(PersonForm):
    """Who comes; in a replacement the category is the place's."""

    agreed = BooleanField(
        _l("This person knows that I enter them, and agrees that the organiser uses these details."),
        [InputRequired(_l("Ask them first: without this nobody can be entered."))],
        description=_l(
            "It is written down that you said so. They get a letter, and say on their own page what they"
            " agree to."
        ),
    )
    key = Key()

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.keep_fixed(THEIRS_ALONE)
        for name, (label, hint) in TO_COORDINATORS.items():
            self[name].label.text = label or self[name].label.text
            self[name].description = hint or self[name].description


class NomineeForm(SuccessorForm):
    category = RadioField(
        _l("They come as"),
        [InputRequired(_l("Choose what they come as."))],
        coerce=int,
        invalid_value_message=CHOOSE,
        invalid_choice_message=CHOOSE,
    )

    def __init__(self, *, categories: Sequence[tuple[int, str]], **values: Any) -> None:
        super().__init__(**values)
        self.category.choices = options(categories)
