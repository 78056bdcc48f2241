"""A programme as the rules look at it: slots, halls, people. Pure values, nothing of the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from math import asin, cos, radians, sin, sqrt


@dataclass(frozen=True)
class Span:
    """From one instant to another; the end does not belong to it."""

    begins: datetime
    ends: datetime

    def meets(self, other: "Span") -> bool:
        return self.begins < other.ends and other.begins < self.ends

    def holds(self, other: "Span") -> bool:
        return self.begins <= other.begins and other.ends <= self.ends


@dataclass(frozen=True)
class Slot:
    """One session where it stands. `people` are (person, role), in order."""

    ref: str
    kind: str
    span: Span
    hall: int | None = None
    track: int | None = None
    people: Sequence[tuple[int, str]] = ()
    floor: Sequence[str] = ()
    interpreted: Sequence[str] = ()
    titled: Sequence[str] = ()  # languages its title is written in
    has_abstract: bool = True
    places: int | None = None  # for those who sign up
    signed_up: int = 0
    interested: int = 0  # who marked it without signing up
    title: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Hall:
    """A room. `booths` is None where nobody has said how many there are. `closed`: when it cannot be used."""

    id: int
    venue: int
    seats: int | None = None
    booths: int | None = None
    turnaround: timedelta = timedelta()
    closed: Sequence[Span] = ()
    name: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Guest:
    """Somebody on stage. `present`: the only times they can come, or None for any."""

    id: int
    is_confirmed: bool = True
    present: Sequence[Span] | None = None
    name: str = field(default="", compare=False)


@dataclass(frozen=True)
class Site:
    """A venue on the earth, in degrees."""

    id: int
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Timetable:
    slots: Sequence[Slot]
    halls: Mapping[int, Hall] = field(default_factory=dict)
    guests: Mapping[int, Guest] = field(default_factory=dict)
    sites: Mapping[int, Site] = field(default_factory=dict)
    languages: Sequence[str] = ()
    now: datetime | None = None

    @cached_property
    def in_time(self) -> list[Slot]:
        return sorted(self.slots, key=lambda slot: (slot.span.begins, slot.ref))

    def journey(self, one: Slot, other: Slot) -> timedelta:
        """How long it takes from one slot's venue to the other's; nothing within a venue."""
        here, there = self.hall_of(one), self.hall_of(other)
        return self.way(here.venue, there.venue) if here and there else timedelta()

    def way(self, here: int, there: int) -> timedelta:
        """How long it takes from one venue to another."""
        if here == there:
            return timedelta()
        return travel(self.sites.get(here, Site(here)), self.sites.get(there, Site(there)))

    def hall_of(self, slot: Slot) -> Hall | None:
        return self.halls.get(slot.hall) if slot.hall is not None else None


SHORTEST_JOURNEY = timedelta(minutes=30)  # between two venues of which one is not on the map
LEAVE_AND_ARRIVE, KILOMETRES_AN_HOUR = timedelta(minutes=15), 35  # through a city, by coach


def travel(here: Site, there: Site) -> timedelta:
    """The time between two venues: the great circle at the speed of a coach, and a quarter of an hour."""
    degrees = here.latitude, here.longitude, there.latitude, there.longitude
    if any(degree is None for degree in degrees):
        return SHORTEST_JOURNEY
    hours = _kilometres(*(radians(degree or 0) for degree in degrees)) / KILOMETRES_AN_HOUR
    return max(SHORTEST_JOURNEY, LEAVE_AND_ARRIVE + timedelta(hours=hours))


def _kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Haversine, on a sphere of 6,371 km."""
    half = sin((other_latitude - latitude) / 2) ** 2
    half += cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))
