"""Places for many people at once: the same limits in the same order, one UPDATE for each."""

from collections.abc import Mapping

from sqlalchemy import CursorResult, bindparam, or_, update

from forum.editions.capacity import Full, Step
from forum.editions.models import Limit
from forum.extensions import db

_limit = Limit.__table__
_TAKE = (
    update(_limit)
    .where(
        _limit.c.edition_id == bindparam("in_edition"),
        _limit.c.step == bindparam("at_step"),
        _limit.c.of_id == bindparam("of"),
        or_(_limit.c.capacity.is_(None), _limit.c.taken + bindparam("many") <= _limit.c.capacity),
    )
    .values(taken=_limit.c.taken + bindparam("many"))
)


def take_several(edition_id: int, wanted: Mapping[tuple[Step, int], int]) -> None:
    """As many places of each limit as are wanted, or raise `Full` (the caller's transaction undoes the
    rest)."""
    for (step, of_id), many in sorted(wanted.items()):
        here = {"in_edition": edition_id, "at_step": int(step), "of": of_id, "many": many}
        result = db.session.execute(_TAKE, here)
        assert isinstance(result, CursorResult)  # noqa: S101 - tells the type checker what UPDATE returns
        if result.rowcount != 1:
            raise Full(step=step)
