"""Who is in a zone, and who may enter it by name: what the desk reads of the doors."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload

from forum.agenda.models import AgendaSession, PublishState
from forum.checkin.models import Gate, Scan, Zone, ZoneAccess
from forum.extensions import db
from forum.registration.models import Registration

PAGE = 100


class Inside(NamedTuple):
    """Of one zone: delegates in it now, entries and exits in all."""

    now: int
    entries: int
    exits: int


NOBODY_INSIDE = Inside(0, 0, 0)


class Present(NamedTuple):
    delegate: Registration
    since: datetime
    gate: str


def inside_of_all(edition_id: int) -> dict[int, Inside]:
    """By zone. One statement."""
    rows = db.session.execute(
        select(
            Scan.zone_id,
            func.sum(case((Scan.accepted & Scan.closed_by.is_(None), 1), else_=0)),
            func.sum(case((Scan.accepted, 1), else_=0)),
            func.sum(case((Scan.accepted & Scan.closed_by.is_not(None), 1), else_=0)),
        )
        .where(Scan.edition_id == edition_id)
        .group_by(Scan.zone_id)
    )
    return {zone: Inside(*map(int, counts)) for zone, *counts in rows}


def inside_now(zone: Zone, first: int = 0) -> Sequence[Present]:
    """Who is in the zone, the latest first, a page and one more."""
    rows = db.session.execute(
        select(Registration, Scan.effective_at, Gate.name)
        .join(Scan, Scan.registration_id == Registration.id)
        .join(Gate, Gate.id == Scan.gate_id)
        .where(Scan.zone_id == zone.id, Scan.accepted, Scan.closed_by.is_(None))
        .order_by(Scan.effective_at.desc(), Scan.id)
        .offset(first)
        .limit(PAGE + 1)
        .options(joinedload(Registration.category))
    )
    return [Present(*row) for row in rows]


def granted_to(zone: Zone) -> Sequence[Registration]:
    """Single delegates who may enter it."""
    named = select(ZoneAccess.registration_id).where(
        ZoneAccess.zone_id == zone.id, ZoneAccess.registration_id.is_not(None)
    )
    return db.session.scalars(
        select(Registration)
        .where(Registration.id.in_(named))
        .order_by(Registration.family_name, Registration.given_name, Registration.id)
        .options(joinedload(Registration.category))
    ).all()


def granted_counted(edition_id: int) -> dict[int, int]:
    counted = select(ZoneAccess.zone_id, func.count()).where(
        ZoneAccess.edition_id == edition_id, ZoneAccess.registration_id.is_not(None)
    )
    return {zone: count for zone, count in db.session.execute(counted.group_by(ZoneAccess.zone_id))}


def sessions_with_doors(edition_id: int) -> Sequence[AgendaSession]:
    """Whose door could be watched."""
    return db.session.scalars(
        select(AgendaSession)
        .filter_by(edition_id=edition_id)
        .where(AgendaSession.state != PublishState.CANCELLED)
        .order_by(AgendaSession.starts_at, AgendaSession.id)
    ).all()
