"""Places: never one too many.

Each limit is one row with a counter and a check constraint. A place is taken by one conditional
UPDATE inside the transaction of whatever takes it, limits always in the order of `Step`, so that two
transactions never wait for each other crosswise. No reading first: the UPDATE itself is the question.
"""

from collections.abc import Iterable
from enum import IntEnum

from sqlalchemy import CursorResult, bindparam, or_, update

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


_limit = Limit.__table__
_THIS_LIMIT = (
    _limit.c.edition_id == bindparam("in_edition"),
    _limit.c.step == bindparam("at_step"),
    _limit.c.of_id == bindparam("of"),
)
_HAS_PLACE = or_(_limit.c.capacity.is_(None), _limit.c.taken < _limit.c.capacity)
_TAKE = update(_limit).where(*_THIS_LIMIT, _HAS_PLACE).values(taken=_limit.c.taken + 1)
_FREE = update(_limit).where(*_THIS_LIMIT).values(taken=_limit.c.taken - 1)


def take(edition_id: int, limits: Iterable[tuple[Step, int]]) -> None:
    """Take one place of each limit, or raise `Full` (the caller's transaction then undoes the rest)."""
    for step, of_id in sorted(limits):
        if not _changed(_TAKE, edition_id, step, of_id):
            raise Full(step=step)


def free(edition_id: int, limits: Iterable[tuple[Step, int]]) -> None:
    """Give the places back, in the same order in which they were taken."""
    for step, of_id in sorted(limits):
        _changed(_FREE, edition_id, step, of_id)


def _changed(statement: object, edition_id: int, step: Step, of_id: int) -> bool:
    values = {"in_edition": edition_id, "at_step": int(step), "of": of_id}
    result = db.session.execute(statement, values)  # type: ignore[call-overload]
    assert isinstance(result, CursorResult)  # noqa: S101 - tells the type checker what UPDATE returns
    return bool(result.rowcount == 1)
