"""The published programme, ready to be exchanged. Four statements, whatever its size."""

from collections import defaultdict
from collections.abc import Callable

from sqlalchemy import BindParameter, bindparam, select

from forum.agenda.exchange.schedule import Hall, Item, Performer, Schedule, as_uuid
from forum.agenda.models import AgendaSession, Appearance, PublishState, Track
from forum.editions.models import Edition, Room
from forum.editions.zone import at
from forum.extensions import db
from forum.speakers.models import Speaker


def schedule_of(
    edition: Edition, language: str, *, base_url: str, url: str, address: Callable[[str], str]
) -> Schedule:
    """In one language; texts that lack it come in English. `address` gives a session's page by its ref."""
    here = {"edition": edition.id}
    tracks = {id_: name.in_(language) for id_, name in db.session.execute(_TRACKS, here)}
    rooms = {
        id_: Hall(name.in_(language), as_uuid(f"{edition.uid.hex}/rooms/{id_}"), seats)
        for id_, name, seats in db.session.execute(_ROOMS, here)
    }
    performers: dict[int, list[Performer]] = defaultdict(list)
    for session_id, speaker_id, name in db.session.execute(_PERFORMERS, here):
        performers[session_id].append(Performer(speaker_id, name))
    items = [
        Item(
            id=row.id,
            guid=as_uuid(row.uid),
            slug=row.ref,
            begins=at(row.starts_at, edition),
            minutes=row.minutes,
            title=row.title.in_(language),
            kind=str(row.kind),
            room=rooms[row.room_id].name if row.room_id in rooms else "",
            track=tracks.get(row.track_id, ""),
            language=next(iter(row.floor_languages), ""),
            abstract=row.abstract.in_(language),
            url=address(row.ref),
            performers=tuple(performers[row.id]),
        )
        for row in db.session.execute(_SESSIONS, here)
    ]
    return Schedule(
        title=edition.name.in_(language),
        slug=edition.slug,
        version=str(edition.version),
        zone=edition.zone,
        first_day=edition.starts_on,
        last_day=edition.ends_on,
        url=url,
        base_url=base_url,
        items=items,
        halls=tuple(rooms.values()),
        tracks=tuple(tracks.values()),
        place=edition.place.in_(language),
    )


_session = AgendaSession.__table__.c
_IN: BindParameter[int] = bindparam("edition")
_SESSIONS = (
    select(AgendaSession.__table__)
    .where(_session.edition_id == _IN, _session.state == PublishState.PUBLISHED)
    .order_by(_session.starts_at, _session.id)
)
_TRACKS = select(Track.id, Track.name).where(Track.edition_id == _IN).order_by(Track.position, Track.id)
_ROOMS = (
    select(Room.id, Room.name, Room.capacity).where(Room.edition_id == _IN).order_by(Room.position, Room.id)
)
_PERFORMERS = (
    select(Appearance.session_id, Speaker.id, Speaker.name)
    .join(Speaker, Speaker.id == Appearance.speaker_id)
    .where(Appearance.edition_id == _IN, Speaker.is_confirmed)
    .order_by(Appearance.session_id, Appearance.position, Appearance.id)
)
