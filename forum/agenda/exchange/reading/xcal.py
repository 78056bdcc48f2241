"""xCal of pentabarf and pretalx: a calendar in XML, its times without a zone."""

from datetime import datetime, tzinfo
from xml.etree.ElementTree import Element

from forum.agenda.exchange.reading.incoming import Gathering, Performer, Reading, minutes_between

PENTABARF = "{http://pentabarf.org}"


def read(root: Element, zone: tzinfo, language: str) -> Reading:
    gathering = Gathering(zone, language)
    for event in root.iter("vevent"):
        begins, ends = _moment(event.findtext("dtstart")), _moment(event.findtext("dtend"))
        gathering.take(
            event.findtext("uid") or "",
            event.findtext("summary") or event.findtext(f"{PENTABARF}title"),
            begins,
            minutes_between(begins, ends),
            room=event.findtext("location"),
            track=event.findtext(f"{PENTABARF}track"),
            kind=event.findtext("category"),
            language=event.findtext(f"{PENTABARF}language-code"),
            abstract=event.findtext("description"),
            performers=[Performer(each.text or "") for each in event.iter("attendee")],
        )
    return gathering.reading


def _moment(said: str | None) -> datetime | None:
    """20270518T094000, with a Z or without."""
    text = (said or "").strip()
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%S%z" if text.endswith("Z") else "%Y%m%dT%H%M%S")  # noqa: DTZ007
    except ValueError:
        return None
