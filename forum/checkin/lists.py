"""What a device holds so that it can answer by itself: all badges, the rules of all zones, who is inside."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import Row, and_, func, or_, select
from sqlalchemy.orm import aliased

from forum.badges.models import Badge
from forum.badges.sealed_names import NAME
from forum.checkin.models import Device, Gate, Scan, Zone, ZoneAccess, ZoneHours
from forum.checkin.rules import Profile
from forum.editions.models import Category
from forum.extensions import db
from forum.registration.models import Registration

Rows = Sequence[Row[*tuple[Any, ...]]]
_badge, _person = Badge.__table__.c, Registration.__table__.c


@dataclass(slots=True)
class ZoneRules:
    """A zone as `rules.Access` has it, and the gates that lead in. `days`: by category, none for all days."""

    id: int
    code: str
    is_open: bool
    days: dict[int, set[date]] = field(default_factory=lambda: defaultdict(set))
    hours: list[tuple[datetime, datetime]] = field(default_factory=list)
    gates: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Rules:
    """`letters`: of each category. `gates`: their names by id."""

    zones: list[ZoneRules]
    letters: dict[int, str]
    gates: dict[int, str]


def profile_of(device_id: int) -> Profile:
    return Profile(db.session.scalars(select(Device.profile).filter_by(id=device_id)).one())


def badges_since(edition_id: int, cursor: int, profile: Profile) -> Rows:
    """(fingerprint, badge's state, registration's state, category, sealed name or the columns of a name) of
    badges that changed after the cursor, by fingerprint; 0 for all."""
    name = NAME if profile is Profile.NAMED else (_badge.sealed_name,)
    asked = (
        select(
            *(_badge.fingerprint, _badge.state.label("badge"), _person.state.label("registration")),
            *(_person.category_id, *name),
        )
        .join(Registration.__table__, _person.id == _badge.registration_id)
        .where(_badge.edition_id == edition_id)
    )
    rows = db.session.connection().execute(asked.where(_badge.cursor > cursor) if cursor else asked).all()
    # Sorted here: the database would fetch each registration from somewhere else.
    return sorted(rows, key=itemgetter(0))


def grants_of(edition_id: int) -> dict[bytes, set[int]]:
    """The zones that single delegates may enter, by each of their badges."""
    found = select(Badge.fingerprint, ZoneAccess.zone_id).join(
        ZoneAccess, ZoneAccess.registration_id == Badge.registration_id
    )
    granted: dict[bytes, set[int]] = defaultdict(set)
    for fingerprint, zone_id in db.session.execute(found.where(ZoneAccess.edition_id == edition_id)):
        granted[fingerprint].add(zone_id)
    return granted


def entries_since(edition_id: int, zone_id: int, cursor: int) -> Rows:
    """(fingerprint, since when inside or None, gate) of every badge of those read at the zone, or whose badge
    is newer, since the cursor; from 0, only of those inside. Whoever is inside stays so with a new badge."""
    entry = aliased(Scan)
    is_open = and_(entry.zone_id == zone_id, entry.accepted, entry.closed_by.is_(None))
    found = (
        select(Badge.fingerprint, entry.effective_at, entry.gate_id)
        .outerjoin(entry, and_(entry.registration_id == Badge.registration_id, is_open))
        .where(Badge.edition_id == edition_id)
        .order_by(Badge.fingerprint)
    )
    if not cursor:
        return db.session.execute(found.where(entry.id.is_not(None))).all()
    read = select(Scan.registration_id).where(
        Scan.edition_id == edition_id, Scan.zone_id == zone_id, Scan.cursor > cursor
    )
    renewed = and_(Badge.cursor > cursor, entry.id.is_not(None))
    return db.session.execute(found.where(or_(Badge.registration_id.in_(read), renewed))).all()


def mark_of(edition_id: int) -> str:
    """Another one whenever a zone's rules are: devices need not be sent what they have."""
    whose = {"edition_id": edition_id}
    asked = select(
        *(
            select(value).filter_by(**whose).scalar_subquery()
            for value in (
                *(func.count(Zone.id), func.coalesce(func.sum(Zone.version), 0)),
                *(func.count(Gate.id), func.count(ZoneAccess.id), func.count(ZoneHours.id)),
                *(func.coalesce(func.max(ZoneAccess.id), 0), func.coalesce(func.max(ZoneHours.id), 0)),
                func.count(Category.id),
            )
        )
    )
    return "-".join(map(str, db.session.execute(asked).one()))


def rules_of(edition_id: int) -> Rules:
    whose = {"edition_id": edition_id}
    zones = {
        zone.id: ZoneRules(zone.id, zone.code, zone.is_open)
        for zone in db.session.scalars(select(Zone).filter_by(**whose).order_by(Zone.id))
    }
    gates = db.session.execute(
        select(Gate.id, Gate.name, Gate.zone_id, Gate.direction).filter_by(**whose).order_by(Gate.id)
    ).all()
    for gate in gates:
        if gate.direction == "in":
            zones[gate.zone_id].gates.append(gate.name)
    _add_access(zones, whose)
    categories = select(Category.id, Category.letter).filter_by(**whose).order_by(Category.id)
    letters = {row.id: row.letter for row in db.session.execute(categories)}
    return Rules(list(zones.values()), letters, {each.id: each.name for each in gates})


def _add_access(zones: Mapping[int, ZoneRules], whose: Mapping[str, int]) -> None:
    access = select(ZoneAccess.zone_id, ZoneAccess.category_id, ZoneAccess.on).filter_by(**whose)
    for zone_id, category, on in db.session.execute(access):
        if category is not None:
            zones[zone_id].days[category] |= {on} if on else set()
    hours = select(ZoneHours.zone_id, ZoneHours.opens_at, ZoneHours.closes_at).filter_by(**whose)
    for zone_id, opens, closes in db.session.execute(hours):
        zones[zone_id].hours.append((opens, closes))
