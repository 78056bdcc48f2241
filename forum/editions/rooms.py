"""Rooms: what they hold, and when they can be used."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from sqlalchemy import func, select

from forum.audit import services as audit
from forum.columns import Words
from forum.editions.models import Edition, Room, Venue
from forum.editions.services import pages_changed
from forum.editions.zone import instant
from forum.extensions import db
from forum.transaction import locked, transaction


@dataclass(frozen=True)
class RoomFacts:
    """All that an organiser says about a room."""

    name: Words
    venue_id: int | None
    capacity: int | None = None
    booths: int | None = None
    turnaround_minutes: int = 0
    opens_at: time | None = None
    closes_at: time | None = None
    closed_on: tuple[date, ...] = ()

    def columns(self) -> dict[str, object]:
        return {**asdict(self), "closed_on": [day.isoformat() for day in self.closed_on] or None}


def add_room(edition: Edition, facts: RoomFacts, *, by: audit.Actor) -> Room:
    """A new room, the last one of the edition."""
    with transaction():
        last = db.session.scalar(select(func.max(Room.position)).filter_by(edition_id=edition.id))
        room = Room(edition_id=edition.id, position=(last or 0) + 1, **facts.columns())
        room.venue_id = facts.venue_id or first_venue(edition).id
        db.session.add(room)
        db.session.flush()
        audit.note(by, "added_room", room, after=_said(room))
        pages_changed(edition.id)
    return room


def change_room(edition: Edition, room: Room, facts: RoomFacts, *, by: audit.Actor) -> None:
    with transaction():
        locked(room)
        before = _said(room)
        for name, value in facts.columns().items():
            setattr(room, name, value)
        after = _said(room)
        changed = sorted(name for name in before if before[name] != after[name])
        if changed:
            db.session.flush()
            told = [{name: said[name] for name in changed} for said in (before, after)]
            audit.note(by, "changed_room", room, before=told[0], after=told[1])
            pages_changed(edition.id)


def first_venue(edition: Edition) -> Venue:
    """The edition's first venue; one named after its place where it has none. Inside a transaction."""
    first = select(Venue).filter_by(edition_id=edition.id).order_by(Venue.position, Venue.id)
    venue = db.session.scalar(first.limit(1))
    if venue is None:
        venue = Venue(edition_id=edition.id, name=edition.place, address={})
        db.session.add(venue)
        db.session.flush()
    return venue


class HasHours(Protocol):
    """Of a room, when it can be used."""

    opens_at: time | None
    closes_at: time | None
    closed_on: list[str] | None


def closed_spans(
    room: HasHours, days: Iterable[date], edition: Edition
) -> Iterator[tuple[datetime, datetime]]:
    """When the room cannot be used on these days."""
    for day in days:
        begins, ends = _midnights(day, edition)
        if day.isoformat() in (room.closed_on or ()):
            yield begins, ends
            continue
        if room.opens_at:
            yield begins, instant(day, room.opens_at, edition)
        if room.closes_at:
            yield instant(day, room.closes_at, edition), ends


def _midnights(day: date, edition: Edition) -> tuple[datetime, datetime]:
    return instant(day, time(), edition), instant(day + timedelta(days=1), time(), edition)


def _said(room: Room) -> dict[str, object]:
    """As the audit keeps it."""
    return {
        "name": room.name,
        "venue_id": room.venue_id,
        "capacity": room.capacity,
        "booths": room.booths,
        "turnaround_minutes": room.turnaround_minutes,
        "opens_at": room.opens_at and room.opens_at.isoformat("minutes"),
        "closes_at": room.closes_at and room.closes_at.isoformat("minutes"),
        "closed_on": room.closed_on,
    }
