from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum import clock
from forum.checkin.rules import Profile
from forum.columns import Words
from forum.editions.models import Edition
from forum.extensions import db


class Zone(db.Model):
    """A controlled area. Every edition has one for the whole site."""

    __table_args__ = (UniqueConstraint("edition_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[Words]
    is_open: Mapped[bool] = mapped_column(default=True, server_default=true())  # to every valid badge
    capacity: Mapped[int | None]
    session_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_session.id"))  # whose door this is
    version: Mapped[int] = mapped_column(default=0, server_default="0")  # raised with its rules


class ZoneAccess(db.Model):
    """Who may enter a zone: a category, on one day or on every day, or one delegate."""

    __table_args__ = (
        CheckConstraint("(category_id IS NULL) <> (registration_id IS NULL)", name="one_of_both"),
        Index("ix_zone_access_registration", "registration_id", "zone_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    zone_id: Mapped[int] = mapped_column(ForeignKey("zone.id"), index=True)
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"))
    on: Mapped[date | None]  # of the forum's calendar; None: every day


class ZoneHours(db.Model):
    """From when until when a zone is open. A zone without any is open always."""

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    zone_id: Mapped[int] = mapped_column(ForeignKey("zone.id"), index=True)
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]


class Gate(db.Model):
    """A reading point: where it leads, and which way."""

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    zone_id: Mapped[int] = mapped_column(ForeignKey("zone.id"))
    name: Mapped[str] = mapped_column(String(60))
    direction: Mapped[str] = mapped_column(String(4), default="in")

    zone: Mapped[Zone] = relationship(lazy="raise")


class Enrolment(db.Model):
    """An invitation for one phone to become a gate's device: one use, fifteen minutes."""

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    gate_id: Mapped[int] = mapped_column(ForeignKey("gate.id"))
    uid: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    profile: Mapped[Profile] = mapped_column(
        String(10), default=Profile.SEALED, server_default=Profile.SEALED
    )
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Device(db.Model):
    """A phone that reads badges at a gate, until it is revoked."""

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    gate_id: Mapped[int] = mapped_column(ForeignKey("gate.id"))
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    profile: Mapped[Profile] = mapped_column(
        String(10), default=Profile.SEALED, server_default=Profile.SEALED
    )
    enrolled_at: Mapped[datetime] = mapped_column(default=clock.now)
    seen_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    # As it last told: scans that wait on it, the cursor its list stands at, which page runs there.
    unsent: Mapped[int | None]
    listed: Mapped[int | None]
    runs: Mapped[str | None] = mapped_column(String(20))

    edition: Mapped[Edition] = relationship(lazy="raise")
    gate: Mapped[Gate] = relationship(lazy="raise")


class Scan(db.Model):
    """One reading at one gate, whatever the answer. What was shown is never rewritten."""

    __table_args__ = (
        # Belt and braces under the arbiter: nobody is let in twice without having gone out, not with another
        # badge either.
        Index(
            "one_admission",
            "zone_id",
            "registration_id",
            "entry",
            unique=True,
            sqlite_where=text("accepted"),
            postgresql_where=text("accepted"),
        ),
        Index("ix_scan_log", "device_id", "seq"),
        Index("ix_scan_cursor", "edition_id", "cursor"),
        Index("ix_scan_when", "edition_id", "effective_at"),
        Index("ix_scan_registration", "registration_id", "zone_id"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)  # UUIDv7, made by the device
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    device_id: Mapped[int] = mapped_column(ForeignKey("device.id"))
    seq: Mapped[int]
    gate_id: Mapped[int] = mapped_column(ForeignKey("gate.id"))
    zone_id: Mapped[int] = mapped_column(ForeignKey("zone.id"))
    badge_id: Mapped[int | None] = mapped_column(ForeignKey("badge.id"))
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"))  # whose badge it was
    fingerprint: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    action: Mapped[str] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(String(10))
    shown: Mapped[str] = mapped_column(String(30))
    device_time_ms: Mapped[int] = mapped_column(BigInteger)
    offset_ms: Mapped[int] = mapped_column(BigInteger)
    monotonic_ms: Mapped[int] = mapped_column(BigInteger)
    snapshot_cursor: Mapped[int]
    body_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    received_at: Mapped[datetime]
    effective_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(30))
    answered: Mapped[str | None] = mapped_column(
        String(30)
    )  # what the device was told first; never put right
    accepted: Mapped[bool] = mapped_column(default=False)
    entry: Mapped[int] = mapped_column(default=0)  # the how-manieth entry of this delegate into this zone
    duplicate_of: Mapped[str | None] = mapped_column(String(36))
    claim: Mapped[str | None] = mapped_column(String(30))  # what badge and zone said, whoever was inside
    undoes: Mapped[str | None] = mapped_column(String(36))
    closed_by: Mapped[str | None] = mapped_column(String(36))  # the scan that ended this entry
    cursor: Mapped[int]


class QuarantinedScan(db.Model):
    """A record that came with the id of another one: with a different body, or from a different device.
    Kept once, for a person to look at."""

    __table_args__ = (UniqueConstraint("device_id", "scan_id", "body_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    device_id: Mapped[int] = mapped_column(ForeignKey("device.id"))
    scan_id: Mapped[str] = mapped_column(String(36))
    body_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    received_at: Mapped[datetime] = mapped_column(default=clock.now)


class Settlement(db.Model):
    """What a supervisor has said of a conflict: once, about a scan or about a record that was set aside."""

    __table_args__ = (CheckConstraint("(scan_id IS NULL) <> (quarantined_id IS NULL)", name="one_of_both"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    scan_id: Mapped[str | None] = mapped_column(ForeignKey("scan.id"), unique=True)
    quarantined_id: Mapped[int | None] = mapped_column(ForeignKey("quarantined_scan.id"), unique=True)
    note: Mapped[str] = mapped_column(String(500))
    settled_by: Mapped[str] = mapped_column(String(200))
    settled_at: Mapped[datetime] = mapped_column(default=clock.now)


class Carrying(db.Model):
    """A delegation's pass without a name, and who carries it: the zone is open to them until they give it
    back. One carrier at a time."""

    __table_args__ = (
        Index(
            "one_carrier",
            "floater_id",
            unique=True,
            sqlite_where=text("returned_at IS NULL"),
            postgresql_where=text("returned_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    floater_id: Mapped[int] = mapped_column(ForeignKey("floater.id"))
    zone_id: Mapped[int] = mapped_column(ForeignKey("zone.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    access_id: Mapped[int | None] = mapped_column(ForeignKey("zone_access.id", ondelete="SET NULL"))
    given_at: Mapped[datetime] = mapped_column(default=clock.now)
    returned_at: Mapped[datetime | None]


class Greeter(db.Model):
    """Whom the door calls when a guest of honour comes: for a whole category, or for one delegate."""

    __table_args__ = (
        CheckConstraint("(category_id IS NULL) <> (registration_id IS NULL)", name="one_of_both"),
        UniqueConstraint("edition_id", "category_id"),
        UniqueConstraint("edition_id", "registration_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    phone: Mapped[str] = mapped_column(String(20), default="")


class DoorRules(db.Model):
    """What an edition lets its doors do. Without a row: the careful answers."""

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    staff_register: Mapped[bool] = mapped_column(default=False)  # door staff too, not organisers alone
    asks_email: Mapped[bool] = mapped_column(default=True)  # of whoever registers at the door
