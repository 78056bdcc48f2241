"""A day of a programme for the board: all that the rules ask about except where the sessions stand.

The board answers with it while something is being dragged (assets/board/rules.js). Pure.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

from forum.agenda.conflicts.rules import booths_needed
from forum.agenda.conflicts.timetable import Slot, Span, Timetable

# The rules that the board knows too: those whose answer changes with time and room, but for mere hints.
MIRRORED = frozenset(
    {
        *("person_twice", "person_on_the_way", "person_absent"),
        *("room_overlap", "room_closed", "room_small"),
        *("too_few_places", "too_few_booths", "turnaround_short"),
    }
)


def plan_of(timetable: Timetable, refs: Iterable[str], midnight: datetime) -> dict[str, Any]:
    """About the sessions of one day that begins at `midnight`. All times are minutes after it."""
    wanted = set(refs)
    slots = [slot for slot in timetable.slots if slot.ref in wanted]
    people = {person for slot in slots for person, _role in slot.people}
    return {
        "slots": {slot.ref: _slot(slot) for slot in slots},
        "halls": {
            hall.id: {
                "venue": hall.venue,
                "seats": hall.seats,
                "booths": hall.booths,
                "turnaround": _minutes(hall.turnaround),
                "closed": _spans(hall.closed, midnight),
            }
            for hall in timetable.halls.values()
        },
        "journeys": {
            f"{here} {there}": _minutes(timetable.way(here, there))
            for here, there in permutations({hall.venue for hall in timetable.halls.values()}, 2)
        },
        "guests": {
            guest.id: _spans(guest.present, midnight)
            for guest in timetable.guests.values()
            if guest.id in people and guest.present is not None
        },
    }


def _slot(slot: Slot) -> dict[str, Any]:
    return {
        "people": list(dict.fromkeys(person for person, _role in slot.people)),
        "booths": booths_needed(slot),
        "places": slot.places,
        "signedUp": slot.signed_up,
        "interested": slot.interested,
    }


def _spans(spans: Iterable[Span], midnight: datetime) -> list[list[float]]:
    """Of the day and the one behind it, into which a late session may last."""
    day = Span(midnight, midnight + timedelta(days=2))
    near = [span for span in spans if span.meets(day)]
    return [[_minutes(span.begins - midnight), _minutes(span.ends - midnight)] for span in near]


def _minutes(lasts: timedelta) -> float:
    return lasts / timedelta(minutes=1)
