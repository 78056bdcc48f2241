"""What an organiser types beside the steps of a registration's life, and about places."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from forum.web.organiser.forms import LONGEST_REASON, TOO_LONG, trimmed

MOST_PLACES, MOST_HOURS = 1_000_000, 24 * 60
NOT_A_NUMBER = _l("Write a whole number, at least 0; or nothing.")


class QuestionForm(FlaskForm):
    reason = TextAreaField(
        _l("Your question"),
        [DataRequired(_l("Write what you want to know.")), Length(max=LONGEST_REASON, message=TOO_LONG)],
        filters=[trimmed],
        description=_l("It stands in the letter and on their page, as you write it here."),
    )


class RefusalForm(FlaskForm):
    """Why a change is not accepted."""

    reason = TextAreaField(
        _l("Reason"),
        [
            DataRequired(_l("Write why.")),
            Length(max=LONGEST_REASON, message=TOO_LONG),
        ],
        filters=[trimmed],
        description=_l("It stands in the letter, as you write it here."),
    )
    number = HiddenField(validators=[InputRequired()])


class ForumPlacesForm(FlaskForm):
    capacity = IntegerField(
        _l("Places"),
        [Optional(), NumberRange(min=0, max=MOST_PLACES, message=NOT_A_NUMBER)],
        description=_l("Leave it empty for no limit. Never fewer than are taken."),
        render_kw={"inputmode": "numeric"},
    )


class CategoryPlacesForm(ForumPlacesForm):
    offer_hours = IntegerField(
        _l("Hours an offered place is held"),
        [
            Optional(),
            NumberRange(min=1, max=MOST_HOURS, message=_l("Write a number of hours from 1 to %(max)d.")),
        ],
        description=_l(
            "When a place becomes free, it is offered for so long to the next person on the waiting list."
            " Leave it empty to confirm them at once."
        ),
        render_kw={"inputmode": "numeric"},
    )
    asks_endorsement = BooleanField(
        _l("A delegation has to endorse whoever registers in this category"),
        description=_l("Until it has, nobody is confirmed."),
    )
