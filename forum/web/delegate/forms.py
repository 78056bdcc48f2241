"""What a delegate types on their own page."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired

from forum.registration.fields import CHOOSE, at_most, options, visible
from forum.registration.forms import PersonForm


class AnswerForm(FlaskForm):
    """The answer to the organiser's question."""

    answer = TextAreaField(
        _l("Your answer"),
        [InputRequired(_l("Write your answer.")), visible, at_most(4000)],
        filters=[lambda text: (text or "").strip() or None],
    )


class OwnForm(PersonForm):
    """One's details, once they are decided upon: with the category, which can then be changed by asking."""

    category = RadioField(
        _l("I come as"),
        [InputRequired(_l("Choose what you come as."))],
        coerce=int,
        invalid_choice_message=CHOOSE,
    )

    def __init__(self, *, categories: Sequence[tuple[int, str]], **values: Any) -> None:
        super().__init__(**values)
        self.category.choices = options(categories)

    def person(self) -> dict[str, Any]:
        return super().person() | {"category_id": self.category.data}
