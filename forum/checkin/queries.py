"""What the door reads: devices, badges as they are now, and what changed since a cursor."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, bindparam, func, select
from sqlalchemy.orm import joinedload

from forum.badges.models import Badge
from forum.badges.states import VALID
from forum.checkin.models import Device, Gate, Scan, Zone
from forum.editions.models import Category, Cursor, Edition
from forum.extensions import db
from forum.registration.models import Registration

HeldRow = Row[*tuple[Any, ...]]
_badge, _registration = Badge.__table__.c, Registration.__table__.c
_first, _first_gate = Scan.__table__.alias("first_scan"), Gate.__table__.alias("first_gate")
# One statement for a whole batch: the badge, whose it is, and the entry that stands open, with whichever
# badge of that delegate.
_HELD = (
    select(
        _badge.id.label("badge_id"),
        *(_badge.registration_id, _badge.fingerprint, _badge.uid, _badge.serial, _badge.issued_at),
        _badge.state.label("badge_state"),
        _registration.state.label("registration_state"),
        *(_registration.given_name, _registration.family_name, _registration.family_first),
        *(_registration.badge_name, _registration.name_native, _registration.country),
        *(_registration.language, _registration.organisation, Category.__table__.c.letter),
        _first.c.id.label("first_id"),
        _first.c.effective_at.label("first_at"),
        _first_gate.c.name.label("first_gate"),
    )
    .join(Registration.__table__, _registration.id == _badge.registration_id)
    .join(Category.__table__, Category.__table__.c.id == _registration.category_id)
    .outerjoin(
        _first,
        and_(
            _first.c.registration_id == _badge.registration_id,
            _first.c.zone_id == bindparam("zone_id"),
            _first.c.accepted,
        ),
    )
    .outerjoin(_first_gate, _first_gate.c.id == _first.c.gate_id)
    .where(_badge.edition_id == bindparam("edition_id"))
)
_HELD_ONE = _HELD.where(_badge.fingerprint == bindparam("code"))
_HELD_MANY = _HELD.where(_badge.fingerprint.in_(bindparam("codes", expanding=True)))


def held_badges(
    connection: Connection, edition_id: int, zone_id: int, codes: Collection[bytes]
) -> dict[bytes, HeldRow]:
    """Code fingerprint → the badge and its holder."""
    if not codes:
        return {}
    values: dict[str, Any] = {"edition_id": edition_id, "zone_id": zone_id}
    if len(codes) == 1:  # nearly always: a list would be spelt out anew for each scan
        rows = connection.execute(_HELD_ONE, {**values, "code": next(iter(codes))})
    else:
        rows = connection.execute(_HELD_MANY, {**values, "codes": list(codes)})
    return {row.fingerprint: row for row in rows}


def device_with(secret_hash: bytes) -> Device | None:
    """The device a door cookie stands for, with its gate, zone and edition; None if it was revoked."""
    edition = joinedload(Device.edition, innerjoin=True).load_only(Edition.uid, Edition.zone, Edition.ends_on)
    return db.session.scalar(
        select(Device)
        .filter_by(secret_hash=secret_hash, revoked_at=None)
        .options(edition, joinedload(Device.gate, innerjoin=True).joinedload(Gate.zone, innerjoin=True))
    )


def gates_of(edition_id: int) -> Sequence[Gate]:
    return db.session.scalars(
        select(Gate).filter_by(edition_id=edition_id).options(joinedload(Gate.zone)).order_by(Gate.id)
    ).all()


def gate_with(edition_id: int, gate_id: int) -> Gate | None:
    return db.session.scalar(
        select(Gate).filter_by(edition_id=edition_id, id=gate_id).options(joinedload(Gate.zone))
    )


def zones_of(edition_id: int) -> Sequence[Zone]:
    return db.session.scalars(select(Zone).filter_by(edition_id=edition_id).order_by(Zone.id)).all()


def devices_of(edition_id: int) -> Sequence[Device]:
    return db.session.scalars(
        select(Device)
        .filter_by(edition_id=edition_id)
        .options(joinedload(Device.gate))
        .order_by(Device.id.desc())
    ).all()


def admitted_count(edition_id: int, zone_id: int | None = None) -> int:
    """Different delegates let in."""
    delegates = func.count(Scan.registration_id.distinct())
    counted = select(delegates).where(Scan.edition_id == edition_id, Scan.accepted)
    if zone_id is not None:
        counted = counted.where(Scan.zone_id == zone_id)
    return db.session.scalars(counted).one()


def cursor_of(edition_id: int) -> int:
    return db.session.scalars(select(Cursor.value).filter_by(edition_id=edition_id)).one()


def badges_since(edition_id: int, cursor: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """(fingerprint, badge state, cursor) of badges changed after the cursor; 0 for all."""
    return db.session.execute(
        select(Badge.fingerprint, Badge.state, Badge.cursor)
        .where(Badge.edition_id == edition_id, Badge.cursor > cursor)
        .order_by(Badge.fingerprint)
    ).all()


def entries_since(edition_id: int, zone_id: int, cursor: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """(fingerprint, when) of every badge of those let into the zone: where the entry, or the badge, is newer
    than the cursor. Whoever is inside stays so with a new badge."""
    inside = (
        select(Badge.fingerprint, Scan.effective_at, Scan.cursor.label("entered"))
        .join(Badge, Badge.registration_id == Scan.registration_id)
        .where(Scan.edition_id == edition_id, Scan.zone_id == zone_id, Scan.accepted)
    )
    entered = inside.where(Scan.cursor > cursor)
    renewed = inside.where(Scan.cursor <= cursor, Badge.cursor > cursor)
    return db.session.execute(entered.union_all(renewed).order_by("entered")).all()


class Counts(NamedTuple):
    """What a gate's screen counts: delegates let into its zone, and delegates who could be."""

    inside: int
    expected: int


def counts_at(gate: Gate) -> Counts:
    expected = select(func.count(Badge.id)).where(Badge.edition_id == gate.edition_id, Badge.state.in_(VALID))
    return Counts(admitted_count(gate.edition_id, gate.zone_id), db.session.scalars(expected).one())


def edition_of(device: Device) -> Edition:
    return db.session.scalars(select(Edition).filter_by(id=device.edition_id)).one()


def last_seq(device: Device) -> int:
    """The highest number this device has sent: a browser that lost its log goes on after it."""
    return db.session.scalar(select(func.max(Scan.seq)).filter_by(device_id=device.id)) or 0
