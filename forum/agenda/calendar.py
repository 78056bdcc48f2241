"""The programme as a calendar file. Instants are UTC, which no calendar can misread.

A session keeps its UID for ever; its SEQUENCE rises with every change, so calendars update it.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol


from icalendar import Calendar, Event

from forum.agenda.queries import Item
from forum.columns import Words


class HasCalendar(Protocol):
    slug: str
    short_name: str
    zone: str
    name: Words


def calendar_file(
    items: Iterable[Item],
    *,
    edition: HasCalendar,
    language: str,
    stamped: datetime,
    address: Callable[[Item], str],
) -> bytes:
    """The items as text/calendar in one language. `stamped` goes into DTSTAMP, in UTC;
    `address` gives a session's page."""
    calendar = Calendar()
    calendar.add("prodid", "-//Forum//Programme//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{edition.short_name} · {edition.name.in_(language)}")
    calendar.add("x-wr-timezone", edition.zone)
    for item in items:
        calendar.add_component(_event(item, language, stamped, address(item)))
    return calendar.to_ical()


def _event(item: Item, language: str, stamped: datetime, url: str) -> Event:
    event = Event()
    event.add("uid", item.uid)
    event.add("sequence", item.sequence)
    event.add("dtstamp", stamped)
    event.add("dtstart", item.starts_at)
    event.add("dtend", item.ends_at)
    event.add("summary", item.title.in_(language))
    event.add("description", _description(item, language))
    event.add("location", _location(item, language))
    event.add("status", "CANCELLED" if item.is_cancelled else "CONFIRMED")
    event.add("url", url)
    return event


def _description(item: Item, language: str) -> str:
    people = ", ".join(person.name for person in item.people)
    return "\n\n".join(part for part in (item.abstract.in_(language), people) if part)


def _location(item: Item, language: str) -> str:
    if item.place is None:
        return ""
    return ", ".join(words.in_(language) for words in (item.place.name, item.place.venue, item.place.address))
