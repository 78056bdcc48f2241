"""Places: never one too many.

Each limit is one row with a counter and a check constraint. A place is taken by one conditional
UPDATE inside the transaction of whatever takes it, limits always in the order of `Step`, so that two
transactions never wait for each other crosswise. No reading first: the UPDATE itself is the question.
"""

from collections.abc import Iterable
from enum import IntEnum

from sqlalchemy import CursorResult, bindparam, or_, select, update

from forum.editions.models import Limit
from forum.errors import Refusal
from forum.extensions import db


class Step(IntEnum):
    """What is limited, in the order in which places are taken."""

    EDITION = 1
    CATEGORY = 2
    DELEGATION_CATEGORY = 3
    SESSION = 4


class Full(Refusal):
    """No place is left. `facts["step"]` says where."""

    code = "full"


class BelowTaken(Refusal):
    """More places are taken than there should be: `facts["taken"]`."""

    code = "below_taken"


Limits = Iterable[tuple[Step, int]]

_limit = Limit.__table__
_THIS_LIMIT = (
    _limit.c.edition_id == bindparam("in_edition"),
    _limit.c.step == bindparam("at_step"),
    _limit.c.of_id == bindparam("of"),
)
_HAS_PLACE = or_(_limit.c.capacity.is_(None), _limit.c.taken < _limit.c.capacity)
_TAKE = update(_limit).where(*_THIS_LIMIT, _HAS_PLACE).values(taken=_limit.c.taken + 1)
_FREE = (
    update(_limit)
    .where(*_THIS_LIMIT)
    .values(taken=_limit.c.taken - 1)
    .returning(_limit.c.taken, _limit.c.capacity)
)
_HOLD = select(_limit.c.id).where(*_THIS_LIMIT).with_for_update()
_READ = select(_limit.c.taken, _limit.c.capacity).where(*_THIS_LIMIT)
_RESIZE = update(_limit).where(*_THIS_LIMIT).values(capacity=bindparam("places"))


def take(edition_id: int, limits: Limits) -> None:
    """Take one place of each limit, or raise `Full` (the caller's transaction then undoes the rest)."""
    for step, of_id in sorted(limits):
        if not _changed(_TAKE, edition_id, step, of_id):
            raise Full(step=step)


def free(edition_id: int, limits: Limits) -> set[tuple[Step, int]]:
    """Give the places back, in the same order in which they were taken; returns which limits were full."""
    return {limit for limit in sorted(limits) if _was_full(edition_id, *limit)}


def exchange(edition_id: int, old: Limits, new: Limits) -> set[tuple[Step, int]]:
    """Places of other limits instead of these; returns which of the old ones were full. Raises `Full`."""
    hold(edition_id)
    take(edition_id, set(new) - set(old))
    return free(edition_id, set(old) - set(new))


def hold(edition_id: int) -> None:
    """Hold the edition's limit: whoever holds it may touch the others in any order."""
    db.session.execute(_HOLD, _place(edition_id, Step.EDITION, 0))


def resize(edition_id: int, step: Step, of_id: int, capacity: int | None) -> tuple[int | None, bool]:
    """Set how many places there are (None: no limit); returns how many there were, and whether it was
    full. Raises `BelowTaken`."""
    hold(edition_id)
    here = _place(edition_id, step, of_id)
    taken, before = db.session.execute(_READ, here).one()
    if capacity is not None and capacity < taken:
        raise BelowTaken(taken=taken)
    db.session.execute(_RESIZE, here | {"places": capacity})
    return before, before is not None and taken >= before


def _was_full(edition_id: int, step: Step, of_id: int) -> bool:
    row = db.session.execute(_FREE, _place(edition_id, step, of_id)).one_or_none()
    return row is not None and row.capacity is not None and bool(row.taken == row.capacity - 1)


def _changed(statement: object, edition_id: int, step: Step, of_id: int) -> bool:
    result = db.session.execute(statement, _place(edition_id, step, of_id))  # type: ignore[call-overload]
    assert isinstance(result, CursorResult)  # noqa: S101 - tells the type checker what UPDATE returns
    return bool(result.rowcount == 1)


def _place(edition_id: int, step: Step, of_id: int) -> dict[str, int]:
    return {"in_edition": edition_id, "at_step": int(step), "of": of_id}
