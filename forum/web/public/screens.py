"""Screens on the walls: what is on now and what comes next, in one room or in all of them.

The page holds the whole day. What is now is chosen anew in the browser, so a screen goes on when the
network is gone; it asks for the page again once a minute.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import abort, render_template

from forum import clock
from forum.agenda.queries import Item, Place
from forum.editions.models import Edition
from forum.editions.zone import at
from forum.web.access import anyone, only
from forum.web.public import facts, pages
from forum.web.public.caching import kept


@dataclass(frozen=True)
class Line:
    """A session on a screen. `when` is past, now, next or later."""

    item: Item
    when: str


@dataclass(frozen=True)
class Wall:
    """One room's day."""

    place: Place
    lines: Sequence[Line]


@pages.get("/<edition>/screen")
@only(anyone)
@kept()
def foyer_screen(edition):
    walls = walls_of(facts.programme(edition), edition, clock.now())
    return render_template("public/screen.html", edition=edition, walls=walls, room=None, now=clock.now())


@pages.get("/<edition>/screen/<int:room>")
@only(anyone)
@kept()
def room_screen(edition, room):
    items = [item for item in facts.programme(edition) if item.place and item.place.id == int(room)]
    if not items:
        abort(404)
    walls = walls_of(items, edition, clock.now())
    place = items[0].place
    return render_template("public/screen.html", edition=edition, walls=walls, room=place, now=clock.now())


def walls_of(items: Sequence[Item], edition: Edition, now: datetime) -> list[Wall]:
    """The rooms of today, each with its day; of the next day with sessions, if today has none."""
    days = sorted({at(item.starts_at, edition).date() for item in items if not item.is_cancelled})
    day = next((day for day in days if day >= at(now, edition).date()), None)
    rooms: dict[int, list[Item]] = {}
    for item in items:
        if item.place and not item.is_cancelled and at(item.starts_at, edition).date() == day:
            rooms.setdefault(item.place.id, []).append(item)
    walls = [Wall(found[0].place, told(found, now)) for found in rooms.values() if found[0].place]
    return sorted(walls, key=lambda wall: (wall.place.position, wall.place.id))


def told(items: Sequence[Item], now: datetime) -> list[Line]:
    """In order of time; the first of those that have not begun is the next."""
    coming = [item for item in items if item.starts_at > now]
    return [Line(item, _when(item, coming[0] if coming else None, now)) for item in items]


def _when(item: Item, following: Item | None, now: datetime) -> str:
    if item.ends_at <= now:
        return "past"
    if item.starts_at <= now:
        return "now"
    return "next" if item is following else "later"
