"""Codes into words: what services say, in the reader's language. (Dates: dates.py. Countries: names.py.)"""

from flask import Flask
from flask_babel import lazy_gettext as _l

from forum.agenda.models import Kind, PublishState, Role
from forum.columns import Words
from forum.editions import zone
from forum.errors import Refusal
from forum.registration.states import State
from forum.web import (
    decision_words,
    door_words,
    paper_words,
    release_words,
    session_words,
    sheet_words,
    speaker_words,
)
from forum.web.delegation_words import REFUSALS as OF_DELEGATIONS
from forum.web.language import current

STATES = {
    State.SUBMITTED: _l("Waiting for a decision"),
    State.INFO_REQUESTED: _l("Information requested"),
    State.ENDORSED: _l("Endorsed by the delegation"),
    State.OFFERED: _l("Place offered"),
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
    State.ENDORSED: "wait",
    State.OFFERED: "part",
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
    Kind.TALK: _l("Talk"),
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
    "no_country": _l("Choose a country of the list."),
    "not_two": _l("Choose two different registrations."),
    "move_refused": _l("That is no longer possible: the registration has changed in the meantime."),
    "full": _l("All places are taken."),
    "letter_move_refused": _l("This letter is on its way or was sent in the meantime. Nothing was changed."),
    "enrolment_refused": _l("This code is not valid any more. Ask for a new one."),
    "bad_record": _l("A scan could not be read."),
    "session_cancelled": _l("This session is cancelled and stays so: calendars have been told."),
    "question_kind_fixed": _l(
        "People have answered this question: its kind stays. Retire it and ask a new one instead."
    ),
    "question_options_fixed": _l(
        "People have answered this question: options can be added and reworded, not taken away."
    ),
    "question_privacy_fixed": _l(
        "People answered because of who sees their answers. Retire the question and ask a new one instead."
    ),
    "question_needs_options": _l("Give at least two options to choose from."),
    "question_condition_broken": _l(
        "A question would depend on an answer that is not asked for before it. Change that condition first."
    ),
    "question_too_many": _l("The form is one page: it holds at most 40 questions of your own."),
    "question_at_the_end": _l("It stands at the end already."),
    "draft_gone": _l("This draft was sent already, or its thirty days are over. Nothing was saved."),
    "draft_too_large": _l("This is too much for a draft. Shorten the long answers."),
    "drafts_full": _l("No more drafts can be kept at the moment. Send the form when it is complete."),
    "stale": _l(
        "Somebody else changed this in the meantime. Look at what it says now, then change it again."
    ),
    "too_many_days": _l("That would be a forum of more than a month. Choose what fits the file's dates."),
    "not_endorsed": _l("The delegation has to say yes first."),
    "below_taken": _l("More places are taken than that."),
    **decision_words.REFUSALS,
    **OF_DELEGATIONS,
    **door_words.REFUSALS,
    **paper_words.REFUSALS,
    **release_words.REFUSALS,
    **sheet_words.REFUSALS,
    **speaker_words.REFUSALS,
    **session_words.REFUSALS,
}


def of_refusal(refusal: Refusal) -> str:
    """The sentence for a refusal."""
    told = decision_words.TOLD.get(refusal.code)
    return (told and told(refusal.facts)) or str(REFUSALS[refusal.code])


def words(text: Words) -> str:
    """A text of the edition, in the reader's language."""
    return text.in_(current())


def teach(app: Flask) -> None:
    """Give the templates these words."""
    paper_words.teach(app)
    speaker_words.teach(app)
    session_words.teach(app)
    app.jinja_env.filters.update(
        at=zone.at,
        words=words,
        state_word=lambda state: STATES[State(state)],
        state_mark=lambda state: STATE_MARKS[State(state)],
        kind_word=lambda kind: KINDS[Kind(kind)],
        role_word=lambda role: ROLES[Role(role)],
        publish_word=lambda state: PUBLISH_STATES[PublishState(state)],
    )
