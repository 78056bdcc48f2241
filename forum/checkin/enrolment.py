"""Making gates, and making a phone a gate's device: one code, one use, fifteen minutes."""

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update

from forum import clock
from forum.audit import services as audit
from forum.badges import codes
from forum.checkin import queries, readers
from forum.checkin.models import Device, Enrolment, Gate, Zone
from forum.checkin.readers import Reader
from forum.checkin.rules import Profile, may_still_scan
from forum.editions import keys
from forum.editions.models import Edition
from forum.editions.services import raise_cursor
from forum.editions.zone import at
from forum.errors import Refusal
from forum.extensions import db
from forum.transaction import locked, transaction

VALID_FOR = timedelta(minutes=15)
A_MINUTE = timedelta(minutes=1)


class EnrolmentRefused(Refusal):
    """The code is unknown, used or too old: all the same to whoever asks."""

    code = "enrolment_refused"


@dataclass(frozen=True)
class Health:
    """What a device tells of itself when it asks what is new; None is what it did not tell."""

    unsent: int | None = None
    listed: int | None = None  # the cursor its list stands at
    runs: str | None = None  # which edition of the scanner's page


def open_gate(edition: Edition, zone: Zone, *, name: str, by: audit.Actor, direction: str = "in") -> Gate:
    with transaction():
        gate = Gate(edition_id=edition.id, zone_id=zone.id, name=name, direction=direction)
        db.session.add(gate)
        db.session.flush()
        audit.note(by, "opened_gate", gate, after={"name": name})
        raise_cursor(edition.id)
    return gate


def invite_device(edition: Edition, gate: Gate, *, by: audit.Actor, profile: Profile = Profile.SEALED) -> str:
    """A code (32 characters) with which one phone can become this gate's device."""
    with transaction():
        now, uid = clock.now(), secrets.token_bytes(16)
        token = codes.mint(
            key=keys.key_of(edition),
            edition_uid=edition.uid,
            kind=codes.Kind.ENROLMENT,
            badge_uid=uid,
            serial=1,
            issued_at=now,
        )
        invitation = Enrolment(
            edition_id=edition.id,
            gate_id=gate.id,
            uid=uid,
            fingerprint=codes.fingerprint(token),
            profile=profile,
            created_at=now,
            expires_at=now + VALID_FOR,
        )
        db.session.add(invitation)
        db.session.flush()
        audit.note(by, "invited_device", gate)
    return codes.text(token)


def device_of(secret: str) -> Device | None:
    """The device whose cookie holds this secret: not if it was revoked, not when the forum is long over."""
    device = queries.device_with(hashed(secret))
    return device if device and _is_heard(device) else None


def reader_of(secret: str) -> Reader | None:
    """The same device, as it is known while it scans."""
    return _if_heard(readers.reread(hashed(secret)))


def remembered_reader_of(secret: str) -> Reader | None:
    """The same as it was a moment ago. For a scan, which asks again while it is written down."""
    return _if_heard(readers.remembered(hashed(secret)))


def enrol(typed: str, *, name: str, instead_of: Device | None = None) -> tuple[Device, str]:
    """Redeem an enrolment code; returns the device and its secret (43 characters, which is not kept).
    `instead_of` is what this browser was until now: it is revoked. Raises `EnrolmentRefused`."""
    token = codes.token_in(typed)
    if token is None:
        raise EnrolmentRefused()
    with transaction():
        invitation = _redeemed(codes.fingerprint(token))
        if instead_of is not None:
            revoke(instead_of, by=audit.Actor(f"device {instead_of.id}"))
        secret = secrets.token_urlsafe(32)
        device = Device(
            edition_id=invitation.edition_id,
            gate_id=invitation.gate_id,
            uid=str(uuid.uuid4()),
            name=name,
            secret_hash=hashed(secret),
            profile=invitation.profile,
        )
        db.session.add(device)
        db.session.flush()
        audit.note(audit.Actor(f"device {device.id}"), "enrolled", device, after={"name": name})
    return device, secret


def heard_from(device: Reader, health: Health = Health()) -> None:
    """A device has asked what is new: the desk sees that it lives, and how. Written down once a minute at
    most."""
    now = clock.now()
    if device.seen_at is None or now - device.seen_at >= A_MINUTE:
        told = {name: value for name, value in vars(health).items() if value is not None}
        with transaction():
            db.session.execute(update(Device).where(Device.id == device.id).values(seen_at=now, **told))


def revoke(device: Device, *, by: audit.Actor) -> None:
    """From now on the device's cookie opens nothing. Once is enough."""
    with transaction():
        if locked(device).revoked_at is not None:
            return
        device.revoked_at = clock.now()
        db.session.flush()
        audit.note(by, "revoked_device", device)


def hashed(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def _if_heard(reader: Reader | None) -> Reader | None:
    return reader if reader and _is_heard(reader) else None


def _is_heard(device: Device | Reader) -> bool:
    return may_still_scan(device.edition.ends_on, at(clock.now(), device.edition).date())


def _redeemed(fingerprint: bytes) -> Enrolment:
    """The invitation, used up by one conditional UPDATE: two phones cannot share it."""
    now = clock.now()
    used = db.session.execute(
        update(Enrolment)
        .where(Enrolment.fingerprint == fingerprint, Enrolment.used_at.is_(None), Enrolment.expires_at > now)
        .values(used_at=now)
        .returning(Enrolment.id)
        .execution_options(synchronize_session=False)
    ).scalar()
    if used is None:
        raise EnrolmentRefused()
    return db.session.scalars(select(Enrolment).filter_by(id=used)).one()
