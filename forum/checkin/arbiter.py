"""One device's scans, decided: read under the edition's lock, folded into what is known, written down.

The fold (folding.py) says who is inside. Here is what it is asked about and how its word is kept: the new
scans are inserted, and where an earlier one turns out to have come later, its row is put right. What a door
has shown is never rewritten.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from forum import clock
from forum.badges.states import BadgeState
from forum.checkin import writing
from forum.checkin.folding import Action, Happening, Ruling, effective, fold
from forum.checkin.queries import SeenRow, later_of, seen, told_of
from forum.checkin.readers import Reader
from forum.checkin.records import Record, said_at
from forum.checkin.rules import Held, Outcome, decide
from forum.checkin.writing import Row
from forum.editions.zone import at
from forum.extensions import db
from forum.registration.states import State


@dataclass(slots=True)
class Told:
    """A scan that is written down: what happened, whose, where, and the word on it until now."""

    happening: Happening
    ruling: Ruling
    whose: int
    gate: str
    body_hash: bytes
    answered: str


class Arbiter:
    """`rows`: what is written down under each record's id, in the end. `displaced`: by which of the new scans
    an entry that a door was told of turned out not to be the first."""

    def __init__(self, device: Reader, records: Sequence[Record]) -> None:
        self.device, self.records, self.now = device, records, clock.now()
        self.connection = db.session.connection()  # plain rows need no session: it took a tenth of a scan
        self.cursor = writing.raise_cursor(self.connection, device)
        self.first_seq = min(record.seq for record in records)
        found = seen(self.connection, device, {each.h for each in records if each.h}, self.first_seq)
        self.floor, self.last_seq = found[0].floor, found[0].last_seq
        self.badges = {row.fingerprint: row for row in found if row.badge_id}
        self.told: dict[str, Told] = {}
        self.displaced: dict[str, str] = {}
        self._hear(found)
        self.rows = self._written_down()

    def entry(self, scan_id: str) -> tuple[datetime, str]:
        """When and at which gate this scan let somebody in."""
        if told := self.told.get(scan_id):
            return told.happening.at, told.gate
        return self.rows[scan_id]["effective_at"], self.device.gate.name

    def _written_down(self) -> dict[str, Row]:
        known = self._known()
        new = {row["id"]: row for row in self._new(known)}
        changed = self._fold(new)
        # What frees the number of an entry must be written before what takes it, and only if that is new.
        if any(ruling.entry != self.told[key].ruling.entry for key, ruling in changed.items()):
            if said_before := writing.written(self.connection, new):
                return known | said_before
            writing.take_back(self.connection, changed)
        inserted = writing.insert_new(self.connection, new.values())
        if len(inserted) == len(new):
            writing.put_right(self.connection, changed, self.cursor)
        return {**new, **known, **writing.written(self.connection, new.keys() - inserted)}

    def _known(self) -> dict[str, Row]:
        """A lone scan asks by trying to write; a batch may hold scans that depend on each other."""
        ids = {record.id for record in self.records}
        known = {key: _as_written(self.told[key]) for key in ids & self.told.keys()}
        return known | (writing.written(self.connection, ids - known.keys()) if len(ids) > 1 else {})

    def _new(self, known: Collection[str]) -> list[Row]:
        """The records nobody knows yet, the first of each id, each at the moment when it happened."""
        first: dict[str, Record] = {}
        for record in self.records:
            if record.id not in known:
                first.setdefault(record.id, record)
        new = sorted(first.values(), key=lambda record: (record.seq, record.id))
        return [self._row(record, moment) for record, moment in zip(new, self._moments(new), strict=True)]

    def _moments(self, new: Sequence[Record]) -> list[datetime]:
        said = {record.id: record.said_at(self.now) for record in new}
        if self.last_seq is None or self.last_seq < self.first_seq:
            return effective(list(said.values()), self.floor)
        return self._between(new, said) if new else []

    def _between(self, new: Sequence[Record], said: dict[str, datetime]) -> list[datetime]:
        """Scans of this device that were made later are here already: they may have to move on."""
        later = later_of(self.connection, self.device.id, self.first_seq)
        said |= {row.id: said_at(row.device_time_ms, row.offset_ms, row.received_at) for row in later}
        order = sorted([(record.seq, record.id) for record in new] + [(row.seq, row.id) for row in later])
        moments = dict(
            zip(
                [key for _seq, key in order],
                effective([said[key] for _, key in order], self.floor),
                strict=True,
            )
        )
        self._move([row for row in later if moments[row.id] != row.effective_at], moments)
        return [moments[record.id] for record in new]

    def _move(self, later: Sequence[SeenRow], moments: Mapping[str, datetime]) -> None:
        writing.move(self.connection, {row.id: moments[row.id] for row in later})
        here = {told.whose for told in self.told.values()}
        if others := {row.registration_id for row in later if row.registration_id} - here:
            self._hear(told_of(self.connection, others, self.device.gate.zone_id))
        for told in (self.told[row.id] for row in later if row.id in self.told):
            told.happening = replace(told.happening, at=moments[told.happening.id])

    def _fold(self, new: Mapping[str, Row]) -> dict[str, Ruling]:
        """Give every new row its ruling; returns those of written scans whose ruling is another one now."""
        histories: dict[int | None, list[Happening]] = defaultdict(list)
        for told in self.told.values():
            histories[told.whose].append(told.happening)
        for row in new.values():
            histories[row["registration_id"]].append(_happening(row))
        nobodys = histories.pop(None, [])
        rulings = {each.id: Ruling(each.claim) for each in nobodys}
        for history in histories.values():
            rulings |= fold(history)
        changed = {key: rulings[key] for key, told in self.told.items() if told.ruling != rulings[key]}
        self.displaced = {
            str(ruling.duplicate_of): key
            for key, ruling in changed.items()
            if ruling.duplicate_of in new and self.told[key].ruling.entry
        }
        for key, row in new.items():
            # Somebody was let in elsewhere and the door was told so: it is not told so twice.
            answer = Outcome.ALREADY_IN if key in self.displaced else rulings[key].outcome
            row.update(writing.columns(rulings[key]), answered=str(answer))
        return changed

    def _row(self, record: Record, moment: datetime) -> Row:
        badge = self.badges.get(record.h) if record.h else None
        return {
            **record.columns(self.now),
            "effective_at": moment,
            "edition_id": self.device.edition_id,
            "device_id": self.device.id,
            "gate_id": self.device.gate_id,
            "zone_id": self.device.gate.zone_id,
            "badge_id": badge.badge_id if badge else None,
            "registration_id": badge.registration_id if badge else None,
            "claim": str(self._claim(record, badge, moment)),
            "cursor": self.cursor,
        }

    def _claim(self, record: Record, badge: SeenRow | None, moment: datetime) -> Outcome:
        if record.h is None and record.action == Action.IN:
            return Outcome.OTHER_FORUM if record.shown == Outcome.OTHER_FORUM else Outcome.NOT_A_BADGE
        if badge is None and record.action != Action.IN:
            return Outcome.NOTED
        access = self.device.gate.zone.access
        day = moment if access.asks_nothing else at(moment, self.device.edition)
        return decide(_held(badge, moment), access, moment, day.date())

    def _hear(self, found: Iterable[SeenRow]) -> None:
        self.told |= {row.told_id: _told(row) for row in found if row.told_id}


def _held(badge: SeenRow | None, moment: datetime) -> Held | None:
    """The badge as it was at that moment: what was ended later was good until then."""
    if badge is None:
        return None
    # A device counts in milliseconds: within one of them the end comes first.
    ended = badge.ended_at and badge.ended_at - timedelta(microseconds=badge.ended_at.microsecond % 1000)
    was_good = ended is not None and moment < ended
    return Held(
        badge=BadgeState.ISSUED if was_good else BadgeState(badge.badge_state),
        registration=State.CONFIRMED if was_good else State(badge.registration_state),
        category=badge.category_id,
        is_vip=badge.letter == "V",
        granted=badge.granted,
    )


def _happening(row: Row) -> Happening:
    return Happening(
        id=row["id"],
        device=row["device_id"],
        seq=row["seq"],
        at=row["effective_at"],
        action=row["action"],
        claim=Outcome(row["claim"]),
        undoes=row["undoes"],
    )


def _told(row: SeenRow) -> Told:
    outcome = Outcome(row.told_outcome)
    # Scans of before claims were kept say what they claimed by their outcome.
    claim = row.told_claim or (Outcome.ADMITTED if outcome is Outcome.ALREADY_IN else outcome)
    happening = Happening(
        id=row.told_id,
        device=row.told_device_id,
        seq=row.told_seq,
        at=row.told_effective_at,
        action=row.told_action,
        claim=Outcome(claim),
        undoes=row.told_undoes,
    )
    ruling = Ruling(outcome, row.told_entry, row.told_duplicate_of, row.told_closed_by)
    answered = row.told_answered or outcome
    return Told(happening, ruling, row.told_registration_id, row.told_gate, row.told_body_hash, answered)


def _as_written(told: Told) -> Row:
    return {
        "id": told.happening.id,
        "device_id": told.happening.device,
        "body_hash": told.body_hash,
        "answered": told.answered,
        **writing.columns(told.ruling),
    }
