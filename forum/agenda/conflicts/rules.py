"""What does not fit, why, and what would mend it. Pure: a timetable in, conflicts out, the gravest first.

A rule looks at the timetable and yields conflicts. Every conflict names its slots, the facts of its
sentence and its remedies as codes; `web/organiser/conflict_words.py` says them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum, StrEnum
from itertools import pairwise
from typing import Any

from forum.agenda.conflicts.timetable import Hall, Slot, Span, Timetable

FOR_ALL = {"opening", "plenary", "ceremony", "keynote", "break", "social"}
MODERATED = {"panel", "round_table"}
WITHOUT_WORDS = {"break", "social"}
CONFIRMED_BY = timedelta(hours=72)


class Severity(IntEnum):
    ERROR = 1
    WARNING = 2
    HINT = 3


class Remedy(StrEnum):
    MOVE_LATER = "move_later"
    OTHER_ROOM = "other_room"
    OTHER_PERSON = "other_person"
    MORE_PLACES = "more_places"
    FEWER_LANGUAGES = "fewer_languages"
    NAME_MODERATOR = "name_moderator"
    ASK_SPEAKER = "ask_speaker"
    TRANSLATE = "translate"
    WRITE_ABSTRACT = "write_abstract"


@dataclass(frozen=True)
class Conflict:
    """`slots` are refs in order of time; `about` the facts for the sentence: ids, minutes, counts."""

    code: str
    severity: Severity
    slots: tuple[str, ...]
    remedies: tuple[Remedy, ...]
    about: dict[str, Any] = field(default_factory=dict, compare=False)


Rule = Callable[[Timetable], Iterator[Conflict]]


def conflicts(timetable: Timetable, rules: Sequence[Rule] | None = None) -> list[Conflict]:
    """Everything that does not fit, errors first, then in order of time. By default all rules are asked."""
    order = {slot.ref: number for number, slot in enumerate(timetable.in_time)}
    found = [conflict for rule in rules or RULES for conflict in rule(timetable)]
    return sorted(found, key=lambda each: (each.severity, order[each.slots[0]], each.code))


def person_twice(timetable: Timetable) -> Iterator[Conflict]:
    for person, slots in _by_person(timetable).items():
        for one, other in _meeting(slots):
            yield Conflict(
                "person_twice",
                Severity.ERROR,
                (one.ref, other.ref),
                (Remedy.MOVE_LATER, Remedy.OTHER_PERSON),
                {"person": person},
            )


def person_on_the_way(timetable: Timetable) -> Iterator[Conflict]:
    """One after the other, but the second venue is further away than the time between them."""
    for person, slots in _by_person(timetable).items():
        for one, other in pairwise(slots):
            pause, journey = other.span.begins - one.span.ends, timetable.journey(one, other)
            if timedelta() <= pause < journey:
                yield Conflict(
                    "person_on_the_way",
                    Severity.ERROR,
                    (one.ref, other.ref),
                    (Remedy.MOVE_LATER, Remedy.OTHER_PERSON),
                    {"person": person, "minutes": _minutes(pause), "needed": _minutes(journey)},
                )


def room_overlap(timetable: Timetable) -> Iterator[Conflict]:
    for hall, slots in _by_hall(timetable).items():
        for one, other in _meeting(slots):
            yield Conflict(
                "room_overlap",
                Severity.ERROR,
                (one.ref, other.ref),
                (Remedy.OTHER_ROOM, Remedy.MOVE_LATER),
                {"room": hall},
            )


def room_closed(timetable: Timetable) -> Iterator[Conflict]:
    for slot, hall in _placed(timetable):
        if any(slot.span.meets(closed) for closed in hall.closed):
            remedies = (Remedy.OTHER_ROOM, Remedy.MOVE_LATER)
            yield Conflict("room_closed", Severity.ERROR, (slot.ref,), remedies, {"room": hall.id})


def too_few_places(timetable: Timetable) -> Iterator[Conflict]:
    """More have signed up than there are places, or seats."""
    for slot in timetable.in_time:
        hall = timetable.hall_of(slot)
        seats = hall.seats if hall else None
        places = min((each for each in (slot.places, seats) if each is not None), default=None)
        if places is not None and slot.signed_up > places:
            yield Conflict(
                "too_few_places",
                Severity.ERROR,
                (slot.ref,),
                (Remedy.OTHER_ROOM, Remedy.MORE_PLACES),
                {"signed_up": slot.signed_up, "places": places},
            )


def turnaround_short(timetable: Timetable) -> Iterator[Conflict]:
    for hall, slots in _by_hall(timetable).items():
        needed = timetable.halls[hall].turnaround
        for one, other in pairwise(slots):
            pause = other.span.begins - one.span.ends
            if timedelta() <= pause < needed:
                yield Conflict(
                    "turnaround_short",
                    Severity.WARNING,
                    (one.ref, other.ref),
                    (Remedy.MOVE_LATER, Remedy.OTHER_ROOM),
                    {"room": hall, "minutes": _minutes(pause), "needed": _minutes(needed)},
                )


def person_absent(timetable: Timetable) -> Iterator[Conflict]:
    """Somebody who lands later, or has said that they cannot come then."""
    for slot in timetable.in_time:
        for person, _role in slot.people:
            guest = timetable.guests.get(person)
            if guest and guest.present is not None and not _is_there(guest.present, slot.span):
                remedies = (Remedy.MOVE_LATER, Remedy.OTHER_PERSON)
                yield Conflict("person_absent", Severity.WARNING, (slot.ref,), remedies, {"person": person})


def too_few_booths(timetable: Timetable) -> Iterator[Conflict]:
    """One booth interprets into one language beside the floor's."""
    for slot, hall in _placed(timetable):
        needed = booths_needed(slot)
        if hall.booths is not None and needed > hall.booths:
            yield Conflict(
                "too_few_booths",
                Severity.WARNING,
                (slot.ref,),
                (Remedy.OTHER_ROOM, Remedy.FEWER_LANGUAGES),
                {"room": hall.id, "booths": hall.booths, "needed": needed},
            )


def booths_needed(slot: Slot) -> int:
    return len(set(slot.interpreted) - set(slot.floor[:1]))


def room_small(timetable: Timetable) -> Iterator[Conflict]:
    for slot, hall in _placed(timetable):
        coming = slot.signed_up + slot.interested
        if hall.seats is not None and coming > hall.seats >= slot.signed_up:
            yield Conflict(
                "room_small",
                Severity.WARNING,
                (slot.ref,),
                (Remedy.OTHER_ROOM,),
                {"room": hall.id, "seats": hall.seats, "interested": coming},
            )


def no_moderator(timetable: Timetable) -> Iterator[Conflict]:
    for slot in timetable.in_time:
        roles = {role for _person, role in slot.people}
        if slot.kind in MODERATED and slot.people and "moderator" not in roles:
            yield Conflict("no_moderator", Severity.WARNING, (slot.ref,), (Remedy.NAME_MODERATOR,))


def same_track_parallel(timetable: Timetable) -> Iterator[Conflict]:
    """Two sessions of one track, or one for everybody beside another, compete for the same people."""
    for one, other in _meeting(timetable.in_time):
        if one.track is not None and one.track == other.track and not {one.kind, other.kind} & FOR_ALL:
            yield Conflict(
                "same_track_parallel",
                Severity.HINT,
                (one.ref, other.ref),
                (Remedy.MOVE_LATER,),
                {"track": one.track},
            )


def speaker_unconfirmed(timetable: Timetable) -> Iterator[Conflict]:
    for slot in timetable.in_time:
        if timetable.now is None or not timedelta() <= slot.span.begins - timetable.now < CONFIRMED_BY:
            continue
        for person, _role in slot.people:
            guest = timetable.guests.get(person)
            if guest and not guest.is_confirmed:
                remedies = (Remedy.ASK_SPEAKER, Remedy.OTHER_PERSON)
                yield Conflict(
                    "speaker_unconfirmed", Severity.HINT, (slot.ref,), remedies, {"person": person}
                )


def translation_missing(timetable: Timetable) -> Iterator[Conflict]:
    for slot in timetable.in_time:
        missing = [language for language in timetable.languages if language not in slot.titled]
        if missing:
            about = {"languages": missing}
            yield Conflict("translation_missing", Severity.HINT, (slot.ref,), (Remedy.TRANSLATE,), about)


def abstract_missing(timetable: Timetable) -> Iterator[Conflict]:
    for slot in timetable.in_time:
        if not slot.has_abstract and slot.kind not in WITHOUT_WORDS:
            yield Conflict("abstract_missing", Severity.HINT, (slot.ref,), (Remedy.WRITE_ABSTRACT,))


GRAVE: tuple[Rule, ...] = (  # errors and warnings
    *(person_twice, person_on_the_way, room_overlap, room_closed, too_few_places),
    *(turnaround_short, person_absent, too_few_booths, room_small, no_moderator),
)
RULES: tuple[Rule, ...] = (
    *GRAVE,
    *(same_track_parallel, speaker_unconfirmed, translation_missing, abstract_missing),
)


def _by_person(timetable: Timetable) -> dict[int, list[Slot]]:
    """Each person's slots in order of time, each once."""
    found: dict[int, list[Slot]] = defaultdict(list)
    for slot in timetable.in_time:
        for person in dict.fromkeys(person for person, _role in slot.people):
            found[person].append(slot)
    return found


def _by_hall(timetable: Timetable) -> dict[int, list[Slot]]:
    found: dict[int, list[Slot]] = defaultdict(list)
    for slot, hall in _placed(timetable):
        found[hall.id].append(slot)
    return found


def _placed(timetable: Timetable) -> Iterator[tuple[Slot, Hall]]:
    for slot in timetable.in_time:
        if hall := timetable.hall_of(slot):
            yield slot, hall


def _meeting(slots: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Every two that are on at once, looking only as far as the first one lasts."""
    for number, one in enumerate(slots):
        for other in slots[number + 1 :]:
            if other.span.begins >= one.span.ends:
                break
            yield one, other


def _is_there(present: Iterable[Span], span: Span) -> bool:
    return any(each.holds(span) for each in present)


def _minutes(lasts: timedelta) -> int:
    return int(lasts.total_seconds() // 60)
