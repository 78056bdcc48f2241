"""What the overview counts. Every figure comes from the rows a list would show, so the two agree."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, Protocol, TypeVar

from sqlalchemy import ColumnClause, bindparam, func, literal, literal_column, select, union_all

from forum.checkin.models import Scan
from forum.editions.capacity import Step
from forum.editions.models import Limit
from forum.editions.zone import HasZone, at
from forum.extensions import db
from forum.insights.live import ARRIVED
from forum.insights.times import stretch
from forum.registration.models import Registration
from forum.registration.states import State

# Up to here a list says exactly how many it holds, beyond it "more than": counting costs the same everywhere.
COUNTED = 10_000
QUARTER = timedelta(minutes=15)
FIVE_MINUTES = timedelta(minutes=5)


Key = TypeVar("Key")


class HasIdAndZone(HasZone, Protocol):
    id: int


class Share(NamedTuple):
    """Registrations of one kind: all of them, and those that are confirmed."""

    all: int
    confirmed: int


class Places(NamedTuple):
    taken: int
    capacity: int | None


@dataclass(frozen=True)
class Tally:
    """(state, category id, country, how many): one table, so that every sum of it is the same number."""

    rows: Sequence[tuple[State, int, str, int]]

    @property
    def total(self) -> int:
        return sum(row[3] for row in self.rows)

    @property
    def by_state(self) -> dict[State, int]:
        """Every state there is, in the order of a registration's life."""
        counted: Counter[State] = Counter()
        for state, _category, _country, count in self.rows:
            counted[state] += count
        return {state: counted[state] for state in State}

    @property
    def by_category(self) -> dict[int, Share]:
        return _shares((category, state, count) for state, category, _country, count in self.rows)

    @property
    def by_country(self) -> dict[str, Share]:
        """The largest first."""
        shares = _shares((country, state, count) for state, _category, country, count in self.rows)
        return dict(sorted(shares.items(), key=lambda item: (-item[1].all, -item[1].confirmed, item[0])))


@dataclass(frozen=True)
class Arrivals:
    """First entries into the site by gate and by five minutes, and the delegates behind them by country."""

    by_gate: Mapping[int, Mapping[datetime, int]]
    by_country: Mapping[str, int]

    @property
    def delegates(self) -> int:
        return sum(self.by_country.values())

    @property
    def at_any_gate(self) -> dict[datetime, int]:
        counted: Counter[datetime] = Counter()
        for slots in self.by_gate.values():
            counted.update(slots)
        return dict(counted)

    def since(self, moment: datetime) -> int:
        return sum(count for slot, count in self.at_any_gate.items() if slot >= moment)


def tally_of(edition_id: int) -> Tally:
    """One statement."""
    rows = db.session.execute(_TALLY, {"edition": edition_id})
    return Tally([(State(state), category, country, count) for state, category, country, count in rows])


def states_counted(edition_id: int) -> dict[State, int]:
    """Registrations by state, each counted to one more than `COUNTED` at most. One statement."""
    return {State(state): count for state, count in db.session.execute(_COUNTED, {"edition": edition_id})}


def received_by_day(edition: HasIdAndZone) -> dict[date, int]:
    """Registrations by the day of the edition's zone on which they came. One statement."""
    counted: Counter[date] = Counter()
    for slot, count in db.session.execute(_RECEIVED, {"edition": edition.id}):
        counted[at(_moment(slot, QUARTER), edition).date()] += count
    return dict(sorted(counted.items()))


def places_of(edition_id: int) -> dict[tuple[Step, int], Places]:
    """Places taken and offered, by what is limited. One statement."""
    rows = db.session.execute(_PLACES, {"edition": edition_id})
    return {(Step(row.step), row.of_id): Places(row.taken, row.capacity) for row in rows}


def arrivals_of(edition_id: int) -> Arrivals:
    """Two statements."""
    by_gate: dict[int, dict[datetime, int]] = defaultdict(dict)
    for gate_id, slot, count in db.session.execute(_ADMITTED, {"edition": edition_id}):
        by_gate[gate_id][_moment(slot, FIVE_MINUTES)] = count
    here = db.session.execute(_HERE, {"edition": edition_id})
    return Arrivals(by_gate, {country: count for country, count in here})


def admissions_by_gate(edition_id: int) -> dict[int, int]:
    """One statement."""
    return {gate_id: count for gate_id, count in db.session.execute(_BY_GATE, {"edition": edition_id})}


def _shares(counts: Iterable[tuple[Key, State, int]]) -> dict[Key, Share]:
    found: dict[Key, Share] = {}
    for key, state, count in counts:
        before = found.get(key, Share(0, 0))
        confirmed = count if state is State.CONFIRMED else 0
        found[key] = Share(before.all + count, before.confirmed + confirmed)
    return found


def _moment(number: int, length: timedelta) -> datetime:
    return datetime.fromtimestamp(number * length.total_seconds(), UTC)


def _seconds(length: timedelta) -> ColumnClause[int]:
    return literal_column(str(int(length.total_seconds())))


# Zones differ from UTC by whole quarters of an hour, so a quarter belongs to one day everywhere.
_QUARTER_OF = stretch(Registration.submitted_at, _seconds(QUARTER))
_SLOT_OF = stretch(Scan.effective_at, _seconds(FIVE_MINUTES))
_MINE = Registration.edition_id == bindparam("edition")
_TALLY = (
    select(Registration.state, Registration.category_id, Registration.country, func.count())
    .where(_MINE)
    .group_by(Registration.state, Registration.category_id, Registration.country)
)
_COUNTED = union_all(
    *(
        select(literal(str(state)), func.count()).select_from(
            select(Registration.id).where(_MINE, Registration.state == state).limit(COUNTED + 1).subquery()
        )
        for state in State
    )
)
_RECEIVED = select(_QUARTER_OF, func.count()).where(_MINE).group_by(_QUARTER_OF)
_PLACES = select(Limit.step, Limit.of_id, Limit.taken, Limit.capacity).where(
    Limit.edition_id == bindparam("edition"), Limit.step.in_([int(Step.EDITION), int(Step.CATEGORY)])
)
_ADMITTED = select(Scan.gate_id, _SLOT_OF, func.count()).where(ARRIVED).group_by(Scan.gate_id, _SLOT_OF)
_BY_GATE = (
    select(Scan.gate_id, func.count())
    .where(Scan.edition_id == bindparam("edition"), Scan.accepted)
    .group_by(Scan.gate_id)
)
_HERE = (
    select(Registration.country, func.count(Registration.id.distinct()))
    .join(Scan, Scan.registration_id == Registration.id)
    .where(ARRIVED)
    .group_by(Registration.country)
)
