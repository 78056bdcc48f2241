"""Columns over time, as a drawing takes them: percentages, from zero, to scale. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MOST_DAYS = 120


@dataclass(frozen=True)
class Column:
    """Where a stroke stands and where it ends, in percent of the drawing."""

    x: float
    y: float
    count: int


@dataclass(frozen=True)
class Strip:
    columns: Sequence[Column]
    marks: Sequence[date | datetime]  # evenly along the axis, first and last included
    step: timedelta

    @property
    def total(self) -> int:
        return sum(column.count for column in self.columns)


def of_days(counts: Mapping[date, int]) -> Strip | None:
    """A column for each day from the first to the last; for each week where there are too many days."""
    if not counts:
        return None
    first, last = min(counts), max(counts)
    step = timedelta(days=1 if (last - first).days < MOST_DAYS else 7)
    columns = [0] * ((last - first) // step + 1)
    for day, count in counts.items():
        columns[(day - first) // step] += count
    marks = [first + step * n for n in _even(len(columns))]
    return Strip(_columns(columns, max(columns)), marks, step)


def of_slots(
    counts: Mapping[datetime, int],
    *,
    first: datetime,
    last: datetime,
    step: timedelta,
    highest: int | None = None,
) -> Strip:
    """A column for each `step` from `first` to `last`; `highest` gives several strips one scale."""
    columns = [0] * ((last - first) // step + 1)
    for slot, count in counts.items():
        if first <= slot <= last:
            columns[(slot - first) // step] += count
    marks = [first + step * n for n in _even(len(columns))]
    return Strip(_columns(columns, highest or max(columns)), marks, step)


def _columns(counts: Sequence[int], highest: int) -> list[Column]:
    wide = 100 / len(counts)
    return [
        Column(round((n + 0.5) * wide, 2), round(100 - 100 * count / max(highest, 1), 2), count)
        for n, count in enumerate(counts)
    ]


def _even(columns: int, most: int = 5) -> list[int]:
    """Up to `most` of the columns' numbers, evenly spread."""
    wanted = min(most, columns)
    return [round(n * (columns - 1) / (wanted - 1)) for n in range(wanted)] if wanted > 1 else [0]
