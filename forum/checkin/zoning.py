"""Zones as the desk makes them: who may enter, when, how many. Devices hear of each change by the cursor.

Order of locks: the zone, what is written, the edition's cursor.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, exists, select, update

from forum.audit import services as audit
from forum.badges.models import Badge
from forum.checkin.models import Carrying, Device, Enrolment, Gate, Scan, Zone, ZoneAccess, ZoneHours
from forum.columns import Words
from forum.editions.models import Edition
from forum.editions.services import raise_cursor
from forum.errors import Refusal
from forum.extensions import db
from forum.registration.models import Registration
from forum.transaction import locked, transaction

LONGEST_CODE = 20


class ZoneInUse(Refusal):
    """Something was read there, or a phone stands at one of its gates."""

    code = "zone_in_use"


@dataclass(frozen=True)
class ZoneFacts:
    """A zone's rules as somebody writes them. `by_category`: the days, none for every day; `hours` as in
    `rules.Access`."""

    name: Words
    is_open: bool = True
    capacity: int | None = None
    session_id: int | None = None
    by_category: Mapping[int, frozenset[date]] | None = None
    hours: tuple[tuple[datetime, datetime], ...] = ()


def make_zone(edition: Edition, facts: ZoneFacts, *, by: audit.Actor) -> Zone:
    with transaction():
        zone = Zone(edition_id=edition.id, code=_code(edition.id, facts.name), version=1, **_columns(facts))
        db.session.add(zone)
        db.session.flush()
        _write_rules(zone, facts)
        audit.note(by, "made_zone", zone, after={"name": dict(facts.name)})
        raise_cursor(edition.id)
    return zone


def change_zone(zone: Zone, facts: ZoneFacts, *, by: audit.Actor) -> None:
    """Everything is written as it is given, except single delegates."""
    with transaction():
        before = _told(locked(zone))
        for name, value in _columns(facts).items():
            setattr(zone, name, value)
        db.session.execute(
            delete(ZoneAccess).where(ZoneAccess.zone_id == zone.id, ZoneAccess.category_id.is_not(None))
        )
        db.session.execute(delete(ZoneHours).where(ZoneHours.zone_id == zone.id))
        _write_rules(zone, facts)
        after = _told(zone)
        changed = [name for name in after if before[name] != after[name]]
        audit.note(
            by,
            "changed_zone",
            zone,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
        rules_changed(zone)


def remove_zone(zone: Zone, *, by: audit.Actor) -> None:
    """With its gates, if nobody has read a badge there and no phone stands there. Raises `ZoneInUse`."""
    with transaction():
        locked(zone)
        gates = select(Gate.id).where(Gate.zone_id == zone.id)
        if db.session.scalar(select(_in_use(zone.id))):
            raise ZoneInUse()
        db.session.execute(delete(Enrolment).where(Enrolment.gate_id.in_(gates)))
        for rows in (Gate, ZoneAccess, ZoneHours):
            db.session.execute(delete(rows).where(rows.zone_id == zone.id))
        audit.note(by, "removed_zone", zone, before={"name": dict(zone.name)})
        db.session.delete(zone)
        db.session.flush()
        raise_cursor(zone.edition_id)


def grant(zone: Zone, registration: Registration, *, by: audit.Actor) -> ZoneAccess:
    """This delegate may enter, on any day, whatever the category may. Once is enough."""
    with transaction():
        locked(zone)
        access = _granted(zone, registration)
        if access is None:
            access = ZoneAccess(edition_id=zone.edition_id, zone_id=zone.id, registration_id=registration.id)
            db.session.add(access)
            db.session.flush()
            audit.note(by, "granted_zone", registration, after={"zone": dict(zone.name)})
            rules_changed(zone, of=[registration.id])
    return access


def withdraw(zone: Zone, registration: Registration, *, by: audit.Actor) -> None:
    with transaction():
        locked(zone)
        if access := _granted(zone, registration):
            db.session.delete(access)
            db.session.flush()
            audit.note(by, "withdrew_zone", registration, before={"zone": dict(zone.name)})
            rules_changed(zone, of=[registration.id])


def change_gate(gate: Gate, *, name: str, direction: str, by: audit.Actor) -> None:
    with transaction():
        locked(gate)
        after = {"name": name, "direction": direction}
        before = {"name": gate.name, "direction": gate.direction}
        if before == after:
            return
        gate.name, gate.direction = name, direction
        db.session.flush()
        changed = {key: before[key] for key in after if before[key] != after[key]}
        audit.note(by, "changed_gate", gate, before=changed, after={key: after[key] for key in changed})
        rules_changed(db.session.scalars(select(Zone).filter_by(id=gate.zone_id)).one())


def rules_changed(zone: Zone, of: Iterable[int] = ()) -> None:
    """Devices read the zone anew, and the badges of these delegates with it. The cursor comes last."""
    db.session.execute(update(Zone).where(Zone.id == zone.id).values(version=Zone.version + 1))
    cursor = raise_cursor(zone.edition_id)
    if delegates := list(of):
        badges = update(Badge).where(Badge.registration_id.in_(delegates)).values(cursor=cursor)
        db.session.execute(badges)


def _columns(facts: ZoneFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in ("name", "is_open", "capacity", "session_id")}


def _write_rules(zone: Zone, facts: ZoneFacts) -> None:
    whose = {"edition_id": zone.edition_id, "zone_id": zone.id}
    every_day: list[date | None] = [None]
    for category, days in (facts.by_category or {}).items():
        db.session.add_all(
            ZoneAccess(category_id=category, on=day, **whose) for day in sorted(days) or every_day
        )
    db.session.add_all(ZoneHours(opens_at=opens, closes_at=closes, **whose) for opens, closes in facts.hours)
    db.session.flush()


def _told(zone: Zone) -> dict[str, Any]:
    """A zone as the audit keeps it."""
    access = select(ZoneAccess.category_id, ZoneAccess.on).where(
        ZoneAccess.zone_id == zone.id, ZoneAccess.category_id.is_not(None)
    )
    hours = select(ZoneHours.opens_at, ZoneHours.closes_at).where(ZoneHours.zone_id == zone.id)
    return {
        "name": dict(zone.name),
        "is_open": zone.is_open,
        "capacity": zone.capacity,
        "session_id": zone.session_id,
        "zone_access": sorted(f"{key} {on or ''}".strip() for key, on in db.session.execute(access)),
        "zone_hours": sorted(f"{opens:%F %R}–{closes:%R}" for opens, closes in db.session.execute(hours)),
    }


def _granted(zone: Zone, registration: Registration) -> ZoneAccess | None:
    return db.session.scalar(
        select(ZoneAccess).filter_by(zone_id=zone.id, registration_id=registration.id).limit(1)
    )


def _in_use(zone_id: int) -> Any:
    gates = select(Gate.id).where(Gate.zone_id == zone_id)
    return (
        exists().where(Scan.zone_id == zone_id)
        | exists().where(Device.gate_id.in_(gates))
        | exists().where(Carrying.zone_id == zone_id)
    )


def _code(edition_id: int, name: Words) -> str:
    """A short word for machines: from the name in Latin letters, with a number where it is taken."""
    plain = unicodedata.normalize("NFKD", next(iter(name.values()), "")).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[: LONGEST_CODE - 4].strip("-") or "zone"
    taken = set(db.session.scalars(select(Zone.code).filter_by(edition_id=edition_id)))
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 3))
    return next(code for code in numbered if code not in taken)
