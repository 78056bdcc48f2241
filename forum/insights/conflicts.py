"""What a supervisor has to look at: where a door said one thing and the books say another. Read only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased, joinedload

from forum.checkin.folding import Action
from forum.checkin.models import Device, Gate, QuarantinedScan, Scan, Settlement, Zone
from forum.checkin.rules import ADMISSIONS, Outcome
from forum.columns import Words
from forum.extensions import db
from forum.insights.times import stretch
from forum.registration.models import Registration

PAGE = 50
# The server's word comes within this; a refusal that it put right at once was none.
SECONDS_AT_ONCE = 5


class Kind(StrEnum):
    NOT_VALID = "not_valid"  # admitted, though badge or zone said no
    TWICE = "twice"  # admitted, though inside already
    REFUSED = "refused"  # sent away, though valid
    SET_ASIDE = "set_aside"  # a record nobody can believe


@dataclass(frozen=True)
class Conflict:
    """One of them, with all that its sentence needs. `key`: the scan's id, or the number of the record."""

    kind: Kind
    key: str
    at: datetime
    gate: str
    device: str
    zone: Words | None = None
    whose: Registration | None = None
    claim: Outcome | None = None
    shown: str = ""
    first_at: datetime | None = None
    first_gate: str | None = None
    settled: Settlement | None = None


def conflicts_of(edition_id: int, *, settled: bool = False, first: int = 0) -> list[Conflict]:
    """A page of them and one more, the latest first. Three statements at most."""
    keys = _keys(settled).subquery()
    asked = select(keys).order_by(keys.c.at.desc(), keys.c.key).offset(first).limit(PAGE + 1)
    rows = db.session.execute(asked, {"edition": edition_id}).all()
    scans = _scans([row.key for row in rows if row.kind != Kind.SET_ASIDE])
    records = _records([int(row.key) for row in rows if row.kind == Kind.SET_ASIDE])
    return [
        _record(row, records[int(row.key)]) if row.kind == Kind.SET_ASIDE else _scan(row, scans[row.key])
        for row in rows
    ]


def open_conflicts(edition_id: int) -> dict[Kind, int]:
    """How many wait for a supervisor, by kind. One statement."""
    keys = _keys(settled=False).subquery()
    rows = db.session.execute(
        select(keys.c.kind, func.count()).group_by(keys.c.kind), {"edition": edition_id}
    )
    return {Kind(kind): count for kind, count in rows}


def _keys(settled: bool) -> CompoundSelect[Any]:
    known = Settlement.id.is_not(None) if settled else Settlement.id.is_(None)
    of_scans = (
        select(_KIND.label("kind"), Scan.id.label("key"), Scan.effective_at.label("at"))
        .outerjoin(Settlement, Settlement.scan_id == Scan.id)
        .where(Scan.edition_id == bindparam("edition"), or_(_NOT_VALID, _TWICE, _REFUSED), known)
    )
    of_records = (
        select(literal(Kind.SET_ASIDE.value), cast(QuarantinedScan.id, String), QuarantinedScan.received_at)
        .outerjoin(Settlement, Settlement.quarantined_id == QuarantinedScan.id)
        .where(QuarantinedScan.edition_id == bindparam("edition"), known)
    )
    return union_all(of_scans, of_records)


def _scans(ids: Sequence[str]) -> dict[str, Any]:
    if not ids:
        return {}
    first, first_gate = aliased(Scan), aliased(Gate)
    found = (
        select(
            Scan,
            Gate.name,
            Device.name,
            Zone.name,
            Registration,
            Settlement,
            first.effective_at,
            first_gate.name,
        )
        .join(Gate, Gate.id == Scan.gate_id)
        .join(Device, Device.id == Scan.device_id)
        .join(Zone, Zone.id == Scan.zone_id)
        .outerjoin(Registration, Registration.id == Scan.registration_id)
        .outerjoin(Settlement, Settlement.scan_id == Scan.id)
        .outerjoin(first, first.id == Scan.duplicate_of)
        .outerjoin(first_gate, first_gate.id == first.gate_id)
        .where(Scan.id.in_(ids))
        .options(joinedload(Registration.category))
    )
    return {row[0].id: row for row in db.session.execute(found)}


def _records(ids: Sequence[int]) -> dict[int, Any]:
    if not ids:
        return {}
    found = (
        select(QuarantinedScan, Gate.name, Device.name, Settlement)
        .join(Device, Device.id == QuarantinedScan.device_id)
        .join(Gate, Gate.id == Device.gate_id)
        .outerjoin(Settlement, Settlement.quarantined_id == QuarantinedScan.id)
        .where(QuarantinedScan.id.in_(ids))
    )
    return {row[0].id: row for row in db.session.execute(found)}


def _scan(row: Any, found: Any) -> Conflict:
    scan, gate, device, zone, whose, settled, first_at, first_gate = found
    claim = Outcome(scan.claim or scan.outcome)
    place = {"gate": gate, "device": device, "zone": zone, "first_at": first_at, "first_gate": first_gate}
    return Conflict(
        Kind(row.kind), scan.id, row.at, **place, whose=whose, claim=claim, shown=scan.shown, settled=settled
    )


def _record(row: Any, found: Any) -> Conflict:
    _, gate, device, settled = found
    return Conflict(Kind.SET_ASIDE, row.key, row.at, gate=gate, device=device, settled=settled)


def _seconds(moment: Any) -> ColumnElement[int]:
    return stretch(moment, literal_column("1"))


_GREEN = sorted(map(str, ADMISSIONS))
_RED = sorted(
    map(str, set(Outcome) - ADMISSIONS - {Outcome.OVERRIDDEN, Outcome.LEFT, Outcome.UNDONE, Outcome.NOTED})
)
_claim = func.coalesce(Scan.claim, Scan.outcome)
_coming = and_(Scan.action == Action.IN, Scan.outcome != Outcome.UNDONE)
_let_in = and_(_coming, or_(Scan.shown.in_(_GREEN), Scan.answered.in_(_GREEN)))
_NOT_VALID = and_(_let_in, _claim.not_in([*_GREEN, Outcome.ALREADY_IN]))
_TWICE = and_(_let_in, Scan.outcome == Outcome.ALREADY_IN)
_late = _seconds(Scan.received_at) - _seconds(Scan.effective_at) > SECONDS_AT_ONCE
_REFUSED = and_(_coming, Scan.shown.in_(_RED), Scan.outcome.in_(_GREEN), _late)
_KIND: ColumnElement[str] = case(
    (_TWICE, literal(Kind.TWICE.value)),
    (_REFUSED, literal(Kind.REFUSED.value)),
    else_=literal(Kind.NOT_VALID.value),
)
