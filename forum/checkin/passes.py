"""A delegation's passes without a name, at the gate. Who carries one may enter its zone until it is
given back.

Order of locks: the pass, the zone, what is written, the edition's cursor.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import joinedload

from forum import clock
from forum.audit import services as audit
from forum.checkin.models import Carrying, Gate, Scan, Zone, ZoneAccess
from forum.checkin.zoning import rules_changed
from forum.delegations.models import Delegation, Floater
from forum.errors import Refusal
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.states import State
from forum.transaction import locked, transaction


class PassVoid(Refusal):
    """It was withdrawn, or there is no such zone."""

    code = "pass_void"


class NotOfDelegation(Refusal):
    """The pass is another delegation's, or they are not confirmed."""

    code = "not_of_delegation"


class PassCarried(Refusal):
    """Somebody carries it."""

    code = "pass_carried"


class PassInside(Refusal):
    """Whoever carries it is in the zone, and there is a way out to be counted at."""

    code = "pass_inside"


class Pass(NamedTuple):
    floater: Floater
    delegation: Delegation
    zone: Zone | None
    carrying: Carrying | None
    carrier: Registration | None


def passes_of(edition_id: int, floater_id: int | None = None) -> Sequence[Pass]:
    """Those that are not withdrawn, and who carries them now; or this one, as it is. One statement."""
    found = (
        select(Floater, Delegation, Zone, Carrying, Registration)
        .join(Delegation, Delegation.id == Floater.delegation_id)
        .outerjoin(Zone, (Zone.edition_id == Floater.edition_id) & (Zone.code == Floater.zone_code))
        .outerjoin(Carrying, (Carrying.floater_id == Floater.id) & Carrying.returned_at.is_(None))
        .outerjoin(Registration, Registration.id == Carrying.registration_id)
        .where(Floater.edition_id == edition_id)
        .order_by(Delegation.code, Floater.zone_code, Floater.number)
    )
    asked = Floater.withdrawn_at.is_(None) if floater_id is None else Floater.id == floater_id
    return [Pass(*row) for row in db.session.execute(found.where(asked))]


def could_carry(delegation: Delegation, most: int = 200) -> Sequence[Registration]:
    """Confirmed delegates of the delegation, by name."""
    return db.session.scalars(
        select(Registration)
        .filter_by(delegation_id=delegation.id, state=State.CONFIRMED)
        .order_by(Registration.family_name, Registration.given_name, Registration.id)
        .limit(most)
        .options(joinedload(Registration.category))
    ).all()


def give(floater: Floater, delegate: Registration, *, by: audit.Actor) -> Carrying:
    """Raises `PassVoid`, `NotOfDelegation`, `PassCarried`."""
    with transaction():
        locked(floater)
        zone = _zone_of(floater)
        if zone is None or floater.withdrawn_at is not None:
            raise PassVoid()
        if delegate.delegation_id != floater.delegation_id or delegate.state != State.CONFIRMED:
            raise NotOfDelegation()
        if _carried(floater):
            raise PassCarried()
        locked(zone)
        whose = {"edition_id": zone.edition_id, "zone_id": zone.id, "registration_id": delegate.id}
        access = ZoneAccess(**whose)
        db.session.add(access)
        db.session.flush()
        carrying = Carrying(floater_id=floater.id, access_id=access.id, given_at=clock.now(), **whose)
        db.session.add(carrying)
        db.session.flush()
        audit.note(by, "gave_pass", delegate, after={"pass": floater.number, "zone": dict(zone.name)})
        rules_changed(zone, of=[delegate.id])
    return carrying


def take_back(floater: Floater, *, by: audit.Actor) -> None:
    """Whoever carries it gives it back; nobody does: nothing to do. Raises `PassInside`."""
    with transaction():
        locked(floater)
        carrying = _carried(floater)
        if carrying is None:
            return
        zone = locked(db.session.scalars(select(Zone).filter_by(id=carrying.zone_id)).one())
        if db.session.scalar(select(_is_inside(carrying))):
            raise PassInside()
        delegate = db.session.scalars(select(Registration).filter_by(id=carrying.registration_id)).one()
        access = db.session.get(ZoneAccess, carrying.access_id) if carrying.access_id else None
        carrying.returned_at, carrying.access_id = clock.now(), None
        db.session.flush()
        if access is not None:
            db.session.delete(access)
            db.session.flush()
        audit.note(by, "took_back_pass", delegate, before={"pass": floater.number, "zone": dict(zone.name)})
        rules_changed(zone, of=[delegate.id])


def _zone_of(floater: Floater) -> Zone | None:
    return db.session.scalar(select(Zone).filter_by(edition_id=floater.edition_id, code=floater.zone_code))


def _carried(floater: Floater) -> Carrying | None:
    return db.session.scalar(select(Carrying).filter_by(floater_id=floater.id, returned_at=None))


def _is_inside(carrying: Carrying) -> ColumnElement[bool]:
    """Where no gate leads out nobody ever leaves, as far as anybody counts."""
    way_out = exists().where(Gate.zone_id == carrying.zone_id, Gate.direction == "out")
    entry = exists().where(
        Scan.zone_id == carrying.zone_id,
        Scan.registration_id == carrying.registration_id,
        Scan.accepted,
        Scan.closed_by.is_(None),
        Scan.effective_at >= carrying.given_at,
    )
    return way_out & entry
