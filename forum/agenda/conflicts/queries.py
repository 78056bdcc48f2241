"""An edition's programme, as the rules look at it. Six statements, whatever its size."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Text, bindparam, cast, select

from forum.agenda.conflicts.timetable import Guest, Hall, Site, Slot, Span, Timetable
from forum.agenda.models import AgendaSession, Appearance, PublishState
from forum.agenda.signups.counting import Interest, interest_in
from forum.editions.models import Edition, Room, Venue
from forum.editions.rooms import closed_spans
from forum.editions.zone import at
from forum.extensions import db
from forum.speakers.engagements import presence_in
from forum.speakers.models import Speaker


def timetable_of(edition: Edition, *, now: datetime) -> Timetable:
    """Every session that is not cancelled, drafts too: an editor wants to know before it is published."""
    here = {"edition": edition.id}
    people: dict[int, list[tuple[int, str]]] = defaultdict(list)
    guests: dict[int, Guest] = {}
    present = presence_in(edition)
    for session_id, speaker_id, role, is_confirmed, name in db.session.execute(_PEOPLE, here):
        people[session_id].append((speaker_id, str(role)))
        hours = present.get(speaker_id)
        spans = None if hours is None else [Span(*each) for each in hours]
        guests[speaker_id] = Guest(speaker_id, is_confirmed, present=spans, name=name)
    interest = interest_in(edition.id)
    sessions = db.session.execute(_SESSIONS, here).all()
    return Timetable(
        [_slot(row, people[row.id], interest[row.id]) for row in sessions],
        halls=_halls(edition, sessions),
        sites={row.id: Site(*row) for row in db.session.execute(_VENUES, here)},
        guests=guests,
        languages=edition.languages,
        now=now,
    )


def _halls(edition: Edition, sessions: Iterable[Any]) -> dict[int, Hall]:
    """With the times at which they are closed, on all days that have a session."""
    days = sorted({at(row.starts_at, edition).date() for row in sessions})
    return {
        room.id: Hall(
            room.id,
            room.venue_id,
            room.capacity,
            booths=room.booths,
            turnaround=timedelta(minutes=room.turnaround_minutes),
            closed=[Span(*each) for each in closed_spans(room, days, edition)],
            name=room.name,
        )
        for room in db.session.execute(_ROOMS, {"edition": edition.id})
    }


def _slot(row: Any, people: list[tuple[int, str]], interest: Interest) -> Slot:
    return Slot(
        row.ref,
        kind=str(row.kind),
        span=Span(row.starts_at, row.starts_at + timedelta(minutes=row.minutes)),
        hall=row.room_id,
        track=row.track_id,
        people=people,
        floor=row.floor_languages,
        interpreted=row.interpreted_languages,
        titled=tuple(row.title),
        has_abstract=len(row.abstract) > len("{}"),
        title=row.title,
        places=interest.places,
        signed_up=interest.signed_up,
        interested=interest.waiting + interest.starred,
    )


_session = AgendaSession.__table__.c
_SESSIONS = select(
    *(_session.id, _session.ref, _session.kind, _session.starts_at, _session.minutes),
    *(_session.room_id, _session.track_id, _session.title),
    cast(_session.abstract, Text).label("abstract"),  # whether there is one: long texts are not read
    *(_session.floor_languages, _session.interpreted_languages),
).where(_session.edition_id == bindparam("edition"), _session.state != PublishState.CANCELLED)
_room, _venue = Room.__table__.c, Venue.__table__.c
_on_stage, _speaker = Appearance.__table__.c, Speaker.__table__.c
_ROOMS = select(
    *(_room.id, _room.name, _room.venue_id, _room.capacity, _room.booths, _room.turnaround_minutes),
    *(_room.opens_at, _room.closes_at, _room.closed_on),
).where(_room.edition_id == bindparam("edition"))
_VENUES = select(_venue.id, _venue.latitude, _venue.longitude).where(
    _venue.edition_id == bindparam("edition")
)
_PEOPLE = (
    select(
        *(_on_stage.session_id, _on_stage.speaker_id, _on_stage.role),
        *(_speaker.is_confirmed, _speaker.name),
    )
    .join_from(Appearance.__table__, Speaker.__table__, _speaker.id == _on_stage.speaker_id)
    .where(_on_stage.edition_id == bindparam("edition"))
    .order_by(_on_stage.session_id, _on_stage.position)
)
