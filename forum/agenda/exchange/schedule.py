"""A published programme, in one language, on its own clock: what every format of exchange is written from.

Pure. Formats: the schedule.xml and schedule.json of frab and c3voc (their schemas stand at
https://c3voc.de/wiki/schedule), schema.org's Event, and text for a terminal.
"""

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

DAY_BEGINS = time(4)  # what ends after midnight belongs to the evening before


@dataclass(frozen=True)
class Performer:
    """Somebody on stage. `id` is a number of this edition."""

    id: int
    name: str


@dataclass(frozen=True)
class Hall:
    name: str
    guid: str
    seats: int | None = None


@dataclass(frozen=True)
class Item:
    """One session. `begins` is aware, on the edition's wall clock; `guid` never changes."""

    id: int
    guid: str
    slug: str
    begins: datetime
    minutes: int
    title: str
    kind: str
    room: str = ""
    track: str = ""
    language: str = ""
    abstract: str = ""
    url: str = ""
    performers: Sequence[Performer] = ()

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(minutes=self.minutes)

    @property
    def lasts(self) -> str:
        """01:15"""
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"


@dataclass(frozen=True)
class Day:
    index: int
    on: date
    begins: datetime
    ends: datetime
    items: Sequence[Item]

    def by_room(self) -> dict[str, list[Item]]:
        """Rooms in the order in which they are first used."""
        rooms: dict[str, list[Item]] = {}
        for item in self.items:
            rooms.setdefault(item.room, []).append(item)
        return rooms


@dataclass(frozen=True)
class Schedule:
    """`items` in order of time. `version` changes whenever anything in here does."""

    title: str
    slug: str
    version: str
    zone: str
    first_day: date
    last_day: date
    url: str
    base_url: str
    items: Sequence[Item]
    halls: Sequence[Hall] = ()
    tracks: Sequence[str] = ()
    place: str = ""

    @property
    def acronym(self) -> str:
        """The edition's slug in the letters the format allows: ai_4room_2025."""
        return re.sub(r"[^a-z0-9_]", "_", self.slug.lower()).ljust(4, "_")

    def known_as(self, item: Item) -> str:
        """A name that nothing else in the schedule has: ai_4room_2025-0012-air-taxis."""
        return f"{self.acronym}-{item.id:04}-{as_slug(item.slug)}"

    def days(self) -> Iterator[Day]:
        for index, (on, items) in enumerate(groupby(self.items, key=lambda item: day_of(item.begins)), 1):
            found = list(items)
            begins = datetime.combine(on, DAY_BEGINS, found[0].begins.tzinfo)
            yield Day(index, on, begins, begins + timedelta(days=1), found)


def day_of(begins: datetime) -> date:
    return (begins - timedelta(hours=DAY_BEGINS.hour)).date()


def as_uuid(known_as: str) -> str:
    """The UID of a calendar as a UUID: itself where it is one, else one that is always the same."""
    try:
        return str(uuid.UUID(known_as))
    except ValueError:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, known_as))


def as_slug(text: str) -> str:
    """Latin letters, digits and hyphens; ends with a letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "session"
