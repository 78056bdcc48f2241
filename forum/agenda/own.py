"""One's own agenda: what somebody starred, has a place in or waits for, and what of it meets. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from forum.agenda.queries import Item
from forum.agenda.signups.models import Standing
from forum.agenda.signups.rules import clashes
from forum.editions.zone import HasZone, at


@dataclass(frozen=True)
class Chosen:
    """A session somebody means to come to. `meets`: others of theirs that are on at the same time."""

    item: Item
    standing: Standing | None
    is_starred: bool
    meets: Sequence[Item]


Day = tuple[date, list[Chosen]]


def by_day(chosen: Iterable[Chosen], edition: HasZone) -> list[Day]:
    """Days of the edition's zone."""
    return [(day, list(lines)) for day, lines in groupby(chosen, lambda each: _day(each, edition))]


def own_agenda(
    items: Iterable[Item], *, stars: Collection[str], standings: Mapping[str, Standing] | None = None
) -> list[Chosen]:
    """In order of time. `stars` and `standings` go by ref; what was never released is left out."""
    standings = standings or {}
    mine = [item for item in items if item.ref in stars or item.ref in standings]
    meets: dict[str, list[Item]] = {item.ref: [] for item in mine}
    for one, other in clashes([item for item in mine if not item.is_cancelled]):
        meets[one.ref].append(other)
        meets[other.ref].append(one)
    return [
        Chosen(item, standings.get(item.ref), item.ref in stars, meets[item.ref])
        for item in sorted(mine, key=lambda each: each.starts_at)
    ]


def _day(chosen: Chosen, edition: HasZone) -> date:
    return at(chosen.item.starts_at, edition).date()
