"""What a delegate types on their own page."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired

from forum.registration.fields import at_most, visible


class AnswerForm(FlaskForm):
    """The answer to the organiser's question."""

    answer = TextAreaField(
        _l("Your answer"),
        [DataRequired(_l("Write your answer.")), visible, at_most(4000)],
        filters=[lambda text: (text or "").strip() or None],
    )
