"""A forum and its sessions as schema.org Events, for those who search. Pure: plain values, ready for JSON."""

from datetime import date, datetime
from typing import Any, Protocol

from forum.agenda.queries import Item, Place
from forum.columns import Words
from forum.editions.zone import HasZone, at

CONTEXT = "https://schema.org"
TAKES_PLACE, CANCELLED = f"{CONTEXT}/EventScheduled", f"{CONTEXT}/EventCancelled"
ON_SITE = f"{CONTEXT}/OfflineEventAttendanceMode"


class HasForum(HasZone, Protocol):
    name: Words
    tagline: Words
    organiser: Words
    place: Words
    languages: list[str]
    starts_on: date
    ends_on: date


def forum_event(edition: HasForum, language: str, *, url: str) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "@type": "BusinessEvent",
        "name": edition.name.in_(language),
        "description": edition.tagline.in_(language),
        "url": url,
        "startDate": edition.starts_on.isoformat(),
        "endDate": edition.ends_on.isoformat(),
        "eventStatus": TAKES_PLACE,
        "eventAttendanceMode": ON_SITE,
        "inLanguage": list(edition.languages),
        "location": {"@type": "Place", "name": edition.place.in_(language)},
        "organizer": {"@type": "Organization", "name": edition.organiser.in_(language)},
    }


def session_event(
    edition: HasForum, item: Item, abstract: Words, language: str, *, url: str, forum_url: str
) -> dict[str, Any]:
    """One session, as a part of its forum. What is not known is left out."""
    said = {
        "@context": CONTEXT,
        "@type": "Event",
        "name": item.title.in_(language),
        "description": abstract.in_(language),
        "url": url,
        "startDate": _moment(item.starts_at, edition),
        "endDate": _moment(item.ends_at, edition),
        "eventStatus": CANCELLED if item.is_cancelled else TAKES_PLACE,
        "eventAttendanceMode": ON_SITE,
        "inLanguage": list(item.languages),
        "location": _place(item.place, language) if item.place else None,
        "performer": [{"@type": "Person", "name": name} for name in item.names],
        "superEvent": {"@type": "BusinessEvent", "name": edition.name.in_(language), "url": forum_url},
    }
    return {name: value for name, value in said.items() if value}


def _place(place: Place, language: str) -> dict[str, str]:
    named = (place.name.in_(language), place.venue.in_(language))
    known = {"@type": "Place", "name": ", ".join(filter(None, named)), "address": place.address.in_(language)}
    return {name: value for name, value in known.items() if value}


def _moment(moment: datetime, edition: HasZone) -> str:
    return at(moment, edition).isoformat()
