"""What an organiser types beside a decision."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

LONGEST_REASON = 1000
TOO_LONG = _l("Use at most %(max)d characters.")


def trimmed(text: str | None) -> str | None:
    return (text or "").strip() or None


class ReasonForm(FlaskForm):
    """A reason that goes into the letter; without one the letter gives none."""

    reason = TextAreaField(
        _l("Reason"),
        [Optional(), Length(max=LONGEST_REASON, message=TOO_LONG)],
        filters=[trimmed],
        description=_l("It stands in the letter, as you write it here."),
    )


class NotedReasonForm(FlaskForm):
    """A reason that is only written down."""

    reason = StringField(
        _l("Reason"),
        [
            DataRequired(_l("Write why. It is kept in the history.")),
            Length(max=LONGEST_REASON, message=TOO_LONG),
        ],
        filters=[trimmed],
        description=_l("Kept in the history; the delegate does not see it."),
    )


class GateForm(FlaskForm):
    name = StringField(
        _l("Name of the gate"),
        [DataRequired(_l("Name the gate as the staff call it.")), Length(max=60, message=TOO_LONG)],
        filters=[trimmed],
    )
    direction = SelectField(
        _l("Direction"),
        choices=[SelectChoice("in", _l("Leads in")), SelectChoice("out", _l("Leads out"))],
        default="in",
    )
