"""Screens on the walls: what is on now and what comes next, in one room or in all of them.

The page holds today and every day after it. What is now is chosen anew in the browser, so a screen goes on
when the network is gone, also into the next day; it asks for the page again once a minute. A worker keeps the
page, so that a screen which is switched on without a network shows what was last known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from flask import Response, abort, current_app, render_template, send_from_directory

from forum import clock
from forum.agenda.queries import Item, Place
from forum.agenda.running.rules import Delay
from forum.editions.models import Edition
from forum.editions.zone import at
from forum.web.access import anyone, only
from forum.web.public import audience, facts, pages
from forum.web.public.caching import kept

ON_TIME = Delay(0, 0)
GLANCE = timedelta(seconds=5)  # screens set their clocks by what the page says


@dataclass(frozen=True)
class Line:
    """A session on a screen, when it really takes place. `when` is past, now, next or later."""

    item: Item
    when: str
    day: date
    begins: datetime
    ends: datetime
    late: int


@dataclass(frozen=True)
class Wall:
    """One room's days."""

    place: Place
    lines: Sequence[Line]
    is_shown: bool  # whether anything takes place there on the day that is shown


@dataclass(frozen=True)
class Shown:
    """What hangs on the wall. `day` is the one that is shown, None after the last."""

    walls: Sequence[Wall]
    days: Sequence[date]
    day: date | None
    today: date


@pages.get("/<edition>/screen")
@only(anyone)
@kept(fresh_for=GLANCE)
def foyer_screen(edition):
    return _screen(edition, facts.programme(edition), None)


@pages.get("/<edition>/screen/<int:room>")
@only(anyone)
@kept(fresh_for=GLANCE)
def room_screen(edition, room):
    items = [item for item in facts.programme(edition) if item.place and item.place.id == int(room)]
    return _screen(edition, items, items[0].place) if items else abort(404)


@pages.get("/<edition>/screen-worker.js")
@only(anyone)
def screen_worker(edition):
    """Here, because a worker is for pages below its own address."""
    answer = send_from_directory(Path(str(current_app.static_folder)) / "js", "screen_worker.js")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _screen(edition: Edition, items: Sequence[Item], room: Place | None) -> str | Response:
    shown = shown_at(items, edition, clock.now(), audience.delays(edition))
    return render_template("public/screen.html", edition=edition, shown=shown, room=room, now=clock.now())


def shown_at(items: Sequence[Item], edition: Edition, now: datetime, late: dict[int, Delay]) -> Shown:
    """The rooms, each with its sessions from today on; shown is today, or the next day that has any."""
    today = at(now, edition).date()
    coming = [line for line in _lines(items, edition, late) if line.day >= today]
    days = sorted({line.day for line in coming})
    day = days[0] if days else None
    rooms: dict[int, list[Line]] = {}
    for line in coming:
        if line.item.place:
            rooms.setdefault(line.item.place.id, []).append(line)
    walls = [_wall(lines, now, day) for lines in rooms.values()]
    return Shown(sorted(walls, key=lambda wall: (wall.place.position, wall.place.id)), days, day, today)


def _wall(lines: Sequence[Line], now: datetime, day: date | None) -> Wall:
    place = lines[0].item.place
    assert place is not None  # noqa: S101 - they were put together by their place
    return Wall(place, told(lines, now, day), any(line.day == day for line in lines))


def told(lines: Sequence[Line], now: datetime, day: date | None) -> list[Line]:
    """In order of time; the first of the day's that have not begun is the next."""
    coming = [line for line in lines if line.begins > now and line.day == day]
    return [_when(line, coming[0] if coming else None, now, day) for line in lines]


def _when(line: Line, following: Line | None, now: datetime, day: date | None) -> Line:
    if line.ends <= now:
        when = "past"
    elif line.begins <= now:
        when = "now"
    else:
        when = "next" if line is following else "later"
    return Line(line.item, when, line.day, line.begins, line.ends, line.late)


def _lines(items: Sequence[Item], edition: Edition, late: dict[int, Delay]) -> Iterator[Line]:
    for item in items:
        if not item.is_cancelled:
            delay = late.get(item.id, ON_TIME)
            begins, ends = _later(item.starts_at, delay.begins), _later(item.ends_at, delay.ends)
            yield Line(item, "later", at(item.starts_at, edition).date(), begins, ends, delay.begins)


def _later(moment: datetime, minutes: int) -> datetime:
    return moment + timedelta(minutes=minutes)
