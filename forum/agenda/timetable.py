"""Where each session stands on a day's page. Pure.

A row is a stretch between two moments at which something begins or ends, so that breaks and empty
hours take a line, not their length. A column is a room. What the whole forum attends spreads over
every column that is free meanwhile. A day that does not fit a grid is a list.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from forum.agenda.models import Kind
from forum.agenda.queries import Item, Place
from forum.editions.zone import HasZone, at

KEY = frozenset({Kind.OPENING, Kind.PLENARY, Kind.CEREMONY, Kind.KEYNOTE})
FOR_ALL = KEY | {Kind.PITCH, Kind.SOCIAL, Kind.BREAK}
MOST_ROOMS, MOST_ROWS, LONGEST = 6, 40, 16


class Placed(NamedTuple):
    """A session with its place in the grid, counted from 1."""

    item: Item
    row: int
    long: int
    column: int
    wide: int

    @property
    def look(self) -> str | None:
        """`move`: a line between things; `key`: what everybody comes for."""
        if self.item.kind == Kind.BREAK:
            return "move"
        return "key" if self.item.kind in KEY else None


@dataclass(frozen=True)
class Outline:
    """What a day is about. Each answer is found once: a page asks for them again and again."""

    on: date
    items: Sequence[Item]

    @cached_property
    def headline(self) -> Item | None:
        """What the day is for: the ceremony, else the plenary, the opening, the keynote."""
        order = [Kind.CEREMONY, Kind.PLENARY, Kind.OPENING, Kind.KEYNOTE]
        found = [item for item in self.items if item.kind in order and not item.is_cancelled]
        return min(found, key=lambda item: order.index(item.kind), default=None)

    @cached_property
    def place(self) -> Place | None:
        """Where the day happens: where its headline does, else where it begins."""
        if self.headline and self.headline.place:
            return self.headline.place
        return next(iter(self.places), None)

    @cached_property
    def places(self) -> list[Place]:
        """Each venue of the day once, in order of first use."""
        rooms = {item.place.id: item.place for item in self.items if item.place}
        return list({str(room.venue): room for room in rooms.values()}.values())


@dataclass(frozen=True)
class Day(Outline):
    """What stands where on a day's page."""

    placed: Sequence[Placed]
    rooms: Sequence[Place]
    rows: int
    beginnings: Sequence[tuple[int, datetime]]
    fits_a_grid: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A moment of a day seen from afar: one item, or how many at once."""

    starts_at: datetime
    items: Sequence[Item]

    @property
    def is_key(self) -> bool:
        return len(self.items) == 1 and self.items[0].kind in KEY


def days_of(items: Iterable[Item], edition: HasZone) -> list[Day]:
    """The items by day of the edition's zone, each with its place."""
    return [_day(outline.on, outline.items, edition) for outline in outlines_of(items, edition)]


def outlines_of(items: Iterable[Item], edition: HasZone) -> list[Outline]:
    """The items by day of the edition's zone."""
    days: dict[date, list[Item]] = defaultdict(list)
    # What begins together comes together: its day is asked for once.
    for moment, together in groupby(items, key=attrgetter("starts_at")):
        days[at(moment, edition).date()].extend(together)
    return [Outline(on, found) for on, found in sorted(days.items())]


def glance(day: Outline, most: int = 9) -> list[Line]:
    """The day in a few lines; breaks give way first."""
    lines: dict[datetime, list[Item]] = defaultdict(list)
    for item in day.items:
        lines[item.starts_at].append(item)
    found = [Line(moment, together) for moment, together in lines.items()]
    if len(found) > most:
        found = [line for line in found if any(item.kind != Kind.BREAK for item in line.items)]
    return found[:most]


def _day(on: date, items: Sequence[Item], edition: HasZone) -> Day:
    rows = _rows(items)
    rooms = sorted(_rooms(items), key=lambda room: (room.position, room.id))
    taken: set[tuple[int, int]] = set()
    placed = [_place(item, items, rooms, rows, taken) for item in items]
    starts = {place.row: place.item.starts_at for place in placed}
    beginnings = [(row, at(moment, edition)) for row, moment in sorted(starts.items())]
    collides = len(taken) < sum(place.long * place.wide for place in placed)
    fits = len(rooms) <= MOST_ROOMS and len(rows) <= MOST_ROWS and not collides
    fits = fits and all(place.long <= LONGEST for place in placed)
    return Day(on, items, placed, rooms, len(rows), beginnings, fits)


def _rows(items: Sequence[Item]) -> list[tuple[datetime, datetime]]:
    """The stretches of the day in which something happens."""
    moments = sorted({item.starts_at for item in items} | {item.ends_at for item in items})
    return [
        (begins, ends)
        for begins, ends in pairwise(moments)
        if any(item.starts_at < ends and begins < item.ends_at for item in items)
    ]


def _rooms(items: Sequence[Item]) -> list[Place]:
    """The rooms that need a column: those of everything that is not for all and alone in its time."""
    needed = [item.place for item in items if item.place and not _has_all(item, items)]
    return list({place.id: place for place in needed}.values())


def _has_all(item: Item, items: Sequence[Item]) -> bool:
    return item.kind in FOR_ALL and not any(_meet(item, other) for other in items)


def _meet(one: Item, other: Item) -> bool:
    return one is not other and one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _place(
    item: Item,
    items: Sequence[Item],
    rooms: Sequence[Place],
    rows: Sequence[tuple[datetime, datetime]],
    taken: set[tuple[int, int]],
) -> Placed:
    spans = [n for n, (begins, _) in enumerate(rows, 1) if item.starts_at <= begins < item.ends_at]
    column, wide = _columns(item, items, [room.id for room in rooms], spans, taken)
    taken.update((row, at_column) for row in spans for at_column in range(column, column + wide))
    return Placed(item, spans[0], len(spans), column, wide)


def _columns(
    item: Item,
    items: Sequence[Item],
    ids: Sequence[int],
    spans: Sequence[int],
    taken: set[tuple[int, int]],
) -> tuple[int, int]:
    """The first column and how many: its own room, and for what all attend the free ones beside it."""
    if item.kind not in FOR_ALL and item.place:
        return ids.index(item.place.id) + 1, 1
    if not ids or _has_all(item, items):
        return 1, max(1, len(ids))
    meanwhile = {other.place.id for other in items if other.place and _meet(item, other)}
    meanwhile |= {ids[column - 1] for row, column in taken if row in spans}
    own = ids.index(item.place.id) if item.place and item.place.id in ids else _first_free(ids, meanwhile)
    first, last = own, own
    while first > 0 and ids[first - 1] not in meanwhile:
        first -= 1
    while last + 1 < len(ids) and ids[last + 1] not in meanwhile:
        last += 1
    return first + 1, last - first + 1


def _first_free(ids: Sequence[int], meanwhile: set[int]) -> int:
    return next((n for n, room in enumerate(ids) if room not in meanwhile), 0)
