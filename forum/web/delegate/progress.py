"""The way of a registration, step by step, as its owner sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forum.accreditation.endorsement import asks_endorsement
from forum.audit.models import Entry
from forum.editions.models import Edition
from forum.registration.models import Registration
from forum.registration.states import State
from forum.web.dates import moment_words

# What the owner hears of; an edit or a letter is not a step.
SAID = {
    "took_over": _l("You come in somebody’s place"),
    "replaced": _l("Your place went to somebody else"),
    "taken_out": _l("Withdrawn by your delegation"),
    "submitted": _l("Received"),
    "requested_information": _l("Question from the organiser"),
    "answered_inquiry": _l("Answered by you"),
    "endorsed": _l("Endorsed by your delegation"),
    "declined_for_delegation": _l("Declined by your delegation"),
    "offered": _l("A place became free, and is held for you"),
    "let_go": _l("Place let go by you"),
    "offer_expired": _l("Time to accept the place passed"),
    "asked_for_change": _l("Change asked for by you"),
    "accepted_change": _l("Change accepted by the organiser"),
    "refused_change": _l("Change not accepted by the organiser"),
    "took_back_change": _l("Change taken back by you"),
    "confirmed": _l("Confirmed by the organiser"),
    "waitlisted": _l("Put on the waiting list"),
    "promoted": _l("A place became free"),
    "declined": _l("Declined by the organiser"),
    "withdrew": _l("Withdrawn by you"),
    "cancelled": _l("Cancelled by the organiser"),
}
# What is still to come, from each state.
NEXT = {
    State.SUBMITTED: [_l("The organiser decides"), _l("Badge ready")],
    State.INFO_REQUESTED: [_l("You answer"), _l("The organiser decides"), _l("Badge ready")],
    State.ENDORSED: [_l("The organiser decides"), _l("Badge ready")],
    State.WAITLISTED: [_l("A place becomes free"), _l("Badge ready")],
    State.OFFERED: [_l("You accept the place"), _l("Badge ready")],
    State.CONFIRMED: [_l("Badge ready")],
}


@dataclass(frozen=True)
class Step:
    """One entry of the timeline: what happened, or what comes."""

    title: str
    moment: datetime | None = None
    said: str | None = None
    done: bool = False
    now: bool = False
    note: str | None = None


def progress_of(edition: Edition, registration: Registration, history: Sequence[Entry]) -> list[Step]:
    past = [
        Step(str(SAID[entry.verb]), entry.at, moment_words(entry.at, edition), done=True)
        for entry in history
        if entry.verb in SAID
    ]
    coming = [str(title) for title in _coming(registration)]
    ahead = [
        Step(title, now=number == 0, note=_note(registration, number)) for number, title in enumerate(coming)
    ]
    return past + ahead


def _coming(registration: Registration) -> list[object]:
    state = State(registration.state)
    if state is State.SUBMITTED and registration.endorsed_at is None and asks_endorsement(registration):
        if registration.category.needs_decision:
            return [_l("Your delegation is asked"), *NEXT[state]]
        return [_l("Your delegation is asked"), _l("Badge ready")]
    return NEXT.get(state, [])


def _note(registration: Registration, number: int) -> str | None:
    if number or registration.state != State.CONFIRMED:
        return None
    return _("Show the code at the door; a printed badge waits for you there.")
