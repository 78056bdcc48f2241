"""schedule.xml of frab, pentabarf, pretalx, wafer. None of the real ones is valid by its schema."""

from datetime import tzinfo
from xml.etree.ElementTree import Element, ParseError, fromstring

from forum.agenda.exchange.reading.incoming import (
    Gathering,
    Performer,
    Reading,
    Unreadable,
    minutes_of,
    moment,
)


def tree(content: bytes) -> Element:
    """The document, if it is one. A DOCTYPE is refused: entities of its own are how XML bombs are built."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or _is_wide(content):
        raise Unreadable(why="doctype")
    try:
        return fromstring(content)  # noqa: S314 - without a DOCTYPE there is nothing to expand
    except ParseError:
        raise Unreadable(why="broken") from None


def read(root: Element, zone: tzinfo, language: str) -> Reading:
    gathering = Gathering(zone, language)
    for event in root.iter("event"):
        gathering.take(
            event.get("guid") or event.get("id") or "",
            event.findtext("title"),
            moment(event.findtext("date")),
            minutes_of(event.findtext("duration")),
            room=event.findtext("room"),
            track=event.findtext("track"),
            kind=event.findtext("type"),
            language=event.findtext("language"),
            abstract=event.findtext("abstract") or event.findtext("description"),
            performers=[Performer("".join(person.itertext())) for person in event.iter("person")],
        )
    return gathering.reading


def _is_wide(content: bytes) -> bool:
    """UTF-16 and its like would hide a DOCTYPE from a look at the bytes."""
    return content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:64]
