"""A day on paper: rooms side by side, time running down, every session in a cell of its own. Pure.

Rows are the stretches in which something happens, as on a page (timetable.py); but any number of rooms
and any overlap has to find its place: what meets in one room shares a cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from forum.agenda.queries import Item, Place

MOST_ROOMS = 8  # side by side on one sheet


@dataclass(frozen=True)
class Cell:
    """`items` is empty where nothing happens."""

    items: Sequence[Item]
    long: int = 1
    wide: int = 1


@dataclass(frozen=True)
class Row:
    begins: datetime
    ends: datetime
    cells: Sequence[Cell]


@dataclass(frozen=True)
class WallPlan:
    """One sheet: a day of some rooms. A room that is None holds what has none."""

    on: date
    rooms: Sequence[Place | None]
    rows: Sequence[Row]


def plans_of(on: date, items: Sequence[Item]) -> list[WallPlan]:
    """The day, on as many sheets as its rooms need."""
    held = [item for item in items if not item.is_cancelled]
    rooms = sorted(
        {item.place.id: item.place for item in held if item.place}.values(), key=lambda r: (r.position, r.id)
    )
    sheets = [rooms[first : first + MOST_ROOMS] for first in range(0, len(rooms), MOST_ROOMS)] or [[]]
    return [_plan(on, held, sheet) for sheet in sheets if held]


def _plan(on: date, items: Sequence[Item], rooms: Sequence[Place]) -> WallPlan:
    ids = {room.id for room in rooms}
    here = [item for item in items if item.place is None or item.place.id in ids]
    spans = _stretches(here)
    for_all = [item for item in here if item.place is None and rooms and _is_alone(item, here)]
    columns: list[Place | None] = list(rooms)
    if any(item.place is None and item not in for_all for item in here):
        columns.append(None)
    ready = _placed(here, for_all, columns, spans)
    rows = [Row(*span, list(_cells(number, len(columns), ready))) for number, span in enumerate(spans)]
    return WallPlan(on, columns, rows)


def _stretches(items: Sequence[Item]) -> list[tuple[datetime, datetime]]:
    moments = sorted({item.starts_at for item in items} | {item.ends_at for item in items})
    return [
        (begins, ends)
        for begins, ends in pairwise(moments)
        if any(item.starts_at < ends and begins < item.ends_at for item in items)
    ]


def _is_alone(item: Item, items: Sequence[Item]) -> bool:
    return not any(
        other is not item and other.starts_at < item.ends_at and item.starts_at < other.ends_at
        for other in items
    )


Places = dict[tuple[int, int], Cell | None]  # by row and column; None: another cell reaches over it


def _placed(
    items: Sequence[Item],
    for_all: Sequence[Item],
    columns: Sequence[Place | None],
    spans: Sequence[tuple[datetime, datetime]],
) -> Places:
    ready: Places = {}
    for item in for_all:
        _put(ready, [item], spans, 0, len(columns))
    for column, room in enumerate(columns):
        mine = [item for item in items if item not in for_all and _is_in(item, room)]
        for together in _meeting(mine):
            _put(ready, together, spans, column, 1)
    return ready


def _is_in(item: Item, room: Place | None) -> bool:
    return item.place is None if room is None else item.place is not None and item.place.id == room.id


def _put(
    ready: Places,
    items: Sequence[Item],
    spans: Sequence[tuple[datetime, datetime]],
    column: int,
    wide: int,
) -> None:
    begins, ends = min(item.starts_at for item in items), max(item.ends_at for item in items)
    rows = [number for number, span in enumerate(spans) if begins <= span[0] < ends]
    for row in rows:
        for over in range(column, column + wide):
            ready[row, over] = None
    ready[rows[0], column] = Cell(items, len(rows), wide)


def _meeting(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Those that are on at once together, the others each alone; in order of time."""
    together: list[Item] = []
    for item in sorted(items, key=lambda each: each.starts_at):
        if together and item.starts_at >= max(each.ends_at for each in together):
            yield together
            together = []
        together.append(item)
    if together:
        yield together


def _cells(row: int, columns: int, ready: Places) -> Iterator[Cell]:
    for column in range(columns):
        cell = ready.get((row, column), Cell(()))
        if cell is not None:
            yield cell
