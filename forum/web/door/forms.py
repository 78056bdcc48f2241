"""What a person types at the door."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length


class EnrolmentForm(FlaskForm):
    code = StringField(
        _l("Enrolment code"),
        validators=[
            InputRequired(_l("Scan or type the code that the supervisor shows.")),
            Length(max=200, message=_l("This is longer than an enrolment code.")),
        ],
    )
    name = StringField(
        _l("Name of this device"),
        validators=[
            InputRequired(_l("Give the device a name by which the desk knows it.")),
            Length(max=60, message=_l("Use at most 60 characters.")),
        ],
    )


class LeavingForm(FlaskForm):
    """Nothing to fill in: one button."""
