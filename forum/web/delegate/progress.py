"""The way of a registration, step by step, as its owner sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forum.audit.models import Entry
from forum.editions.models import Edition
from forum.registration.models import Registration
from forum.registration.states import State
from forum.web.dates import moment_words

# What the owner hears of; an edit or a letter is not a step.
SAID = {
    "submitted": _l("Received"),
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
    State.INFO_REQUESTED: [_l("The organiser decides"), _l("Badge ready")],
    State.WAITLISTED: [_l("A place becomes free"), _l("Badge ready")],
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
    coming = [str(title) for title in NEXT.get(State(registration.state), [])]
    ahead = [
        Step(title, now=number == 0, note=_note(registration, number)) for number, title in enumerate(coming)
    ]
    return past + ahead


def _note(registration: Registration, number: int) -> str | None:
    if number or registration.state != State.CONFIRMED:
        return None
    return _("Show the code at the door; a printed badge waits for you there.")
