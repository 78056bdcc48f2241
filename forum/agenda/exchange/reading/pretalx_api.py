"""What pretalx's own interface answers: by day, minute of the day and room, with names in two languages."""

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from typing import Any

from forum.agenda.exchange.reading.incoming import (
    Gathering,
    Performer,
    Reading,
    minutes_between,
    moment,
)


def read(said: Mapping[str, Any], zone: tzinfo, language: str) -> Reading:
    gathering = Gathering(zone, language)
    seen: set[str] = set()  # a talk with two slots stands at each of them, with both
    for part in ("schedule", "sprints"):
        for talk in _talks(said.get(part) or {}):
            slots: list[dict[str, Any]] = talk.get("slots") or [{}]
            for slot in slots:
                if (known_as := f"{talk['code']}/{slot.get('id', '')}") not in seen:
                    seen.add(known_as)
                    _take(gathering, known_as, talk, slot)
    return gathering.reading


def _talks(days: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for moments in days.values():
        for rooms in moments.values():
            yield from rooms.values()


def _take(gathering: Gathering, known_as: str, talk: Mapping[str, Any], slot: Mapping[str, Any]) -> None:
    room = slot.get("room") or {}
    name = _word(room.get("name"), gathering.language)
    if isinstance(room.get("capacity"), int):
        gathering.reading.seats[name] = room["capacity"]
    begins, ends = moment(slot.get("start")), moment(slot.get("end"))
    gathering.take(
        known_as,
        talk.get("title"),
        begins,
        minutes_between(begins, ends) or talk.get("duration"),
        room=name,
        track=_word((talk.get("track") or {}).get("name"), gathering.language),
        kind=_word((talk.get("submission_type") or {}).get("name"), "en"),
        language=talk.get("content_locale"),
        abstract=talk.get("abstract") or talk.get("description"),
        performers=[
            Performer(str(each.get("name") or ""), str(each.get("biography") or ""))
            for each in talk.get("speakers") or ()
        ],
    )


def _word(said: Any, language: str) -> str:
    """A text, or one of its languages."""
    if isinstance(said, Mapping):
        return str(said.get(language) or said.get("en") or next(iter(said.values()), ""))
    return str(said or "")
