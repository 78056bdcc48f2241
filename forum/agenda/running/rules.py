"""When each item of a session begins, and how a delay goes on: to later items, to later sessions of the room.

Pure. Delays are whole minutes, never early: whoever is ahead waits for the time that was announced.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

Thing = TypeVar("Thing", bound="Step")


class Step(Protocol):
    minutes: int
    late: int


@dataclass(frozen=True)
class Timed:
    """An item's time by now, and by how much it is later than planned."""

    begins: datetime
    ends: datetime
    late: int


@dataclass(frozen=True)
class Run:
    """A session where it stands. `late`: how much later it is said to begin; `lost`: what it lost since."""

    id: int
    room: int | None
    begins: datetime
    ends: datetime
    late: int = 0
    lost: int = 0


@dataclass(frozen=True)
class Delay:
    """Minutes by which a session begins and ends later than announced."""

    begins: int
    ends: int

    def __bool__(self) -> bool:
        return bool(self.begins or self.ends)


def timed(begins: datetime, late: int, steps: Iterable[Thing]) -> Iterator[tuple[Thing, Timed]]:
    """Each item with its time: the start, and the lengths of those before it, and the delay so far."""
    moment = begins
    for step in steps:
        late = max(0, late + step.late)
        now = moment + timedelta(minutes=late)
        moment += timedelta(minutes=step.minutes)
        yield step, Timed(now, moment + timedelta(minutes=late), late)


def delays(runs: Iterable[Run]) -> dict[int, Delay]:
    """Of every session that is late: by its own word, or because its room is not free yet. Pauses between two
    sessions take up what they can."""
    rooms: dict[int, list[Run]] = defaultdict(list)
    for number, run in enumerate(sorted(runs, key=lambda each: each.begins)):
        rooms[-number if run.room is None else run.room].append(run)
    found = {id_: delay for each in rooms.values() for id_, delay in _in_one_room(each)}
    return {id_: delay for id_, delay in found.items() if delay}


def _in_one_room(runs: Sequence[Run]) -> Iterator[tuple[int, Delay]]:
    free_at: datetime | None = None
    for run in runs:
        carried = _minutes(free_at - run.begins) if free_at else 0
        begins = max(0, carried, run.late)
        delay = Delay(begins, max(0, begins + run.lost))
        free_at = run.ends + timedelta(minutes=delay.ends)
        yield run.id, delay


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
