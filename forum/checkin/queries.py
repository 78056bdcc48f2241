"""What the door reads: devices, badges as they are now, and what changed since a cursor."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, exists, func, select
from sqlalchemy.orm import joinedload

from forum.badges.models import Badge
from forum.badges.states import VALID
from forum.checkin.models import Device, Gate, Scan, Zone, ZoneAccess
from forum.editions.models import Category, Cursor, Edition
from forum.extensions import db
from forum.registration.models import Registration

if TYPE_CHECKING:
    from forum.checkin.readers import Reader, ReaderGate

SeenRow = Row[*tuple[Any, ...]]
_badge, _registration, _scan = Badge.__table__.c, Registration.__table__.c, Scan.__table__.c
_told, _told_gate = Scan.__table__.alias("told"), Gate.__table__.alias("told_gate")
_of_this_device = _scan.device_id == bindparam("device")
# The device's last scan before these, and its last one: a row that is there even for a code that is nobody's.
_DEVICE = select(
    select(_scan.effective_at)
    .where(_of_this_device, _scan.seq < bindparam("first_seq"))
    .order_by(_scan.seq.desc())
    .limit(1)
    .scalar_subquery()
    .label("floor"),
    select(func.max(_scan.seq)).where(_of_this_device).scalar_subquery().label("last_seq"),
).subquery("device")
TOLD = (
    *(
        _told.c.id,
        _told.c.device_id,
        _told.c.seq,
        _told.c.registration_id,
        _told.c.effective_at,
        _told.c.action,
    ),
    *(_told.c.claim, _told.c.undoes, _told.c.outcome, _told.c.accepted, _told.c.entry, _told.c.duplicate_of),
    *(_told.c.closed_by, _told.c.body_hash, _told.c.answered, _told_gate.c.name.label("gate")),
)


def _seen(badge_is_meant: ColumnElement[bool]) -> Select[tuple[Any, ...]]:
    """One statement for a whole batch: the badge, whose it is, and all that was scanned of that delegate in
    this zone, with whichever badge; a row for each such scan."""
    granted = exists().where(
        ZoneAccess.registration_id == _badge.registration_id, ZoneAccess.zone_id == bindparam("zone_id")
    )
    return (
        select(
            *(_DEVICE.c.floor, _DEVICE.c.last_seq, _badge.id.label("badge_id"), _badge.registration_id),
            *(_badge.fingerprint, _badge.uid, _badge.serial, _badge.issued_at, _badge.ended_at),
            _badge.state.label("badge_state"),
            _registration.state.label("registration_state"),
            *(_registration.given_name, _registration.family_name, _registration.family_first),
            *(_registration.badge_name, _registration.name_native, _registration.country),
            *(_registration.language, _registration.organisation, _registration.category_id),
            Category.__table__.c.letter,
            granted.label("granted"),
            *(column.label(f"told_{column.name}") for column in TOLD),
        )
        .select_from(_DEVICE)
        .outerjoin(Badge.__table__, and_(_badge.edition_id == bindparam("edition_id"), badge_is_meant))
        .outerjoin(Registration.__table__, _registration.id == _badge.registration_id)
        .outerjoin(Category.__table__, Category.__table__.c.id == _registration.category_id)
        .outerjoin(
            _told,
            and_(_told.c.registration_id == _badge.registration_id, _told.c.zone_id == bindparam("zone_id")),
        )
        .outerjoin(_told_gate, _told_gate.c.id == _told.c.gate_id)
    )


_SEEN_ONE = _seen(_badge.fingerprint == bindparam("code"))
_SEEN_MANY = _seen(_badge.fingerprint.in_(bindparam("codes", expanding=True)))
_TOLD_OF = (
    select(*(column.label(f"told_{column.name}") for column in TOLD))
    .join(_told_gate, _told_gate.c.id == _told.c.gate_id)
    .where(
        _told.c.registration_id.in_(bindparam("registrations", expanding=True)),
        _told.c.zone_id == bindparam("zone_id"),
    )
)
_LATER = (
    select(
        *(_scan.id, _scan.seq, _scan.device_time_ms, _scan.offset_ms, _scan.received_at),
        *(_scan.effective_at, _scan.registration_id, _scan.zone_id),
    )
    .where(_of_this_device, _scan.seq >= bindparam("first_seq"))
    .order_by(_scan.seq, _scan.id)
)


def seen(
    connection: Connection, device: "Reader", codes: Collection[bytes], first_seq: int
) -> Sequence[SeenRow]:
    """What these codes are and what was scanned of their holders at this device's zone. At least one row."""
    values: dict[str, Any] = {
        "edition_id": device.edition_id,
        "zone_id": device.gate.zone_id,
        "device": device.id,
        "first_seq": first_seq,
    }
    if len(codes) <= 1:  # nearly always: a list would be spelt out anew for each scan
        return connection.execute(_SEEN_ONE, {**values, "code": next(iter(codes), b"")}).all()
    return connection.execute(_SEEN_MANY, {**values, "codes": list(codes)}).all()


def told_of(connection: Connection, registrations: Collection[int], zone_id: int) -> Sequence[SeenRow]:
    """All that was scanned of these delegates at a zone."""
    return connection.execute(_TOLD_OF, {"registrations": list(registrations), "zone_id": zone_id}).all()


def later_of(connection: Connection, device_id: int, first_seq: int) -> Sequence[SeenRow]:
    """What is written down of a device's scans from this number on, in their order."""
    return connection.execute(_LATER, {"device": device_id, "first_seq": first_seq}).all()


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


def inside_count(edition_id: int, zone_id: int) -> int:
    """Delegates who are in the zone now."""
    inside = select(func.count(Scan.id)).where(
        Scan.edition_id == edition_id, Scan.zone_id == zone_id, Scan.accepted, Scan.closed_by.is_(None)
    )
    return db.session.scalars(inside).one()


class Counts(NamedTuple):
    """What a gate's screen counts: delegates in its zone now, and delegates who could be."""

    inside: int
    expected: int


def counts_at(gate: "Gate | ReaderGate") -> Counts:
    expected = select(func.count(Badge.id)).where(Badge.edition_id == gate.edition_id, Badge.state.in_(VALID))
    return Counts(inside_count(gate.edition_id, gate.zone_id), db.session.scalars(expected).one())


def edition_of(device: Device) -> Edition:
    return db.session.scalars(select(Edition).filter_by(id=device.edition_id)).one()


def last_seq(device: Device) -> int:
    """The highest number this device has sent: a browser that lost its log goes on after it."""
    return db.session.scalar(select(func.max(Scan.seq)).filter_by(device_id=device.id)) or 0
