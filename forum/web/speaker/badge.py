"""One badge for whoever speaks and comes: registered with what is known of them already."""

import re
import secrets

from flask_babel import gettext as _
from wtforms import BooleanField, Field, HiddenField
from wtforms.validators import InputRequired, ValidationError

from forum.accreditation import speaking
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import limiter
from forum.registration.consents import Purpose, text_of
from forum.registration.forms import SENSITIVE, PersonForm
from forum.registration.services import Application
from forum.web.access import anyone, only
from forum.web.language import current, spoken_in
from forum.web.limits import one_more_registration
from forum.web.pages import page
from forum.web.speaker import pages
from forum.web.speaker.finding import back_home, while_they_come
from forum.web.wording import of_refusal

# What is asked on their own registration's page, if at all.
ASKED_LATER = (
    *(*SENSITIVE, "interpretation", "site_visit", "gala", "interests", "reading", "patronymic"),
    *("badge_name", "salutation", "organisation_native", "organisation_type", "phone"),
)


class BadgeForm(PersonForm):
    required = BooleanField(
        text_of(Purpose.REQUIRED).words, [InputRequired(text_of(Purpose.REQUIRED).refusing)]
    )
    key = HiddenField(default=lambda: secrets.token_urlsafe(16))

    def __init__(self, **values) -> None:
        super().__init__(**values)
        self.keep_fixed(ASKED_LATER)

    def validate_key(self, field: Field) -> None:
        if not re.fullmatch(r"[\w-]{16,64}", field.data or ""):
            raise ValidationError(_("This form is incomplete. Load the page again."))


@pages.get("/<edition>/speaker/<token>/badge")
@only(anyone)
@while_they_come
def badge(edition, speaker):
    if speaker.registration_id is not None:
        return back_home(edition)
    return _show(edition, speaker, _form(edition, data=dict(speaking.as_registrant(speaker))))


@pages.post("/<edition>/speaker/<token>/badge")
@only(anyone)
@while_they_come
@limiter.limit("20 per hour")
def register_me(edition, speaker):
    form = _form(edition)
    if not form.validate():
        return _show(edition, speaker, form, 422)
    one_more_registration(form.email.data)
    application = Application(form.person(), {Purpose.REQUIRED: True}, current(), category_id=0)
    try:
        speaking.register(edition, speaker, application, key=form.key.data)
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _show(edition, speaker, form, 409)
    return back_home(edition, _("You are registered. Your badge is on its way by letter."))


def _form(edition: Edition, **values) -> BadgeForm:
    return BadgeForm(languages=spoken_in(edition), **values)


def _show(edition, speaker, form: BadgeForm, status: int = 200):
    return page("speaker/badge.html", status, edition=edition, speaker=speaker, form=form)
