"""The programme as a calendar file. Instants are UTC, which no calendar can misread.

A session keeps its UID for ever; its SEQUENCE rises with each release that changes it: calendars update it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from icalendar import Calendar, Event

from forum.agenda.queries import Item
from forum.columns import Words


class HasStay(Protocol):
    slug: str
    name: Words
    place: Words
    starts_on: date
    ends_on: date


class HasCalendar(Protocol):
    slug: str
    short_name: str
    zone: str
    name: Words
    contact_email: str


class Method(StrEnum):
    """What a calendar is to do with a file that came by mail."""

    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


def calendar_file(
    items: Iterable[Item],
    *,
    edition: HasCalendar,
    language: str,
    stamped: datetime,
    address: Callable[[Item], str],
    abstracts: Mapping[str, Words],
    method: Method | None = None,
) -> bytes:
    """The items as text/calendar in one language. `stamped` goes into DTSTAMP, in UTC;
    `address` gives a session's page, `abstracts` its text by `ref`. A file that is mailed has a method."""
    calendar = Calendar()
    calendar.add("prodid", "-//Forum//Programme//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{edition.short_name} · {edition.name.in_(language)}")
    calendar.add("x-wr-timezone", edition.zone)
    if method is not None:
        calendar.add("method", method)
    for item in items:
        abstract = abstracts.get(item.ref, Words()).in_(language)
        event = _event(item, language, stamped, address(item), abstract)
        if method is not None:
            event.add("organizer", f"mailto:{edition.contact_email}")
        calendar.add_component(event)
    return calendar.to_ical()


def _event(item: Item, language: str, stamped: datetime, url: str, abstract: str) -> Event:
    event = Event()
    event.add("uid", item.uid)
    event.add("sequence", item.sequence)
    event.add("dtstamp", stamped)
    event.add("dtstart", item.starts_at)
    event.add("dtend", item.ends_at)
    event.add("summary", item.title.in_(language))
    event.add("description", _description(item, abstract))
    event.add("location", _location(item, language))
    event.add("status", "CANCELLED" if item.is_cancelled else "CONFIRMED")
    event.add("url", url)
    return event


def _description(item: Item, abstract: str) -> str:
    return "\n\n".join(part for part in (abstract, ", ".join(item.names)) if part)


def _location(item: Item, language: str) -> str:
    if item.place is None:
        return ""
    return ", ".join(words.in_(language) for words in (item.place.name, item.place.venue, item.place.address))


def stay(edition: HasStay, *, uid: str, language: str, stamped: datetime) -> bytes:
    """The forum's days as one entry of a delegate's calendar, METHOD:PUBLISH. `uid` names the delegate."""
    calendar = Calendar()
    calendar.add("prodid", "-//Forum//Registration//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event = Event()
    event.add("uid", f"{uid}@{edition.slug}")
    event.add("sequence", 0)
    event.add("dtstamp", stamped)
    event.add("dtstart", edition.starts_on)
    event.add("dtend", edition.ends_on + timedelta(days=1))  # the day after: the end is not part of an event
    event.add("summary", edition.name.in_(language))
    event.add("location", edition.place.in_(language))
    event.add("status", "CONFIRMED")
    calendar.add_component(event)
    return calendar.to_ical()
