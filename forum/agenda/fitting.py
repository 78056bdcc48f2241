"""Sessions that come from elsewhere, and the forum's own days."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from forum.agenda.exchange.reading.incoming import Incoming, Reading
from forum.audit import services as audit
from forum.editions import days
from forum.editions.dates import days_of
from forum.editions.models import Edition
from forum.editions.zone import at, instant


class Days(StrEnum):
    """What happens to sessions on other days than the forum's."""

    AS_WRITTEN = "as_written"
    MOVED = "moved"  # all by as many days as bring the first one to the forum's first
    EXTENDED = "extended"  # the forum is longer from now on


def stray(reading: Reading, edition: Edition) -> dict[date, int]:
    """How many sessions there are on each day that is none of the forum's."""
    ours = set(days_of(edition))
    counted = Counter(_day(item, edition) for item in reading.items)
    return {day: counted[day] for day in sorted(counted) if day not in ours}


def fit(reading: Reading, edition: Edition, how: Days, *, by: audit.Actor) -> None:
    """Make the reading's days the forum's, or the other way round. Raises `TooManyDays`."""
    if not reading.items or not stray(reading, edition):
        return
    first, last = _reach(reading, edition)
    if how is Days.MOVED:
        _move(reading, edition, edition.starts_on - first)
    if how is Days.EXTENDED:
        days.reach(edition, min(first, edition.starts_on), max(last, edition.ends_on), by=by)


def _move(reading: Reading, edition: Edition, by: timedelta) -> None:
    """By whole days on the forum's clock, whatever its zone does in between."""
    reading.items = [_moved(item, edition, by) for item in reading.items]


def _moved(item: Incoming, edition: Edition, by: timedelta) -> Incoming:
    begins = at(item.begins, edition)
    return replace(item, begins=instant(begins.date() + by, begins.time(), edition))


def _reach(reading: Reading, edition: Edition) -> tuple[date, date]:
    found = [_day(item, edition) for item in reading.items]
    return min(found), max(found)


def _day(item: Incoming, edition: Edition) -> date:
    return at(item.begins, edition).date()
