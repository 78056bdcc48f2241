"""What an organiser types about speakers: an invitation, a review, the call."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateTimeLocalField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Optional

from forum.editions.models import Edition
from forum.editions.zone import at, instant
from forum.registration.fields import CHOOSE, OneOf, at_most, options, visible
from forum.speakers.proposals.models import Call
from forum.speakers.proposals.states import SCORES
from forum.travel.forms import WRITTEN
from forum.web.email_field import email_field


class InvitationForm(FlaskForm):
    email = email_field(_l("E-mail"), missing=_l("Write the speaker’s e-mail address."))
    language = OneOf(_l("Language of the letter"), invalid_choice_message=CHOOSE)

    def __init__(self, *, languages: Sequence[tuple[str, str]], **values: Any) -> None:
        super().__init__(**values)
        self.language.choices = options(languages)


class ReviewForm(FlaskForm):
    score = RadioField(
        _l("Your score"),
        [InputRequired(_l("Choose a score."))],
        choices=options((score, str(score)) for score in SCORES),
        coerce=int,
        invalid_choice_message=CHOOSE,
        description=_l("From 1, not for us, to 5, by all means."),
    )
    note = TextAreaField(
        _l("Note"),
        [Optional(), visible, at_most(1000)],
        filters=[lambda typed: (typed or "").strip()],
        description=_l("The other organisers read it, the proposer does not."),
    )


class CallForm(FlaskForm):
    is_open = BooleanField(_l("Take proposals"))
    closes_at = DateTimeLocalField(
        _l("Until"), [Optional()], format=WRITTEN, description=_l("On the forum’s clock; empty: no end.")
    )

    def __init__(self, edition: Edition, call: Call | None) -> None:
        self.edition = edition
        closes_at = call.closes_at if call else None
        super().__init__(
            data={
                "is_open": call is not None and call.is_open,
                "closes_at": closes_at and at(closes_at, edition),
            }
        )

    @property
    def moment(self) -> datetime | None:
        wall = self.closes_at.data
        return instant(wall.date(), wall.time(), self.edition) if wall else None
