"""Conflicts of the door are settled by a person, with a note. The scans stay as they are."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum import clock
from forum.audit import services as audit
from forum.checkin.models import QuarantinedScan, Scan, Settlement
from forum.errors import Refusal
from forum.extensions import db
from forum.transaction import transaction


class SettledAlready(Refusal):
    """Somebody else was quicker; what they wrote stays."""

    code = "conflict_settled"


def settle(scan: Scan, *, note: str, by: audit.Actor) -> Settlement:
    """Raises `SettledAlready`."""
    return _settle(Settlement(edition_id=scan.edition_id, scan_id=scan.id), note, by)


def settle_record(record: QuarantinedScan, *, note: str, by: audit.Actor) -> Settlement:
    """Raises `SettledAlready`."""
    return _settle(Settlement(edition_id=record.edition_id, quarantined_id=record.id), note, by)


def scan_with(edition_id: int, scan_id: str) -> Scan | None:
    return db.session.scalar(select(Scan).filter_by(edition_id=edition_id, id=scan_id))


def record_with(edition_id: int, number: int) -> QuarantinedScan | None:
    return db.session.scalar(select(QuarantinedScan).filter_by(edition_id=edition_id, id=number))


def _settle(settlement: Settlement, note: str, by: audit.Actor) -> Settlement:
    settlement.note, settlement.settled_by, settlement.settled_at = note, by.name, clock.now()
    with transaction():
        db.session.add(settlement)
        try:
            db.session.flush()
        except IntegrityError as clash:
            raise SettledAlready() from clash
        audit.note(by, "settled_conflict", settlement, reason=note)
    return settlement
