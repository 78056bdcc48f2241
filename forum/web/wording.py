"""Codes into words: what services say, in the reader's language. (Dates: dates.py. Countries: names.py.)"""

from flask import Flask
from flask_babel import lazy_gettext as _l

from forum.agenda.models import Kind, PublishState, Role
from forum.columns import Words
from forum.editions import zone
from forum.errors import Refusal
from forum.registration.states import State
from forum.web import paper_words
from forum.web.language import current

STATES = {
    State.SUBMITTED: _l("Waiting for a decision"),
    State.INFO_REQUESTED: _l("Information requested"),
    State.CONFIRMED: _l("Confirmed"),
    State.WAITLISTED: _l("Waiting list"),
    State.DECLINED: _l("Declined"),
    State.WITHDRAWN: _l("Withdrawn"),
    State.CANCELLED: _l("Cancelled"),
}

# The square of the design beside each word.
STATE_MARKS = {
    State.SUBMITTED: "wait",
    State.INFO_REQUESTED: "part",
    State.CONFIRMED: "ok",
    State.WAITLISTED: "full",
    State.DECLINED: "bad",
    State.WITHDRAWN: "off",
    State.CANCELLED: "off",
}

KINDS = {
    Kind.OPENING: _l("Opening"),
    Kind.PLENARY: _l("Plenary"),
    Kind.KEYNOTE: _l("Keynote"),
    Kind.PANEL: _l("Panel"),
    Kind.ROUND_TABLE: _l("Round table"),
    Kind.PITCH: _l("Pitch"),
    Kind.B2B: _l("Business meetings"),
    Kind.CEREMONY: _l("Ceremony"),
    Kind.BREAK: _l("Break"),
    Kind.SOCIAL: _l("Social"),
}

ROLES = {
    Role.KEYNOTE: _l("Keynote speaker"),
    Role.SPEAKER: _l("Speaker"),
    Role.PANELLIST: _l("Panellist"),
    Role.MODERATOR: _l("Moderator"),
    Role.RAPPORTEUR: _l("Rapporteur"),
}

PUBLISH_STATES = {
    PublishState.DRAFT: _l("Draft"),
    PublishState.PUBLISHED: _l("Published"),
    PublishState.CANCELLED: _l("Cancelled"),
}

REFUSALS = {
    "wrong_sign_in": _l("This address and password do not go together. Check both and try again."),
    "password_too_short": _l("Choose a password of at least ten characters."),
    "registration_not_open": _l("Registration is not open at the moment."),
    "key_reused": _l(
        "This form was sent before with other answers. Open the form again to send a new registration."
    ),
    "submitted_twice": _l("This form is being sent already. Wait a moment, then look at your mail."),
    "already_registered": _l("This person is registered with this address already."),
    "registration_ended": _l("This registration has ended and stays as it is."),
    "critical_field_fixed": _l(
        "This was decided upon and can be changed by the organiser only. Write to us."
    ),
    "move_refused": _l("That is no longer possible: the registration has changed in the meantime."),
    "full": _l("All places are taken."),
    "letter_move_refused": _l("This letter is on its way or was sent in the meantime. Nothing was changed."),
    "enrolment_refused": _l("This code is not valid any more. Ask for a new one."),
    "bad_record": _l("A scan could not be read."),
    "session_cancelled": _l("This session is cancelled and stays so: calendars have been told."),
    "stale": _l(
        "Somebody else changed this in the meantime. Look at what it says now, then change it again."
    ),
    **paper_words.REFUSALS,
}


def of_refusal(refusal: Refusal) -> str:
    """The sentence for a refusal."""
    return str(REFUSALS[refusal.code])


def words(text: Words) -> str:
    """A text of the edition, in the reader's language."""
    return text.in_(current())


def teach(app: Flask) -> None:
    """Give the templates these words."""
    paper_words.teach(app)
    app.jinja_env.filters.update(
        at=zone.at,
        words=words,
        state_word=lambda state: STATES[State(state)],
        state_mark=lambda state: STATE_MARKS[State(state)],
        kind_word=lambda kind: KINDS[Kind(kind)],
        role_word=lambda role: ROLES[Role(role)],
        publish_word=lambda state: PUBLISH_STATES[PublishState(state)],
    )
