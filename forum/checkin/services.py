"""The arbiter: scans come in, one after another for each edition, and each gets its answer.

Raising the edition's cursor first holds the edition's row, so that two gates reading one badge at the
same instant are answered in turn; the unique index `one_admission` stands behind that. Who is inside is
asked of the delegate, not of the badge: a new badge is no second entry.
"""

import hmac
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from forum import clock
from forum.badges import codes
from forum.badges.services import token_from
from forum.badges.states import BadgeState
from forum.checkin.models import Device, QuarantinedScan, Scan
from forum.checkin.queries import HeldRow, held_badges
from forum.checkin.readers import STANDS, NoLongerSo, Reader
from forum.checkin.records import ENTERING, Record
from forum.checkin.rules import ADMISSIONS, Held, Outcome, decide
from forum.editions.services import RAISE_CURSOR
from forum.extensions import db
from forum.registration.states import State
from forum.transaction import transaction

QUARANTINED = "quarantined"
Kept = Mapping[str, Any]  # of a scan that is written down, whoever sent it


@dataclass(frozen=True)
class Holder:
    """Whose badge it is: what the door's screen shows beside the verdict, of a badge that is there."""

    name: str
    name_native: str
    country: str
    language: str
    organisation: str
    letter: str


class Entry(NamedTuple):
    """The entry that stands open: the scan that made it, when and where."""

    scan_id: str
    at: datetime
    gate: str


@dataclass(frozen=True)
class Result:
    """The answer to one record. `first_at` and `first_gate` say when and where an earlier entry was, with
    whichever badge of this delegate. `holder` is said to a record that proves the badge was there."""

    id: str
    outcome: str  # an `Outcome`, or QUARANTINED
    holder: Holder | None = None
    first_at: datetime | None = None
    first_gate: str | None = None


def take(device: Device | Reader, records: Sequence[Record]) -> list[Result]:
    """Answer every record, in their order. Safe to repeat: a record that is known by its id gets the answer
    it got. Another body under a known id, or an id of another device, is set aside and admits nobody.
    Raises `NoLongerSo` if the device is not what it was read as."""
    with transaction():
        arbiter = _Arbiter(device, records)
        kept = _kept(arbiter, records)
        results = [arbiter.result(record, kept[record.id]) for record in records]
        _set_aside(arbiter.aside)
        return results


def _kept(arbiter: "_Arbiter", records: Sequence[Record]) -> dict[str, Kept]:
    """What is written down under each record's id, once those that are new have been written down too."""
    first: dict[str, Record] = {}
    for record in records:
        first.setdefault(record.id, record)
    # A lone scan asks the database once by trying to write; a batch may hold scans that depend on each other.
    known = _known(first) if len(first) > 1 else {}
    rows = {key: arbiter.row(record) for key, record in first.items() if key not in known}
    written = _insert_new(arbiter.connection, list(rows.values())) if rows else set()
    return {**rows, **known, **_known(rows.keys() - written)}


class _Arbiter:
    """Everything one batch is decided on, read under the edition's lock."""

    def __init__(self, device: Device | Reader, records: Sequence[Record]) -> None:
        self.device = device
        self.now = clock.now()
        self.connection = db.session.connection()  # plain rows need no session: it took a tenth of a scan
        self.cursor = _raise_cursor(self.connection, device)
        codes_read = {record.h for record in records if record.h}
        self.badges = held_badges(self.connection, device.edition_id, device.gate.zone_id, codes_read)
        self.inside = {
            badge.registration_id: Entry(badge.first_id, badge.first_at, badge.first_gate)
            for badge in self.badges.values()
            if badge.first_id
        }
        self.aside: list[dict[str, Any]] = []

    def row(self, record: Record) -> dict[str, Any]:
        """The scan to write down, with its outcome."""
        badge = self.badges.get(record.h) if record.h else None
        outcome = self._outcome(record, badge)
        accepted = outcome in ADMISSIONS
        said = record.columns(self.now)
        before = self._entry_of(badge) if outcome is Outcome.ALREADY_IN else None
        if accepted and badge:
            self.inside[badge.registration_id] = Entry(record.id, said["effective_at"], self.device.gate.name)
        return {
            **said,
            "edition_id": self.device.edition_id,
            "device_id": self.device.id,
            "gate_id": self.device.gate_id,
            "zone_id": self.device.gate.zone_id,
            "badge_id": badge.badge_id if badge else None,
            "registration_id": badge.registration_id if badge else None,
            "outcome": str(outcome),
            "accepted": accepted,
            "entry": 1 if accepted else 0,
            "duplicate_of": before.scan_id if before else None,
            "cursor": self.cursor,
        }

    def result(self, record: Record, kept: Kept) -> Result:
        if kept["device_id"] != self.device.id or kept["body_hash"] != record.body_hash:
            self.aside.append(self._quarantined(record))
            return Result(record.id, QUARANTINED)
        badge = self.badges.get(record.h) if record.h else None
        outcome = Outcome(kept["outcome"])
        before = self._entry_of(badge) if outcome is Outcome.ALREADY_IN else None
        holder = _holder(badge) if badge and self._is_in_hand(record, badge) else None
        return Result(record.id, outcome, holder, *(before[1:] if before else ()))

    def _is_in_hand(self, record: Record, badge: HeldRow) -> bool:
        """Whether the device has read this badge: the fingerprints it holds are not enough for a name."""
        if record.proof is None:
            return False
        token = token_from(self.device.edition, uid=badge.uid, serial=badge.serial, issued_at=badge.issued_at)
        return hmac.compare_digest(record.proof, codes.proof(token))

    def _entry_of(self, badge: HeldRow | None) -> Entry | None:
        return self.inside.get(badge.registration_id) if badge else None

    def _outcome(self, record: Record, badge: HeldRow | None) -> Outcome:
        if record.action != ENTERING:
            return Outcome.NOTED
        if record.h is None:
            return Outcome.OTHER_FORUM if record.shown == Outcome.OTHER_FORUM else Outcome.NOT_A_BADGE
        return decide(_held(badge, is_inside=self._entry_of(badge) is not None))

    def _quarantined(self, record: Record) -> dict[str, Any]:
        return {
            "edition_id": self.device.edition_id,
            "device_id": self.device.id,
            "scan_id": record.id,
            "body_hash": record.body_hash,
            "body": {"seq": record.seq, "h": record.h.hex() if record.h else None, "action": record.action},
            "received_at": self.now,
        }


def _raise_cursor(connection: Connection, device: Device | Reader) -> int:
    """The edition's next number, for a device that is still heard: whoever revokes it is obeyed at once."""
    at = {"gate": device.gate.id, "gates_zone": device.gate.zone_id}
    asked = {"of_edition": device.edition_id, "device": device.id, **at}
    value: int | None = connection.execute(_RAISE_FOR_DEVICE, asked).scalar()
    if value is None:
        raise NoLongerSo()
    return value


def _insert_new(connection: Connection, rows: Sequence[dict[str, Any]]) -> set[str]:
    """Write the rows whose id is not known yet; returns the ids that were written."""
    # One row as it is: for a list SQLAlchemy writes a statement of that length.
    values = rows if len(rows) > 1 else rows[0]
    return set(connection.scalars(_INSERT_NEW[connection.dialect.name], values))


def _set_aside(rows: Sequence[dict[str, Any]]) -> None:
    """A device that tries again and again is noted once."""
    if rows:
        db.session.execute(_SET_ASIDE[_dialect()], list(rows))


# Built once, for tables, not for classes: a scan has no time for more.
_INSERT: dict[str, Any] = {"sqlite": sqlite_insert, "postgresql": postgresql_insert}
_scan = Scan.__table__
_RAISE_FOR_DEVICE = RAISE_CURSOR.where(STANDS)
_INSERT_NEW = {
    name: insert(_scan).on_conflict_do_nothing(index_elements=["id"]).returning(_scan.c.id)
    for name, insert in _INSERT.items()
}
_ASIDE = ["device_id", "scan_id", "body_hash"]
_SET_ASIDE = {
    name: insert(QuarantinedScan.__table__).on_conflict_do_nothing(index_elements=_ASIDE)
    for name, insert in _INSERT.items()
}


def _dialect() -> str:
    return db.session.get_bind().dialect.name


def _known(ids: Collection[str]) -> dict[str, Kept]:
    if not ids:
        return {}
    kept = select(Scan.id, Scan.device_id, Scan.body_hash, Scan.outcome).where(Scan.id.in_(ids))
    return {scan["id"]: dict(scan) for scan in db.session.execute(kept).mappings()}


def _held(badge: HeldRow | None, *, is_inside: bool) -> Held | None:
    if badge is None:
        return None
    return Held(
        BadgeState(badge.badge_state), State(badge.registration_state), badge.letter == "V", is_inside
    )


def _holder(badge: HeldRow) -> Holder:
    names = (
        (badge.family_name, badge.given_name) if badge.family_first else (badge.given_name, badge.family_name)
    )
    return Holder(
        name=badge.badge_name or " ".join(name for name in names if name),
        name_native=badge.name_native,
        country=badge.country,
        language=badge.language,
        organisation=badge.organisation,
        letter=badge.letter,
    )
