"""iCalendar: every VEVENT is a session."""

from datetime import UTC, date, datetime, time, tzinfo
from typing import Any
from zoneinfo import available_timezones

from icalendar import Calendar
from icalendar.cal import Component

from forum.agenda.exchange.reading.incoming import (
    Gathering,
    LeftOut,
    Mended,
    Performer,
    Reading,
    Unreadable,
    minutes_between,
)


def read(content: bytes, zone: tzinfo, language: str) -> Reading:
    try:
        calendar = Calendar.from_ical(content)
    except (ValueError, IndexError, KeyError):
        raise Unreadable(why="broken") from None
    gathering = Gathering(zone, language)
    for event in calendar.walk("VEVENT"):
        _take(gathering, event)
    return gathering.reading


def _take(gathering: Gathering, event: Component) -> None:
    title = str(event.get("SUMMARY", ""))
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        gathering.reading.left_out.append((LeftOut.CANCELLED, title))
        return
    begins, ends = _moment(gathering, event, "DTSTART"), _moment(gathering, event, "DTEND")
    lasts = event.get("DURATION")
    gathering.take(
        str(event.get("UID", "")),
        title,
        begins,
        minutes_between(begins, ends) or (int(lasts.dt.total_seconds() // 60) if lasts else None),
        room=_text(event, "LOCATION"),
        kind=_text(event, "X-TYPE"),
        language=_text(event, "X-LANGUAGE"),
        abstract=_text(event, "DESCRIPTION"),
        performers=[Performer(str(each.params.get("CN", ""))) for each in _all(event, "ATTENDEE")],
    )


def _moment(gathering: Gathering, event: Component, name: str) -> datetime | None:
    """A day alone begins at midnight. A TZID the almanac does not know keeps the file's own rules."""
    value = event.get(name)
    if value is None or not hasattr(value, "dt"):
        return None
    said: date | datetime = value.dt
    if not isinstance(said, datetime):
        said = datetime.combine(said, time(), gathering.zone)
    named = str(value.params.get("TZID", ""))
    if named and named not in available_timezones() and name == "DTSTART":
        gathering.reading.mend(Mended.WRONG_ZONE)
    return said if said.tzinfo is None else said.astimezone(UTC)


def _text(event: Component, name: str) -> str:
    return str(event.get(name, ""))


def _all(event: Component, name: str) -> list[Any]:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]
