"""A device as the scanner's protocol knows it. Every scan begins here, so it is one plain row:
four tracked rows (device, gate, zone, edition) cost a quarter of a scan.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, exists, select

from forum import clock
from forum.checkin.models import Device, Gate, Zone, ZoneAccess, ZoneHours
from forum.checkin.rules import ANYBODY, Access
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db

REMEMBERED_FOR = timedelta(minutes=1)
MOST_REMEMBERED = 1000


class NoLongerSo(Refusal):
    """The device was revoked, or is another gate's, since it was read."""

    code = "device.no_longer_so"


@dataclass(slots=True)
class ReaderZone:
    id: int
    code: str
    version: int
    access: Access


@dataclass(slots=True)
class ReaderGate:
    id: int
    edition_id: int
    zone_id: int
    name: str
    zone: ReaderZone


@dataclass(slots=True)
class ReaderEdition:
    id: int
    uid: bytes
    zone: str
    ends_on: date


@dataclass(slots=True)
class Reader:
    """What is asked of a `Device` while it scans, under the same names."""

    id: int
    edition_id: int
    gate_id: int
    seen_at: datetime | None
    gate: ReaderGate
    edition: ReaderEdition


def reader_with(secret_hash: bytes) -> Reader | None:
    """The device a door cookie stands for; None if it was revoked. One statement."""
    row = db.session.execute(_READER, {"secret_hash": secret_hash}).one_or_none()
    if row is None:
        return None
    ident, edition_id, gate_id, seen_at, zone_id, gate_name, uid, zone, ends_on, *rest = row
    return Reader(
        ident,
        edition_id,
        gate_id,
        seen_at,
        ReaderGate(gate_id, edition_id, zone_id, gate_name, _zone_of(zone_id, *rest)),
        ReaderEdition(edition_id, uid, zone, ends_on),
    )


def _zone_of(zone_id: int, code: str, version: int, is_open: bool) -> ReaderZone:
    # A zone that nobody has touched has no rules: they need not be asked for.
    access = _access(zone_id, is_open) if version else ANYBODY
    return ReaderZone(zone_id, code, version, access)


def _access(zone_id: int, is_open: bool) -> Access:
    by_category: dict[int, frozenset[date]] = {}
    grants = select(_grant.category_id, _grant.on).where(
        _grant.zone_id == zone_id, _grant.category_id.is_not(None)
    )
    for category, day in db.session.execute(grants):
        by_category[category] = by_category.get(category, frozenset()) | ({day} if day else frozenset())
    hours = select(ZoneHours.opens_at, ZoneHours.closes_at).where(ZoneHours.zone_id == zone_id)
    return Access(is_open, by_category, tuple((opens, closes) for opens, closes in db.session.execute(hours)))


def remembered(secret_hash: bytes) -> Reader | None:
    """The same device as this process read it within the last minute: no statement. Only for whoever asks
    within the deed itself whether it is still so (`STANDS`)."""
    now = clock.now()
    read_at, reader = _remembered.get(secret_hash, (now, None))
    if reader is None or not timedelta(0) <= now - read_at < REMEMBERED_FOR:
        reader = reread(secret_hash)
    return reader


def reread(secret_hash: bytes) -> Reader | None:
    """Read anew what is remembered of this device; None if it was revoked."""
    reader = reader_with(secret_hash)
    _remembered.pop(secret_hash, None)
    if reader is not None:
        if len(_remembered) >= MOST_REMEMBERED:
            _remembered.clear()
        _remembered[secret_hash] = clock.now(), reader
    return reader


_remembered: dict[bytes, tuple[datetime, Reader]] = {}  # only what was read; nobody changes it
_device, _gate = Device.__table__.c, Gate.__table__.c
_grant = ZoneAccess.__table__.c
_zone, _edition = Zone.__table__.c, Edition.__table__.c
_READER = (
    select(
        *(_device.id, _device.edition_id, _device.gate_id, _device.seen_at),
        *(_gate.zone_id, _gate.name, _edition.uid, _edition.zone, _edition.ends_on),
        *(_zone.code.label("zone_code"), _zone.version, _zone.is_open),
    )
    .join(Gate.__table__, _gate.id == _device.gate_id)
    .join(Zone.__table__, _zone.id == _gate.zone_id)
    .join(Edition.__table__, _edition.id == _device.edition_id)
    .where(_device.secret_hash == bindparam("secret_hash"), _device.revoked_at.is_(None))
)
# That a device is still what it was read as: not revoked, at this gate, of this zone with these rules.
STANDS = exists(
    select(_device.id)
    .join(Gate.__table__, _gate.id == _device.gate_id)
    .join(Zone.__table__, _zone.id == _gate.zone_id)
    .where(
        *(_device.id == bindparam("device"), _device.revoked_at.is_(None)),
        *(_gate.id == bindparam("gate"), _zone.id == bindparam("gates_zone")),
        _zone.version == bindparam("zone_version"),
    )
)
