"""Who arrives while it happens. An arrival is a delegate's first entry into the site: going out and coming
back is none, and a session's door is no arrival. Read only."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, bindparam, func, literal_column, select

from forum.checkin.models import Scan, Zone
from forum.extensions import db
from forum.insights.lanes import MINUTE
from forum.insights.times import stretch
from forum.registration.models import Registration

AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Live:
    """Arrivals: `by_gate` by minute, the others in all."""

    by_gate: Mapping[int, Mapping[datetime, int]]
    by_country: Mapping[str, int]
    by_category: Mapping[int, int]

    @property
    def by_minute(self) -> dict[datetime, int]:
        counted: Counter[datetime] = Counter()
        for minutes in self.by_gate.values():
            counted.update(minutes)
        return dict(counted)

    @property
    def total(self) -> int:
        return sum(self.by_category.values())

    def window(self, now: datetime) -> tuple[datetime, datetime]:
        """The hour until now; if nobody came in it, the last hour in which somebody did."""
        last = now.replace(second=0, microsecond=0)
        latest = max(self.by_minute, default=last)
        if latest < last - AN_HOUR:
            last = latest
        return last - AN_HOUR + MINUTE, last


def live_of(edition_id: int) -> Live:
    """Two statements."""
    by_gate: dict[int, dict[datetime, int]] = defaultdict(dict)
    for gate, minute, count in db.session.execute(_BY_MINUTE, {"edition": edition_id}):
        by_gate[gate][datetime.fromtimestamp(minute * 60, UTC)] = count
    countries: Counter[str] = Counter()
    categories: Counter[int] = Counter()
    for country, category, count in db.session.execute(_BY_WHOM, {"edition": edition_id}):
        countries[country] += count
        categories[category] += count
    return Live(by_gate, dict(countries.most_common()), dict(categories))


# Every edition has a zone for the whole site, made first.
SITE = select(func.min(Zone.id)).where(Zone.edition_id == bindparam("edition")).scalar_subquery()
ARRIVED = and_(Scan.edition_id == bindparam("edition"), Scan.accepted, Scan.entry == 1, Scan.zone_id == SITE)
_MINUTE_OF = stretch(Scan.effective_at, literal_column("60"))
_BY_MINUTE = select(Scan.gate_id, _MINUTE_OF, func.count()).where(ARRIVED).group_by(Scan.gate_id, _MINUTE_OF)
_BY_WHOM = (
    select(Registration.country, Registration.category_id, func.count())
    .join(Scan, Scan.registration_id == Registration.id)
    .where(ARRIVED)
    .group_by(Registration.country, Registration.category_id)
)
