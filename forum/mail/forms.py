"""What an organiser types in the mail room."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField
from wtforms.validators import Email, InputRequired, Length


class AddressForm(FlaskForm):
    email = EmailField(
        _l("Send this letter to"),
        [
            InputRequired(_l("Write an e-mail address.")),
            Length(max=254, message=_l("Use at most %(max)d characters.")),
            # Few servers take a mailbox in another alphabet: such a letter would never leave.
            Email(
                _l("Check this address: it should look like name@example.org."),
                allow_smtputf8=False,
            ),
        ],
        filters=[lambda text: (text or "").strip()],
        description=_l("For this letter only. The registration keeps its own address."),
    )
