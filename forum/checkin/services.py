"""The arbiter: scans come in, one after another for each edition, and each gets its answer.

Raising the edition's cursor first holds the edition's row, so that two gates reading one badge at the
same instant are answered in turn; the unique index `one_admission` stands behind that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from forum import clock
from forum.badges.states import BadgeState
from forum.checkin.models import Device, QuarantinedScan, Scan
from forum.checkin.queries import HeldRow, held_badges
from forum.checkin.records import Record
from forum.checkin.rules import ADMISSIONS, Held, Outcome, decide
from forum.editions.services import raise_cursor
from forum.extensions import db
from forum.registration.states import State
from forum.transaction import transaction

QUARANTINED = "quarantined"


@dataclass(frozen=True)
class Holder:
    """Whose badge it is: what the door's screen shows beside the verdict."""

    name: str
    name_native: str
    country: str
    language: str
    organisation: str
    letter: str


@dataclass(frozen=True)
class Result:
    """The answer to one record. `first_at` and `first_gate` say when and where an earlier entry was."""

    id: str
    outcome: str  # an `Outcome`, or QUARANTINED
    holder: Holder | None = None
    first_at: datetime | None = None
    first_gate: str | None = None


def take(device: Device, records: Sequence[Record]) -> list[Result]:
    """Answer every record. Safe to repeat: a record that is known by its id gets the answer it got;
    another body under a known id is kept aside and admits nobody."""
    first = {record.id: record for record in reversed(records)}
    again = list(records)
    for record in first.values():
        again.remove(record)
    with transaction():
        answers = _take(device, list(first.values())[::-1])
        return answers + (take(device, again) if again else [])


def _take(device: Device, records: Sequence[Record]) -> list[Result]:
    # A lone scan asks the database once by trying to write; a batch may hold scans that depend on each other.
    repeated = _known(records) if len(records) > 1 else {}
    arbiter = _Arbiter(device, records)
    rows = {record.id: arbiter.row(record) for record in records if record.id not in repeated}
    written = _insert_new(list(rows.values())) if rows else set()
    repeated |= _known([record for record in records if record.id in rows.keys() - written])
    return [arbiter.result(record, rows.get(record.id), repeated.get(record.id)) for record in records]


class _Arbiter:
    """Everything one batch is decided on, read under the edition's lock."""

    def __init__(self, device: Device, records: Sequence[Record]) -> None:
        self.device = device
        self.now = clock.now()
        self.cursor = raise_cursor(device.edition_id)
        self.badges = held_badges(device.edition_id, device.gate.zone_id, {r.h for r in records if r.h})
        self.inside = {h: badge.first_id for h, badge in self.badges.items() if badge.first_id}

    def row(self, record: Record) -> dict[str, Any]:
        """The scan to write down, with its outcome."""
        badge = self.badges.get(record.h) if record.h else None
        outcome = self._outcome(record, badge)
        accepted = outcome in ADMISSIONS
        before = self.inside.get(record.h) if record.h else None
        if accepted and record.h:
            self.inside[record.h] = record.id
        return {
            "id": record.id,
            "edition_id": self.device.edition_id,
            "device_id": self.device.id,
            "seq": record.seq,
            "gate_id": self.device.gate_id,
            "zone_id": self.device.gate.zone_id,
            "badge_id": badge.badge_id if badge else None,
            "fingerprint": record.h,
            "action": record.action,
            "source": record.source,
            "shown": record.shown,
            "device_time_ms": record.device_time,
            "offset_ms": record.offset,
            "monotonic_ms": record.monotonic,
            "snapshot_cursor": record.cursor,
            "body_hash": record.body_hash,
            "received_at": self.now,
            "effective_at": record.effective_at(self.now),
            "outcome": str(outcome),
            "accepted": accepted,
            "entry": 1 if accepted else 0,
            "duplicate_of": before if outcome is Outcome.ALREADY_IN else None,
            "cursor": self.cursor,
        }

    def result(self, record: Record, row: Mapping[str, Any] | None, repeated: Scan | None) -> Result:
        badge = self.badges.get(record.h) if record.h else None
        if repeated is not None and repeated.body_hash != record.body_hash:
            self._set_aside(record)
            return Result(record.id, QUARANTINED)
        outcome = Outcome(repeated.outcome if repeated is not None else (row or {})["outcome"])
        if outcome is not Outcome.ALREADY_IN or badge is None:
            return Result(record.id, outcome, _holder(badge))
        when, where = badge.first_at or self.now, badge.first_gate or self.device.gate.name
        return Result(record.id, outcome, _holder(badge), when, where)

    def _outcome(self, record: Record, badge: HeldRow | None) -> Outcome:
        if record.h is None:
            return Outcome.OTHER_FORUM if record.shown == Outcome.OTHER_FORUM else Outcome.NOT_A_BADGE
        return decide(_held(badge, is_inside=record.h in self.inside))

    def _set_aside(self, record: Record) -> None:
        db.session.add(
            QuarantinedScan(
                edition_id=self.device.edition_id,
                device_id=self.device.id,
                scan_id=record.id,
                body={"seq": record.seq, "h": record.h.hex() if record.h else None, "action": record.action},
            )
        )


def _insert_new(rows: Sequence[dict[str, Any]]) -> set[str]:
    """Write the rows whose id is not known yet; returns the ids that were written."""
    insert = sqlite_insert if db.session.get_bind().dialect.name == "sqlite" else postgresql_insert
    statement = insert(Scan).on_conflict_do_nothing(index_elements=["id"]).returning(Scan.id)
    return set(db.session.scalars(statement, list(rows)))


def _known(records: Sequence[Record]) -> dict[str, Scan]:
    if not records:
        return {}
    known = db.session.scalars(select(Scan).where(Scan.id.in_([record.id for record in records])))
    return {scan.id: scan for scan in known}


def _held(badge: HeldRow | None, *, is_inside: bool) -> Held | None:
    if badge is None:
        return None
    return Held(
        BadgeState(badge.badge_state), State(badge.registration_state), badge.letter == "V", is_inside
    )


def _holder(badge: HeldRow | None) -> Holder | None:
    if badge is None:
        return None
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
