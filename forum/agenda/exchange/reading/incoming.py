"""What a file says about a programme, whatever its format. Pure."""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from forum.errors import Refusal

LARGEST = 20_000_000  # bytes
LONGEST_TITLE, LONGEST_TEXT, LONGEST_NAME = 300, 20_000, 200
USUAL_MINUTES, MOST_MINUTES = 30, 24 * 60
TAG = re.compile(r"<[^<>]{0,500}>")


class Unreadable(Refusal):
    """The file cannot be taken. `why`: too_large, unknown_format, broken, doctype."""

    code = "schedule_unreadable"


class Mended(StrEnum):
    """What was put right on the way in."""

    NO_UUID = "no_uuid"  # its name became a UUID
    NO_ZONE = "no_zone"  # the edition's zone was taken
    WRONG_ZONE = "wrong_zone"  # a zone that no almanac knows; its own rules were followed
    NO_LENGTH = "no_length"
    NO_LANGUAGE = "no_language"
    MARKUP = "markup"  # HTML became plain text
    SHORTENED = "shortened"
    TWICE = "twice"  # two sessions under one name: the second was given another


class LeftOut(StrEnum):
    """Why a session did not come in."""

    NO_TITLE = "no_title"
    NO_TIME = "no_time"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Performer:
    name: str
    biography: str = ""


@dataclass(frozen=True)
class Incoming:
    """One session. `uid` is what it is known by on both sides; `begins` is in UTC."""

    uid: str
    title: str
    begins: datetime
    minutes: int
    language: str
    room: str = ""
    track: str = ""
    kind: str = ""
    abstract: str = ""
    performers: Sequence[Performer] = ()


@dataclass
class Reading:
    """Everything that came in. `mended` and `left_out` count by reason; titles say which were left out."""

    items: list[Incoming] = field(default_factory=list)
    seats: dict[str, int] = field(default_factory=dict)
    mended: dict[Mended, int] = field(default_factory=dict)
    left_out: list[tuple[LeftOut, str]] = field(default_factory=list)

    def mend(self, what: Mended) -> None:
        self.mended[what] = self.mended.get(what, 0) + 1

    @property
    def in_all(self) -> int:
        return len(self.items) + len(self.left_out)


@dataclass
class Gathering:
    """Takes what a format's reader found, field by field as text, and makes sessions of it."""

    zone: tzinfo
    language: str
    reading: Reading = field(default_factory=Reading)
    _known: set[str] = field(default_factory=set)

    def take(
        self,
        known_as: str,
        title: str | None,
        begins: datetime | None,
        minutes: int | None,
        **texts: str | Sequence[Performer] | None,
    ) -> None:
        name = self._text(title, LONGEST_TITLE)
        if not name:
            self.reading.left_out.append((LeftOut.NO_TITLE, known_as))
        elif begins is None:
            self.reading.left_out.append((LeftOut.NO_TIME, name))
        else:
            self.reading.items.append(self._item(known_as, name, begins, minutes, texts))

    def _item(
        self,
        known_as: str,
        title: str,
        begins: datetime,
        minutes: int | None,
        texts: Mapping[str, str | Sequence[Performer] | None],
    ) -> Incoming:
        language = str(texts.get("language") or "").strip().lower()[:2]
        if not language:
            self.reading.mend(Mended.NO_LANGUAGE)
        performers = texts.get("performers") or ()
        return Incoming(
            uid=self._uid(known_as),
            title=title,
            begins=self._in_utc(begins),
            minutes=self._minutes(minutes),
            language=language or self.language,
            room=self._text(texts.get("room"), LONGEST_NAME),
            track=self._text(texts.get("track"), LONGEST_NAME),
            kind=self._text(texts.get("kind"), LONGEST_NAME),
            abstract=self._text(texts.get("abstract"), LONGEST_TEXT),
            performers=self._people(performers if not isinstance(performers, str) else ()),
        )

    def _people(self, performers: Sequence[Performer]) -> tuple[Performer, ...]:
        """Each once, by name."""
        said = {
            self._text(each.name, LONGEST_NAME): self._text(each.biography, LONGEST_TEXT)
            for each in performers
        }
        return tuple(Performer(name, biography) for name, biography in said.items() if name)

    def _uid(self, known_as: str) -> str:
        try:
            uid = str(uuid.UUID(known_as))
        except ValueError:
            self.reading.mend(Mended.NO_UUID)
            uid = str(uuid.uuid5(uuid.NAMESPACE_URL, known_as))
        if uid in self._known:
            self.reading.mend(Mended.TWICE)
            uid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{uid} {len(self._known)}"))
        self._known.add(uid)
        return uid

    def _in_utc(self, begins: datetime) -> datetime:
        if begins.tzinfo is None:
            self.reading.mend(Mended.NO_ZONE)
            begins = begins.replace(tzinfo=self.zone)
        return begins.astimezone(UTC)

    def _minutes(self, minutes: int | None) -> int:
        if minutes is None or not 0 < minutes <= MOST_MINUTES:
            self.reading.mend(Mended.NO_LENGTH)
            return USUAL_MINUTES
        return minutes

    def _text(self, said: object, longest: int) -> str:
        text = str(said or "").replace("\r\n", "\n").replace("\xa0", " ")
        text = "".join(c for c in text if c >= " " or c in "\n\t").strip()
        if TAG.search(text):
            self.reading.mend(Mended.MARKUP)
            text = TAG.sub("", text).strip()
        if len(text) > longest:
            self.reading.mend(Mended.SHORTENED)
            text = text[: longest - 1].rstrip() + "…"
        return text


def moment(said: str | None) -> datetime | None:
    """An instant as ISO 8601 writes it, or nothing."""
    try:
        return datetime.fromisoformat((said or "").strip())
    except ValueError:
        return None


def minutes_of(said: str | None) -> int | None:
    """01:15, 1:15:00, 75 or 0:45 as minutes."""
    parts = (said or "").strip().split(":")
    if not all(part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    return numbers[0] if len(numbers) == 1 else numbers[0] * 60 + numbers[1]


def minutes_between(begins: datetime | None, ends: datetime | None) -> int | None:
    if begins is None or ends is None or (begins.tzinfo is None) != (ends.tzinfo is None):
        return None
    return int((ends - begins) / timedelta(minutes=1))
