"""The arbiter: scans come in, one after another for each edition, and each gets its answer.

Raising the edition's cursor first holds the edition's row, so that two gates reading one badge at the
same instant are answered in turn; the unique index `one_admission` stands behind that. Who is inside is
asked of the delegate, not of the badge: a new badge is no second entry.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.badges import codes
from forum.badges.services import token_from
from forum.checkin import writing
from forum.checkin.arbiter import Arbiter
from forum.checkin.queries import SeenRow
from forum.checkin.readers import Reader
from forum.checkin.records import Record
from forum.checkin.rules import Outcome
from forum.transaction import transaction

QUARANTINED = "quarantined"


@dataclass(frozen=True)
class Holder:
    """Whose badge it is: what the door's screen shows beside the verdict, of a badge that is there."""

    name: str
    name_native: str
    country: str
    language: str
    organisation: str
    letter: str


@dataclass(frozen=True)
class Result:
    """The answer to one record. `first_at` and `first_gate` say when and where an earlier entry was, with
    whichever badge of this delegate. `holder` is said to a record that proves the badge was there."""

    id: str
    outcome: str  # an `Outcome`, or QUARANTINED
    holder: Holder | None = None
    first_at: datetime | None = None
    first_gate: str | None = None


def take(device: Reader, records: Sequence[Record]) -> list[Result]:
    """Answer every record, in their order. Safe to repeat: a record that is known by its id gets the answer
    it got. Another body under a known id, or an id of another device, is set aside and admits nobody.
    Raises `NoLongerSo` if the device is not what it was read as."""
    with transaction():
        arbiter = Arbiter(device, records)
        answers = _Answers(arbiter)
        results = [answers.result(record) for record in records]
        writing.set_aside(arbiter.connection, answers.aside)
        return results


class _Answers:
    """What a device is told of each of its records; `aside`: what came under an id that is taken."""

    def __init__(self, arbiter: Arbiter) -> None:
        self.arbiter, self.device = arbiter, arbiter.device
        self.aside: list[dict[str, Any]] = []

    def result(self, record: Record) -> Result:
        row = self.arbiter.rows[record.id]
        if row["device_id"] != self.device.id or row["body_hash"] != record.body_hash:
            self.aside.append(self._quarantined(record))
            return Result(record.id, QUARANTINED)
        badge = self.arbiter.badges.get(record.h) if record.h else None
        first = self.arbiter.displaced.get(record.id) or row["duplicate_of"]
        before = self.arbiter.entry(first) if first else ()
        holder = _holder(badge) if badge and self._is_in_hand(record, badge) else None
        return Result(record.id, Outcome(row["answered"]), holder, *before)

    def _is_in_hand(self, record: Record, badge: SeenRow) -> bool:
        """Whether the device has read this badge: the fingerprints it holds are not enough for a name."""
        if record.proof is None:
            return False
        token = token_from(self.device.edition, uid=badge.uid, serial=badge.serial, issued_at=badge.issued_at)
        return hmac.compare_digest(record.proof, codes.proof(token))

    def _quarantined(self, record: Record) -> dict[str, Any]:
        return {
            "edition_id": self.device.edition_id,
            "device_id": self.device.id,
            "scan_id": record.id,
            "body_hash": record.body_hash,
            "body": {"seq": record.seq, "h": record.h.hex() if record.h else None, "action": record.action},
            "received_at": self.arbiter.now,
        }


def _holder(badge: SeenRow) -> Holder:
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
