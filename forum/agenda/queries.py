"""Reading the programme: plain rows, nothing tracked, the same few statements whatever its size."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, Text, bindparam, cast, select

from forum.agenda.models import AgendaSession, Appearance, Kind, PublishState, Role, Track
from forum.columns import Words
from forum.editions.models import Room, Venue
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
    """One published session, as a reader of the programme sees it. A tuple: a page makes hundreds."""

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


def programme_of(edition_id: int) -> list[Item]:
    """Everything published, in order of time, then of rooms. Four statements."""
    return _items(edition_id, _PROGRAMME, {"edition": edition_id})


def outline_of(edition_id: int) -> list[Item]:
    """The same without people and tracks, for a glance. Two statements."""
    rows = db.session.execute(_PROGRAMME, {"edition": edition_id}).all()
    return _put_together(rows, places_of(edition_id), themes={}, names={})


def item_with(edition_id: int, ref: str) -> Item | None:
    """One published session. Four statements."""
    found = _items(edition_id, _ONE, {"edition": edition_id, "ref": ref})
    return found[0] if found else None


def items_of_speaker(edition_id: int, speaker_ref: str) -> list[Item]:
    """The published sessions a speaker appears in. Four statements."""
    return _items(edition_id, _OF_SPEAKER, {"edition": edition_id, "speaker": speaker_ref})


def abstract_of(edition_id: int, ref: str) -> Words:
    """What a published session is about, at length."""
    found = db.session.scalar(_ABSTRACTS.where(_session.ref == ref), {"edition": edition_id})
    return found or Words()


def abstracts_of(edition_id: int) -> dict[str, Words]:
    """The same for the whole programme, by session. Apart, because no list shows them."""
    return {row.ref: row.abstract for row in db.session.execute(_ABSTRACTS, {"edition": edition_id})}


def people_in(edition_id: int, ref: str) -> list[Appears]:
    """Everybody who appears in a session, with who they are."""
    rows = db.session.execute(_PEOPLE, {"edition": edition_id, "ref": ref})
    return [Appears(Role(role), *facts) for role, *facts in rows]


def themes_of(edition_id: int) -> dict[int, Theme]:
    """The tracks by their id, in the edition's order."""
    return {row.id: Theme(*row) for row in db.session.execute(_THEMES, {"edition": edition_id})}


def places_of(edition_id: int) -> dict[int, Place]:
    """The rooms by their id."""
    return {row.id: Place(*row) for row in db.session.execute(_PLACES, {"edition": edition_id})}


def tracks_of(edition_id: int) -> Sequence[Track]:
    return db.session.scalars(select(Track).filter_by(edition_id=edition_id).order_by(Track.position)).all()


def _items(edition_id: int, statement: Select[Any], values: Mapping[str, Any]) -> list[Item]:
    """Rooms, tracks and names are read once each and put together here: a join would repeat
    their texts, in every language, for each session."""
    rows = db.session.execute(statement, values).all()
    names: dict[int, list[str]] = defaultdict(list)
    for session_id, name in db.session.execute(_NAMES, {"edition": edition_id}).all():
        names[session_id].append(name)
    return _put_together(rows, places_of(edition_id), themes_of(edition_id), names)


def _put_together(
    rows: Sequence[Row[*tuple[Any, ...]]],
    places: Mapping[int, Place],
    themes: Mapping[int, Theme],
    names: Mapping[int, Sequence[str]],
) -> list[Item]:
    items = [_item(row, themes, places, names) for row in rows]
    return sorted(items, key=lambda item: (item.starts_at, item.place.position if item.place else -1))


def _item(
    row: Sequence[Any],
    themes: Mapping[int, Theme],
    places: Mapping[int, Place],
    names: Mapping[int, Sequence[str]],
) -> Item:
    ident, track, room, kind, state, starts_at, minutes, *texts = row
    ref, uid, sequence, title, floor, interpreted = texts
    return Item(
        _KINDS[kind],
        _STATES[state],
        starts_at,
        starts_at + timedelta(minutes=minutes),
        ref,
        uid,
        sequence,
        Words(json.loads(title)),
        _codes(floor),
        _codes(interpreted),
        themes.get(track),
        places.get(room),
        names.get(ident, ()),
    )


_KINDS = {str(kind): kind for kind in Kind}
_STATES = {str(state): state for state in PublishState}


@lru_cache(maxsize=512)
def _codes(written: str) -> tuple[str, ...]:
    """The languages of a session, from JSON. A programme has hundreds of sessions and a few such lists."""
    return tuple(json.loads(written))


@lru_cache(maxsize=512)
def _each_once(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first + then))


# Built once: building a statement costs more than running it. Columns of tables, not of classes: plain rows.
_session, _appears, _speaker = AgendaSession.__table__.c, Appearance.__table__.c, Speaker.__table__.c
_room, _venue, _track = Room.__table__.c, Venue.__table__.c, Track.__table__.c
_PUBLISHED = (_session.edition_id == bindparam("edition"), _session.state != PublishState.DRAFT)

_PROGRAMME = (
    select(
        *(_session.id, _session.track_id, _session.room_id, _session.kind, _session.state),
        *(_session.starts_at, _session.minutes, _session.ref, _session.uid, _session.sequence),
        # As they are written: decoding column by column took a third of reading the programme.
        *(cast(_session.title, Text), cast(_session.floor_languages, Text)),
        cast(_session.interpreted_languages, Text),
    )
    .where(*_PUBLISHED)
    .order_by(_session.starts_at, _session.id)
)
_ONE = _PROGRAMME.where(_session.ref == bindparam("ref"))
_OF_SPEAKER = (
    _PROGRAMME.join(Appearance.__table__, _appears.session_id == _session.id)
    .join(Speaker.__table__, _appears.speaker_id == _speaker.id)
    .where(_speaker.ref == bindparam("speaker"))
)
_ABSTRACTS = select(_session.abstract, _session.ref).where(*_PUBLISHED)
_THEMES = (
    select(_track.id, _track.code, _track.name, _track.profile)
    .where(_track.edition_id == bindparam("edition"))
    .order_by(_track.position, _track.id)
)
_PLACES = (
    select(_room.id, _room.name, _room.capacity, _room.position, _venue.name, _venue.address)
    .join(Venue.__table__, _room.venue_id == _venue.id)
    .where(_room.edition_id == bindparam("edition"))
)
_ON_STAGE = (_appears.edition_id == bindparam("edition"), _speaker.is_confirmed)
_NAMES = (
    select(_appears.session_id, _speaker.name)
    .join(Speaker.__table__, _appears.speaker_id == _speaker.id)
    .where(*_ON_STAGE)
    .order_by(_appears.session_id, _appears.position, _appears.id)
)
_PEOPLE = (
    select(
        *(_appears.role, _speaker.ref, _speaker.name, _speaker.name_native, _speaker.native_language),
        *(_speaker.country, _speaker.organisation, _speaker.job),
    )
    .join(Speaker.__table__, _appears.speaker_id == _speaker.id)
    .join(AgendaSession.__table__, _appears.session_id == _session.id)
    .where(*_ON_STAGE, *_PUBLISHED, _session.ref == bindparam("ref"))
    .order_by(_appears.position, _appears.id)
)
