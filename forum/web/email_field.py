"""An e-mail address as it is typed: looked at for its form, never asked for at its server."""

from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import EmailField, Field
from wtforms.validators import ValidationError

from forum.registration.fields import at_most, tidy, written

LONGEST = 254


def email_field(label: Any, *, missing: Any, description: Any = "") -> EmailField:
    return EmailField(
        label,
        [written(missing), at_most(LONGEST), _looks_like_one],
        filters=[tidy],
        description=description,
        render_kw={"autocomplete": "email", "spellcheck": "false", "inputmode": "email"},
    )


def _looks_like_one(form: FlaskForm, field: Field) -> None:
    try:
        checked = validate_email(field.data, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise ValidationError(_("Check this address: it should look like name@example.org.")) from None
    field.data = checked.normalized.lower()
