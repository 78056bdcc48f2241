"""schedule.json of frab and pretalx."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from forum.agenda.exchange.reading.incoming import (
    Gathering,
    Performer,
    Reading,
    minutes_of,
    moment,
)


def read(said: Mapping[str, Any], zone: tzinfo, language: str) -> Reading:
    gathering = Gathering(zone, language)
    conference = said["schedule"]["conference"]
    for room in conference.get("rooms") or ():
        if isinstance(room.get("capacity"), int):
            gathering.reading.seats[str(room.get("name"))] = room["capacity"]
    for day in conference.get("days") or ():
        for name, events in day["rooms"].items():
            for event in events:
                _take(gathering, event, name)
    return gathering.reading


def _take(gathering: Gathering, event: Mapping[str, Any], room: str) -> None:
    gathering.take(
        str(event.get("guid") or event.get("id") or ""),
        event.get("title"),
        moment(event.get("date")),
        minutes_of(event.get("duration")),
        room=event.get("room") or room,
        track=event.get("track"),
        kind=event.get("type"),
        language=event.get("language"),
        abstract=event.get("abstract") or event.get("description"),
        performers=[_performer(each) for each in event.get("persons") or ()],
    )


def _performer(person: Mapping[str, Any]) -> Performer:
    name = person.get("name") or person.get("public_name") or person.get("full_public_name")
    return Performer(str(name or ""), str(person.get("biography") or ""))
