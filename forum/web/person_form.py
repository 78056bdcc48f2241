"""One's details with the category: for those whose category was decided upon."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import Optional

from forum.registration.fields import CHOOSE, options
from forum.registration.forms import PersonForm


class CategorisedForm(PersonForm):
    category = RadioField(
        _l("I come as"),
        [Optional()],  # one of them is always chosen: what it is, as long as nothing else is
        coerce=int,
        invalid_choice_message=CHOOSE,
    )

    def __init__(self, *, categories: Sequence[tuple[int, str]], **values: Any) -> None:
        super().__init__(**values)
        self.category.choices = options(categories)
        self.category.flags.optional = False

    def person(self) -> dict[str, Any]:
        return super().person() | {"category_id": self.category.data}
