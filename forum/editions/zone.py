"""An edition's own time: the only place where instants become wall-clock time."""

import zoneinfo
from datetime import date, datetime, time
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

# The zone data of the pinned package, not of the machine: Almaty moved to +05:00 in March 2024,
# and an old machine does not know.
zoneinfo.reset_tzpath(to=())


class HasZone(Protocol):
    zone: str


@cache
def zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def at(moment: datetime, edition: HasZone) -> datetime:
    """The moment on the edition's wall clock."""
    return moment.astimezone(zone(edition.zone))


def instant(day: date, clock_time: time, edition: HasZone) -> datetime:
    """The instant at which the edition's wall clock shows this day and time."""
    return datetime.combine(day, clock_time, tzinfo=zone(edition.zone))
