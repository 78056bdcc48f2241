"""Reading the programme: plain rows, nothing tracked, the same few statements whatever its size."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from forum.agenda.models import AgendaSession, Appearance, Kind, PublishState, Role, Track
from forum.columns import Words
from forum.editions.models import Room, Venue
from forum.extensions import db
from forum.speakers.models import Speaker


@dataclass(frozen=True, slots=True)
class Appears:
    """A person in a session, and in what role."""

    ref: str
    name: str
    name_native: str | None
    native_language: str | None
    country: str
    organisation: Words
    job: Words
    role: Role


@dataclass(frozen=True, slots=True)
class Place:
    """A room, or a venue's open ground, as a programme names it."""

    id: int
    name: Words
    seats: int | None
    position: int
    venue: Words
    address: Words


@dataclass(frozen=True, slots=True)
class Item:
    """One published session, as a reader of the programme sees it."""

    ref: str
    uid: str
    sequence: int
    kind: Kind
    state: PublishState
    starts_at: datetime
    ends_at: datetime
    title: Words
    abstract: Words
    floor_languages: Sequence[str]
    interpreted_languages: Sequence[str]
    track: str | None
    track_name: Words | None
    profile: str | None
    place: Place | None
    people: Sequence[Appears]

    @property
    def languages(self) -> list[str]:
        """Spoken first, then interpreted, each once."""
        return list(dict.fromkeys([*self.floor_languages, *self.interpreted_languages]))

    @property
    def is_cancelled(self) -> bool:
        return self.state == PublishState.CANCELLED


def programme_of(edition_id: int) -> list[Item]:
    """Everything published, in order of time, then of rooms. Two statements."""
    sessions = db.session.execute(_PROGRAMME, {"edition": edition_id}).all()
    people = _by_session(db.session.execute(_PEOPLE, {"edition": edition_id}).all())
    return [_item(row, people) for row in sessions]


def item_with(edition_id: int, ref: str) -> Item | None:
    """One published session. Two statements."""
    row = db.session.execute(_ONE, {"edition": edition_id, "ref": ref}).one_or_none()
    if row is None:
        return None
    people = db.session.execute(_PEOPLE_OF_ONE, {"edition": edition_id, "session": row.id}).all()
    return _item(row, _by_session(people))


def items_of_speaker(edition_id: int, speaker_ref: str) -> list[Item]:
    """The published sessions a speaker appears in, with everybody in them. Two statements."""
    values = {"edition": edition_id, "speaker": speaker_ref}
    sessions = db.session.execute(_OF_SPEAKER, values).all()
    people = _by_session(db.session.execute(_PEOPLE, {"edition": edition_id}).all())
    return [_item(row, people) for row in sessions]


def tracks_of(edition_id: int) -> Sequence[Track]:
    return db.session.scalars(select(Track).filter_by(edition_id=edition_id).order_by(Track.position)).all()


def _item(row: Row[Any], people: Mapping[int, Sequence[Appears]]) -> Item:
    return Item(
        ref=row.ref,
        uid=row.uid,
        sequence=row.sequence,
        kind=Kind(row.kind),
        state=PublishState(row.state),
        starts_at=row.starts_at,
        ends_at=row.starts_at + timedelta(minutes=row.minutes),
        title=row.title,
        abstract=row.abstract,
        floor_languages=row.floor_languages,
        interpreted_languages=row.interpreted_languages,
        track=row.track,
        track_name=row.track_name,
        profile=row.profile,
        place=_place(row),
        people=people.get(row.id, ()),
    )


def _place(row: Row[Any]) -> Place | None:
    if row.room_id is None:
        return None
    return Place(row.room_id, row.room_name, row.seats, row.room_position, row.venue, row.address)


def _by_session(rows: Sequence[Row[Any]]) -> dict[int, list[Appears]]:
    people: dict[int, list[Appears]] = defaultdict(list)
    for session_id, role, *facts in rows:
        people[session_id].append(Appears(*facts, role=Role(role)))
    return people


def _sessions() -> Select[Any]:
    columns = (
        *(AgendaSession.id, AgendaSession.ref, AgendaSession.uid, AgendaSession.sequence),
        *(AgendaSession.kind, AgendaSession.state, AgendaSession.starts_at, AgendaSession.minutes),
        *(AgendaSession.title, AgendaSession.abstract),
        *(AgendaSession.floor_languages, AgendaSession.interpreted_languages),
        *(Track.code.label("track"), Track.name.label("track_name"), Track.profile),
        *(Room.id.label("room_id"), Room.name.label("room_name"), Room.capacity.label("seats")),
        *(Room.position.label("room_position"), Venue.name.label("venue"), Venue.address),
    )
    return (
        select(*columns)
        .outerjoin(Track, AgendaSession.track_id == Track.id)
        .outerjoin(Room, AgendaSession.room_id == Room.id)
        .outerjoin(Venue, Room.venue_id == Venue.id)
        .where(AgendaSession.edition_id == bindparam("edition"), AgendaSession.state != PublishState.DRAFT)
        .order_by(AgendaSession.starts_at, Venue.position, Room.position, AgendaSession.id)
    )


# Built once: building a statement costs more than running it.
_PROGRAMME = _sessions()
_ONE = _sessions().where(AgendaSession.ref == bindparam("ref"))
_OF_SPEAKER = (
    _sessions()
    .join(Appearance, Appearance.session_id == AgendaSession.id)
    .join(Speaker, Appearance.speaker_id == Speaker.id)
    .where(Speaker.ref == bindparam("speaker"))
)
_PEOPLE = (
    select(
        *(Appearance.session_id, Appearance.role, Speaker.ref, Speaker.name),
        *(Speaker.name_native, Speaker.native_language, Speaker.country, Speaker.organisation, Speaker.job),
    )
    .join(Speaker, Appearance.speaker_id == Speaker.id)
    .where(Appearance.edition_id == bindparam("edition"), Speaker.is_confirmed)
    .order_by(Appearance.session_id, Appearance.position, Appearance.id)
)
_PEOPLE_OF_ONE = _PEOPLE.where(Appearance.session_id == bindparam("session"))
