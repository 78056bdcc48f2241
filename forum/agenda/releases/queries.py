"""Reading what was released, and what the draft would become. The same few statements whatever its size."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select

from forum.agenda.models import AgendaSession, Appearance, Kind, PublishState, Role, Track
from forum.agenda.releases.frozen import Frozen, thawed
from forum.agenda.releases.models import Release, ReleasedSession
from forum.editions.models import Room, Venue
from forum.extensions import db
from forum.speakers.models import Speaker


def newest_of(edition_id: int) -> Release | None:
    return db.session.scalar(_RELEASES.limit(1), {"edition": edition_id})


def releases_of(edition_id: int) -> Sequence[Release]:
    """The newest first."""
    return db.session.scalars(_RELEASES, {"edition": edition_id}).all()


def release_of(edition_id: int, number: int) -> Release | None:
    return db.session.scalar(_RELEASES.where(Release.number == number), {"edition": edition_id})


def sessions_in(release: Release | None) -> dict[int, Frozen]:
    """A release's sessions by their id; nothing where there is no release."""
    if release is None:
        return {}
    rows = db.session.execute(_SESSIONS, {"release": release.id})
    return {row.session_id: thawed(*row) for row in rows}


def is_public(edition_id: int, session_id: int) -> bool:
    """Whether the newest release tells of this session."""
    return db.session.scalar(_IS_PUBLIC, {"edition": edition_id, "session": session_id}) is not None


def draft_of(edition_id: int, *, held: bool = False) -> dict[int, Frozen]:
    """What the editors want to be public, by session id: published, or cancelled. With `held` nobody can
    change a session until the transaction ends; in one order, so that no two wait for each other. Two
    statements."""
    asked = _DRAFT.with_for_update(key_share=True) if held else _DRAFT
    rows = db.session.execute(asked, {"edition": edition_id}).all()
    people: dict[int, list[tuple[int, Role]]] = defaultdict(list)
    for session_id, speaker_id, role in db.session.execute(_ON_STAGE, {"edition": edition_id}):
        people[session_id].append((speaker_id, Role(role)))
    return {row.id: _frozen(row, people[row.id]) for row in rows}


def places_now(edition_id: int) -> list[list[Any]]:
    return [list(row) for row in db.session.execute(_PLACES, {"edition": edition_id})]


def themes_now(edition_id: int) -> list[list[Any]]:
    return [list(row) for row in db.session.execute(_THEMES, {"edition": edition_id})]


def names_of_speakers(edition_id: int) -> dict[int, str]:
    return {number: name for number, name in db.session.execute(_NAMES, {"edition": edition_id})}


def _frozen(row: Any, people: list[tuple[int, Role]]) -> Frozen:
    return Frozen(
        session_id=row.id,
        sequence=row.sequence,
        is_cancelled=row.state == PublishState.CANCELLED,
        ref=row.ref,
        uid=row.uid,
        kind=Kind(row.kind),
        starts_at=row.starts_at,
        minutes=row.minutes,
        title=row.title,
        abstract=row.abstract,
        track_id=row.track_id,
        room_id=row.room_id,
        floor=tuple(row.floor_languages),
        interpreted=tuple(row.interpreted_languages),
        people=tuple(people),
    )


_session = AgendaSession.__table__.c
_RELEASES = select(Release).where(Release.edition_id == bindparam("edition")).order_by(Release.number.desc())
_SESSIONS = select(
    *(ReleasedSession.session_id, ReleasedSession.sequence, ReleasedSession.is_cancelled),
    *(ReleasedSession.facts, ReleasedSession.abstract),
).where(ReleasedSession.release_id == bindparam("release"))
_DRAFT = (
    select(AgendaSession.__table__)
    .where(_session.edition_id == bindparam("edition"), _session.state != PublishState.DRAFT)
    .order_by(_session.id)
)
_ON_STAGE = (
    select(Appearance.session_id, Appearance.speaker_id, Appearance.role)
    .join(Speaker, Speaker.id == Appearance.speaker_id)
    .where(Appearance.edition_id == bindparam("edition"), Speaker.is_confirmed)
    .order_by(Appearance.session_id, Appearance.position, Appearance.id)
)
_PLACES = (
    select(Room.id, Room.name, Room.capacity, Room.position, Venue.name, Venue.address)
    .join(Venue, Room.venue_id == Venue.id)
    .where(Room.edition_id == bindparam("edition"))
    .order_by(Room.position, Room.id)
)
_THEMES = (
    select(Track.id, Track.code, Track.name, Track.profile)
    .where(Track.edition_id == bindparam("edition"))
    .order_by(Track.position, Track.id)
)
_NAMES = select(Speaker.id, Speaker.name).where(Speaker.edition_id == bindparam("edition"))
_IS_PUBLIC = select(ReleasedSession.id).where(
    ReleasedSession.session_id == bindparam("session"),
    ReleasedSession.release_id
    == select(Release.id)
    .where(Release.edition_id == bindparam("edition"))
    .order_by(Release.number.desc())
    .limit(1)
    .scalar_subquery(),
)
