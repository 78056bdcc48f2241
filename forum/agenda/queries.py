"""Reading the programme as the public sees it: the newest release, and nothing that was drafted since.

Plain values, nothing tracked, the same three statements whatever its size.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Text, bindparam, cast, select

from forum.agenda.models import Kind, PublishState, Role, Track
from forum.agenda.releases.models import Release, ReleasedSession
from forum.columns import Words
from forum.extensions import db
from forum.speakers.models import Speaker


@dataclass(frozen=True, slots=True)
class Place:
    """A room in its venue."""

    id: int
    name: Words
    seats: int | None
    position: int
    venue: Words
    address: Words


@dataclass(frozen=True, slots=True)
class Theme:
    """A track, with the profile of the key area whose mark it wears."""

    id: int
    code: str
    name: Words
    profile: str


class Item(NamedTuple):
    """One released session, as a reader of the programme sees it. A tuple: a page makes hundreds."""

    kind: Kind
    state: PublishState
    starts_at: datetime
    ends_at: datetime
    ref: str
    uid: str
    sequence: int
    title: Words
    floor_languages: Sequence[str]
    interpreted_languages: Sequence[str]
    theme: Theme | None
    place: Place | None
    names: Sequence[str]
    id: int = 0
    people: Sequence[tuple[int, Role]] = ()  # (speaker id, role), of those who have said yes

    @property
    def languages(self) -> Sequence[str]:
        """Spoken first, then interpreted, each once."""
        return _each_once(tuple(self.floor_languages), tuple(self.interpreted_languages))

    @property
    def is_cancelled(self) -> bool:
        return self.state == PublishState.CANCELLED


@dataclass(frozen=True, slots=True)
class Appears:
    """A person in a session, and in what role."""

    role: Role
    ref: str
    name: str
    name_native: str | None
    native_language: str | None
    country: str
    organisation: Words
    job: Words


@dataclass(frozen=True)
class Programme:
    """A release: `items` in order of time, then of rooms. Number 0, of nothing, before the first one."""

    number: int = 0
    at: datetime | None = None
    items: Sequence[Item] = ()
    places: Sequence[Place] = ()
    themes: Sequence[Theme] = ()
    written: Mapping[str, str] = field(default_factory=dict)  # abstracts by ref, as JSON: few pages show any

    @cached_property
    def by_ref(self) -> dict[str, Item]:
        return {item.ref: item for item in self.items}

    @cached_property
    def abstracts(self) -> dict[str, Words]:
        return {ref: self.abstract_of(ref) for ref in self.written}

    def abstract_of(self, ref: str) -> Words:
        """What a session is about, at length."""
        return Words(json.loads(self.written.get(ref) or "{}"))

    def of_speaker(self, speaker_id: int) -> list[Item]:
        """The sessions a speaker appears in."""
        return [item for item in self.items if any(who == speaker_id for who, _role in item.people)]


def programme_of(
    edition_id: int, number: int | None = None, *, only: Collection[int] | None = None
) -> Programme:
    """The newest release, or the one of this number; of its sessions all, or only some. Three statements,
    one where there is none."""
    asked = _NEWEST if number is None else _NEWEST.where(_release.number == number)
    found = db.session.execute(asked, {"edition": edition_id}).one_or_none()
    return _programme(edition_id, only, *found) if found else Programme()


def people_in(item: Item) -> list[Appears]:
    """Everybody who appears in a session, with who they are. One statement."""
    rows = db.session.execute(_PEOPLE, {"ids": [speaker for speaker, _role in item.people]})
    who = {number: facts for number, *facts in rows}
    return [Appears(role, *who[number]) for number, role in item.people if number in who]


def tracks_of(edition_id: int) -> Sequence[Track]:
    return db.session.scalars(select(Track).filter_by(edition_id=edition_id).order_by(Track.position)).all()


def _programme(
    edition_id: int,
    only: Collection[int] | None,
    release_id: int,
    number: int,
    at: datetime,
    rooms: list[Any],
    tracks: list[Any],
) -> Programme:
    places = [_place(*row) for row in rooms]
    themes = [Theme(ident, code, Words(name), profile) for ident, code, name, profile in tracks]
    names = {ident: name for ident, name in db.session.execute(_NAMES, {"edition": edition_id})}
    put_together = _PutTogether(
        {theme.id: theme for theme in themes}, {place.id: place for place in places}, names
    )
    asked = _SESSIONS if only is None else _SESSIONS.where(_released.session_id.in_(only))
    rows = db.session.execute(asked, {"release": release_id}).all()
    items = [put_together(*row[:-1]) for row in rows]
    written = {item.ref: row.abstract for item, row in zip(items, rows, strict=True)}
    in_order = sorted(items, key=lambda item: (item.starts_at, item.place.position if item.place else -1))
    return Programme(number, at, in_order, places, themes, written)


def _place(ident: int, name: Any, seats: int | None, position: int, venue: Any, address: Any) -> Place:
    return Place(ident, Words(name), seats, position, Words(venue), Words(address))


@dataclass(frozen=True, slots=True)
class _PutTogether:
    """Makes the items of a release: rooms, tracks and names are looked up, not repeated in each."""

    themes: Mapping[int, Theme]
    places: Mapping[int, Place]
    names: Mapping[int, str]

    def __call__(self, ident: int, sequence: int, is_cancelled: bool, written: str) -> Item:
        said = json.loads(written)
        begins = datetime.fromtimestamp(said["at"], UTC)
        people = [(who, _ROLES[role]) for who, role in said["people"] if who in self.names]
        return Item(
            _KINDS[said["kind"]],
            PublishState.CANCELLED if is_cancelled else PublishState.PUBLISHED,
            begins,
            begins + timedelta(minutes=said["minutes"]),
            said["ref"],
            said["uid"],
            sequence,
            Words(said["title"]),
            said["floor"],
            said["interpreted"],
            self.themes.get(said["track"]),
            self.places.get(said["room"]),
            [self.names[who] for who, _role in people],
            ident,
            people,
        )


_KINDS = {str(kind): kind for kind in Kind}
_ROLES = {str(role): role for role in Role}


@lru_cache(maxsize=512)
def _each_once(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first + then))


# Built once: building a statement costs more than running it. Columns of tables, not of classes: plain rows.
_release, _released, _speaker = Release.__table__.c, ReleasedSession.__table__.c, Speaker.__table__.c
_NEWEST = (
    select(_release.id, _release.number, _release.at, _release.places, _release.themes)
    .where(_release.edition_id == bindparam("edition"))
    .order_by(_release.number.desc())
    .limit(1)
)
_SESSIONS = (
    select(
        *(_released.session_id, _released.sequence, _released.is_cancelled),
        # As they are written: decoding column by column took a third of reading the programme.
        *(cast(_released.facts, Text), cast(_released.abstract, Text).label("abstract")),
    )
    .where(_released.release_id == bindparam("release"))
    .order_by(_released.session_id)
)
_NAMES = select(_speaker.id, _speaker.name).where(
    _speaker.edition_id == bindparam("edition"), _speaker.is_confirmed
)
_PEOPLE = select(
    *(_speaker.id, _speaker.ref, _speaker.name, _speaker.name_native, _speaker.native_language),
    *(_speaker.country, _speaker.organisation, _speaker.job),
).where(_speaker.id.in_(bindparam("ids", expanding=True)), _speaker.is_confirmed)
