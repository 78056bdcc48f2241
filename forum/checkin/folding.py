"""One delegate at one zone, from all that was read there: who was let in, when, and by which scan. Pure.

Devices send late, twice, in any order and by clocks of their own. Whatever arrives first, the same scans
give the same history: it is folded anew from all of them, in the order of when they happened.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from forum.checkin.rules import ADMISSIONS, Outcome


class Action(StrEnum):
    """What a device says was done. `UNDO` takes a scan back; `OVERRIDE` lets in by a person's word."""

    IN = "in"
    OUT = "out"
    UNDO = "undo"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class Happening:
    """One scan of the history. `claim` is what badge and zone say by themselves; `at` is when it happened,
    never before its device's previous scan (`effective`)."""

    id: str
    device: int
    seq: int
    at: datetime
    action: str
    claim: Outcome
    undoes: str | None = None

    @property
    def order(self) -> tuple[datetime, int, int, str]:
        return self.at, self.device, self.seq, self.id


@dataclass(frozen=True, slots=True)
class Ruling:
    """The word on one scan. `entry`: the how-manieth entry it is, 0 if it lets nobody in; `closed_by`: the
    scan that ended this entry; `duplicate_of`: the entry that stood open."""

    outcome: Outcome
    entry: int = 0
    duplicate_of: str | None = None
    closed_by: str | None = None


def fold(happenings: Iterable[Happening]) -> dict[str, Ruling]:
    """The ruling on each of these scans, by id. Their order does not matter."""
    told = sorted(happenings, key=lambda each: each.order)
    undone = _undone(told)
    rulings: dict[str, Ruling] = {}
    inside, entries = None, 0
    for each in told:
        if each.action == Action.UNDO:
            rulings[each.id] = Ruling(Outcome.NOTED)
        elif each.id in undone:
            rulings[each.id] = Ruling(Outcome.UNDONE)
        elif each.action == Action.OUT:
            rulings[each.id] = Ruling(Outcome.LEFT)
            _close(rulings, inside, by=each)
            inside = None
        elif each.action == Action.IN and each.claim not in ADMISSIONS:
            rulings[each.id] = Ruling(each.claim)
        elif each.action == Action.IN and inside:
            rulings[each.id] = Ruling(Outcome.ALREADY_IN, duplicate_of=inside)
        else:
            _close(rulings, inside, by=each)  # only an override finds an entry open
            inside, entries = each.id, entries + 1
            rulings[each.id] = Ruling(_let_in(each), entry=entries)
    return rulings


def effective(said: Sequence[datetime], floor: datetime | None) -> list[datetime]:
    """When a device's scans happened, in the order of their numbers: as it said, but none before the one that
    went before. `floor` is when the last scan before these happened."""
    moments: list[datetime] = []
    for moment in said:
        floor = moment if floor is None else max(moment, floor)
        moments.append(floor)
    return moments


def _undone(told: Sequence[Happening]) -> set[str]:
    """Scans that their own device took back later. Taking back cannot be taken back."""
    known = {each.id: each for each in told if each.action != Action.UNDO}
    return {each.undoes for each in told if each.undoes and _took_back(each, known.get(each.undoes))}


def _took_back(undo: Happening, named: Happening | None) -> bool:
    return named is not None and named.device == undo.device and named.seq < undo.seq


def _close(rulings: dict[str, Ruling], inside: str | None, *, by: Happening) -> None:
    if inside:
        rulings[inside] = replace(rulings[inside], closed_by=by.id)


def _let_in(happening: Happening) -> Outcome:
    return happening.claim if happening.claim in ADMISSIONS else Outcome.OVERRIDDEN
