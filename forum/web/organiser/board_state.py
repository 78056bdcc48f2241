"""What the board knows of a day: where each session stands, what the rules ask about, who is concerned."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from forum import clock
from forum.agenda.conflicts.mirror import MIRRORED, plan_of
from forum.agenda.conflicts.queries import timetable_of
from forum.agenda.conflicts.rules import GRAVE, booths_needed, conflicts
from forum.agenda.conflicts.timetable import Slot, Timetable
from forum.agenda.drafts import WITHOUT_ROOM
from forum.agenda.models import AgendaSession
from forum.editions.dates import clock_time
from forum.editions.models import Edition, Room
from forum.editions.queries import rooms_of
from forum.editions.zone import at, instant
from forum.web.organiser.conflict_words import SENTENCES, Told
from forum.web.organiser.conflicts import told
from forum.web.wording import words

MANY_ROOMS = 8  # a board shows these at once; of more, those that are used on the day
MOST_TOLD = 30
MOST_OPTIONS = 4000  # rooms to choose from on one page; a longer day is listed without pickers
FACTS = ("person", "room", "minutes", "needed", "signed_up", "places", "booths", "interested", "seats")


class Board:
    """One day of an edition, for the board's page."""

    def __init__(
        self, edition: Edition, day: date, sessions: Sequence[AgendaSession], *, chosen: Sequence[int]
    ) -> None:
        self.edition, self.day = edition, day
        self.sessions = [each for each in sessions if day_of(each, edition) == day]
        self.timetable = timetable_of(edition, now=clock.now())
        self.every_room = rooms_of(edition.id)
        self.rooms = _shown(self.every_room, self.sessions, chosen)
        self.told, self.untold = grave(self.timetable)

    @cached_property
    def spots(self) -> list[dict[str, Any]]:
        slots = {slot.ref: slot for slot in self.timetable.slots}
        return [_spot(each, slots[each.ref], self.edition) for each in self.sessions]

    @property
    def has_pickers(self) -> bool:
        return len(self.every_room) * len(self.sessions) <= MOST_OPTIONS

    @property
    def plan(self) -> dict[str, Any]:
        """What the rules ask about, with the names that their sentences need."""
        refs, midnight = [each.ref for each in self.sessions], instant(self.day, time(), self.edition)
        people = {a.speaker_id: a.speaker.name for each in self.sessions for a in each.appearances}
        rooms = {room.id: words(room.name) for room in self.every_room}
        return plan_of(self.timetable, refs, midnight) | {"person": people, "room": rooms}

    @property
    def sentences(self) -> dict[str, str]:
        """Of the rules that the board knows, with `{person}` and the like in their places."""
        facts = {name: f"{{{name}}}" for name in FACTS}
        return {code: str(SENTENCES[code]) % facts for code in sorted(MIRRORED)}


def grave(timetable: Timetable) -> tuple[list[Told], int]:
    """The first errors and warnings in words, and how many more there are."""
    found = conflicts(timetable, GRAVE)
    return told(timetable, found[:MOST_TOLD]), max(0, len(found) - MOST_TOLD)


def answer(edition: Edition, sessions: Iterable[AgendaSession]) -> dict[str, object]:
    """What the board has to know after a move: where the sessions are now, and what does not fit anywhere."""
    found, more = grave(timetable_of(edition, now=clock.now()))
    return {
        "sessions": [_state(each, edition) for each in sessions],
        "saved": clock_time(clock.now(), edition),
        "more": more and ngettext("And %(num)d more.", "And %(num)d more.", more),
        "conflicts": [
            {
                "severity": int(each.severity),
                "sentence": each.sentence,
                "remedies": each.remedies,
                "sessions": [
                    {"ref": one.ref, "title": words(one.title), "time": clock_time(one.starts_at, edition)}
                    for one in each.sessions
                ],
            }
            for each in found
        ],
    }


def day_of(session: AgendaSession, edition: Edition) -> date:
    return at(session.starts_at, edition).date()


def _state(session: AgendaSession, edition: Edition) -> dict[str, object]:
    begins = at(session.starts_at, edition)
    return {
        "ref": session.ref,
        "version": session.version,
        "day": begins.date().isoformat(),
        "at": _minutes(begins),
        "minutes": session.minutes,
        "room": session.room_id,
    }


def _spot(session: AgendaSession, slot: Slot, edition: Edition) -> dict[str, Any]:
    """A session as the board draws it; `at` counts minutes from midnight."""
    begins = at(session.starts_at, edition)
    return {
        "session": session,
        "begins": begins,
        "at": _minutes(begins),
        "concerned": _concerned(slot),
        "is_for_all": session.room_id is None and session.kind in WITHOUT_ROOM,
    }


def _concerned(slot: Slot) -> str:
    """Whom a move would concern, in a sentence; nothing where it is nobody."""
    needed = booths_needed(slot)
    counted = [
        (len(slot.people), ngettext("%(num)d on stage", "%(num)d on stage", len(slot.people))),
        (slot.signed_up, ngettext("%(num)d signed up", "%(num)d signed up", slot.signed_up)),
        (slot.interested, ngettext("%(num)d interested", "%(num)d interested", slot.interested)),
        (
            needed,
            ngettext("interpreters into %(num)d language", "interpreters into %(num)d languages", needed),
        ),
    ]
    whom = [said for count, said in counted if count]
    return _("Concerns: %(whom)s.", whom=", ".join(whom)) if whom else ""


def _shown(rooms: Sequence[Room], sessions: Sequence[AgendaSession], chosen: Sequence[int]) -> list[Room]:
    """Those that were chosen; else, those used on the day first, and of many only those."""
    if wanted := [room for room in rooms if room.id in chosen]:
        return wanted
    used = {each.room_id for each in sessions}
    first = [room for room in rooms if room.id in used]
    others = [room for room in rooms if room.id not in used]
    return [*first, *others] if len(rooms) <= MANY_ROOMS else first or others[:MANY_ROOMS]


def _minutes(begins: datetime) -> int:
    return begins.hour * 60 + begins.minute
