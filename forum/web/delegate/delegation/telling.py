"""The way of somebody's registration, step by step, as their coordinator sees it."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from forum.audit.models import Entry
from forum.editions.models import Edition
from forum.registration.models import Registration
from forum.registration.states import State
from forum.web.dates import moment_words
from forum.web.delegate.progress import Step

# What a coordinator hears of: where things stand, and nothing of what is written in the registration.
SAID = {
    "submitted": _l("Received"),
    "took_over": _l("Came in somebody’s place"),
    "requested_information": _l("Question from the organiser"),
    "answered": _l("Question answered"),
    "endorsed": _l("Endorsed for the delegation"),
    "declined_for_delegation": _l("Declined by the delegation"),
    "moved_to_delegation": _l("Put into this delegation by the organiser"),
    "confirmed": _l("Confirmed by the organiser"),
    "waitlisted": _l("Put on the waiting list"),
    "promoted": _l("A place became free"),
    "offered": _l("A place is held for them"),
    "offer_expired": _l("Time to accept the place passed"),
    "let_go": _l("Place let go"),
    "declined": _l("Declined by the organiser"),
    "withdrew": _l("Withdrawn by themselves"),
    "taken_out": _l("Withdrawn by the delegation"),
    "replaced": _l("Replaced by somebody else"),
    "cancelled": _l("Cancelled by the organiser"),
}
NEXT = {
    State.SUBMITTED: _l("The organiser decides"),
    State.INFO_REQUESTED: _l("They answer the organiser"),
    State.ENDORSED: _l("The organiser decides"),
    State.WAITLISTED: _l("A place becomes free"),
    State.OFFERED: _l("They accept the place"),
}


def steps_of(edition: Edition, registration: Registration, history: Sequence[Entry]) -> list[Step]:
    past = [
        Step(str(SAID[entry.verb]), entry.at, moment_words(entry.at, edition), done=True)
        for entry in history
        if entry.verb in SAID
    ]
    coming = NEXT.get(State(registration.state))
    return [*past, Step(str(coming), now=True)] if coming else past
