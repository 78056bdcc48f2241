"""Somebody as their coordinator types them: what the registrant would be asked, less what is theirs alone."""

import re
import secrets
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, HiddenField, RadioField
from wtforms.validators import InputRequired, ValidationError

from forum.registration.fields import CHOOSE, options
from forum.registration.forms import SENSITIVE, PersonForm

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
    key = HiddenField(default=lambda: secrets.token_urlsafe(16))

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.keep_fixed(THEIRS_ALONE)

    def validate_key(self, field: Field) -> None:
        if not re.fullmatch(r"[\w-]{16,64}", field.data or ""):
            raise ValidationError(_("This form is incomplete. Load the page again."))


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
