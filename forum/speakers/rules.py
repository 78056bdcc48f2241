"""What is asked of a speaker, what of it is missing, and when they may be reminded. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from forum.speakers.states import Standing

REMINDED_EVERY = timedelta(days=1)
WHOLE_DAY = ("00:00", "23:59")


class Item(StrEnum):
    """One line of the checklist."""

    ANSWER = "answer"
    BIOGRAPHY = "biography"
    PHOTO = "photo"
    TALK = "talk"
    SLIDES = "slides"
    EQUIPMENT = "equipment"
    RECORDING = "recording"
    HOURS = "hours"
    TRAVEL = "travel"


class Told(Protocol):
    """What a speaker has said so far; an `Engagement` is one."""

    photo_file_id: int | None
    without_slides: bool
    equipment: str | None
    recording: bool | None
    hours: dict[str, Any] | None
    is_local: bool | None
    arrives_at: datetime | None


@dataclass(frozen=True)
class Known:
    """What the checklist looks at. `talks`: of each session they speak in, whether it has an abstract."""

    standing: Standing
    told: Told | None
    has_biography: bool
    talks: Sequence[bool] = ()
    has_slides: bool = False


def missing_of(known: Known) -> list[Item]:
    """In the order in which it is asked for. Nothing is asked of whoever declined."""
    if known.standing is Standing.DECLINED:
        return []
    there = _there(known)
    return [item for item in Item if not there[item]]


def _there(known: Known) -> dict[Item, bool]:
    told = known.told
    return {
        Item.ANSWER: known.standing is Standing.CONFIRMED,
        Item.BIOGRAPHY: known.has_biography,
        Item.TALK: all(known.talks),
        Item.PHOTO: told is not None and told.photo_file_id is not None,
        # Who speaks in no session yet, or only moderates, has nothing to show.
        Item.SLIDES: known.has_slides or not known.talks or (told is not None and told.without_slides),
        Item.EQUIPMENT: told is not None and told.equipment is not None,
        Item.RECORDING: told is not None and told.recording is not None,
        Item.HOURS: told is not None and told.hours is not None,
        Item.TRAVEL: told is not None and (bool(told.is_local) or told.arrives_at is not None),
    }


def was_just_reminded(reminded_at: datetime | None, now: datetime) -> bool:
    return reminded_at is not None and now - reminded_at < REMINDED_EVERY


class Hours(NamedTuple):
    """From when until when somebody can come on a day."""

    day: date
    begins: time
    ends: time

    @property
    def is_whole(self) -> bool:
        return (self.begins, self.ends) == tuple(map(time.fromisoformat, WHOLE_DAY))


def hours_said(hours: dict[str, Any] | None) -> list[Hours]:
    """As they are kept, in order of days."""
    return [
        Hours(date.fromisoformat(day), time.fromisoformat(begins), time.fromisoformat(ends))
        for day, (begins, ends) in sorted((hours or {}).items())
    ]


def cut(
    spans: Sequence[tuple[datetime, datetime]], *, arrives: datetime | None, departs: datetime | None
) -> list[tuple[datetime, datetime]]:
    """What is left of the spans between landing and leaving."""
    cut = [
        (max(begins, arrives) if arrives else begins, min(ends, departs) if departs else ends)
        for begins, ends in spans
    ]
    return [(begins, ends) for begins, ends in cut if begins < ends]
