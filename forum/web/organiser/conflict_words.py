"""What does not fit in the programme, said as a sentence with its remedies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from babel.lists import format_list
from flask_babel import lazy_gettext as _l

from forum.agenda.conflicts.rules import Conflict, Remedy, Severity
from forum.agenda.conflicts.timetable import Timetable
from forum.columns import Words
from forum.web.language import current
from forum.web.names import language_name
from forum.web.wording import words

SEVERITIES = {
    Severity.ERROR: _l("Cannot take place like this"),
    Severity.WARNING: _l("Will cause trouble"),
    Severity.HINT: _l("Could be better"),
}

SENTENCES = {
    "person_twice": _l("%(person)s is in two sessions at once."),
    "person_on_the_way": _l(
        "%(person)s has %(minutes)s minutes from one venue to the other; the way takes about %(needed)s."
    ),
    "room_overlap": _l("Two sessions are in the room %(room)s at once."),
    "room_closed": _l("The room %(room)s cannot be used at this time."),
    "too_few_places": _l("%(signed_up)s people have signed up for %(places)s places."),
    "turnaround_short": _l(
        "The room %(room)s needs %(needed)s minutes between two sessions and has %(minutes)s."
    ),
    "person_absent": _l("%(person)s is not there at this time."),
    "too_few_booths": _l("%(needed)s interpreters' booths are needed; the room %(room)s has %(booths)s."),
    "room_small": _l("%(interested)s people want to come; the room %(room)s has %(seats)s seats."),
    "no_moderator": _l("Nobody moderates this session."),
    "same_track_parallel": _l("Two sessions of one track compete for the same people."),
    "speaker_unconfirmed": _l("%(person)s has not confirmed yet, and it begins within 72 hours."),
    "translation_missing": _l("The title is missing in: %(languages)s."),
    "abstract_missing": _l("Nobody can read yet what this session is about."),
}

# What a rule is about, over all that it found.
RULES = {
    "person_twice": _l("Somebody in two sessions at once"),
    "person_on_the_way": _l("Too little time between two venues"),
    "room_overlap": _l("Two sessions in one room"),
    "room_closed": _l("A room that cannot be used"),
    "too_few_places": _l("Fewer places than people who signed up"),
    "turnaround_short": _l("Too little time to turn a room round"),
    "person_absent": _l("Somebody who is not there"),
    "too_few_booths": _l("Too few interpreters' booths"),
    "room_small": _l("A room smaller than the interest"),
    "no_moderator": _l("Nobody moderates"),
    "same_track_parallel": _l("One track, at once"),
    "speaker_unconfirmed": _l("Unconfirmed with less than 72 hours to go"),
    "translation_missing": _l("Titles that lack a language"),
    "abstract_missing": _l("Sessions without an abstract"),
}

REMEDIES = {
    Remedy.MOVE_LATER: _l("Move one of them to another time."),
    Remedy.OTHER_ROOM: _l("Take another room."),
    Remedy.OTHER_PERSON: _l("Ask somebody else to appear."),
    Remedy.MORE_PLACES: _l("Open more places."),
    Remedy.FEWER_LANGUAGES: _l("Interpret into fewer languages."),
    Remedy.NAME_MODERATOR: _l("Name a moderator."),
    Remedy.ASK_SPEAKER: _l("Ask them to confirm."),
    Remedy.TRANSLATE: _l("Translate the title."),
    Remedy.WRITE_ABSTRACT: _l("Write an abstract."),
}


@dataclass(frozen=True)
class Party:
    """A session of a conflict."""

    ref: str
    title: Words
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Told:
    """A conflict as a page shows it."""

    severity: Severity
    rule: str
    sentence: str
    remedies: list[str]
    sessions: list[Party]


class Teller:
    """Says the conflicts of one programme: it knows the names behind the numbers."""

    def __init__(self, timetable: Timetable) -> None:
        self.slots = {slot.ref: slot for slot in timetable.slots}
        self.guests, self.halls = timetable.guests, timetable.halls

    def told(self, conflict: Conflict) -> Told:
        return Told(
            conflict.severity,
            conflict.code,
            str(SENTENCES[conflict.code]) % self._facts(conflict.about),
            [str(REMEDIES[remedy]) for remedy in conflict.remedies],
            [self._party(ref) for ref in conflict.slots],
        )

    def _party(self, ref: str) -> Party:
        slot = self.slots[ref]
        return Party(ref, Words(slot.title), slot.span.begins, slot.span.ends)

    def _facts(self, about: Mapping[str, Any]) -> dict[str, Any]:
        facts = dict(about)
        if "person" in facts:
            facts["person"] = self.guests[facts["person"]].name
        if "room" in facts:
            facts["room"] = words(Words(self.halls[facts["room"]].name))
        if "languages" in facts:
            named = [language_name(code) for code in facts["languages"]]
            facts["languages"] = format_list(named, style="unit", locale=current())
        return facts
