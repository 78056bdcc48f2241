"""The life of a registration, as a table. Pure: no database, no Flask."""

from enum import StrEnum

from forum.errors import Refusal


class State(StrEnum):
    SUBMITTED = "submitted"
    INFO_REQUESTED = "info_requested"
    CONFIRMED = "confirmed"
    WAITLISTED = "waitlisted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


_ENDS = {State.WITHDRAWN, State.CANCELLED}

MOVES: dict[State, set[State]] = {
    State.SUBMITTED: {State.INFO_REQUESTED, State.CONFIRMED, State.WAITLISTED, State.DECLINED} | _ENDS,
    State.INFO_REQUESTED: {State.SUBMITTED, State.CONFIRMED, State.WAITLISTED, State.DECLINED} | _ENDS,
    State.CONFIRMED: {State.WAITLISTED} | _ENDS,
    # Back to submitted: a place became free, but nobody has decided about this person yet.
    State.WAITLISTED: {State.CONFIRMED, State.SUBMITTED, State.DECLINED} | _ENDS,
    State.DECLINED: set(),
    State.WITHDRAWN: set(),
    State.CANCELLED: set(),
}

HOLDS_A_PLACE = frozenset({State.SUBMITTED, State.INFO_REQUESTED, State.CONFIRMED})
LIVE = HOLDS_A_PLACE | {State.WAITLISTED}


class MoveRefused(Refusal):
    """`facts`: `old` and `new`, the states between which there is no way."""

    code = "move_refused"


def check_move(old: State, new: State) -> None:
    if new not in MOVES[old]:
        raise MoveRefused(old=old, new=new)


def places_change(old: State | None, new: State) -> int:
    """How many places a move takes (1), frees (-1) or leaves as they are (0)."""
    return (new in HOLDS_A_PLACE) - (old in HOLDS_A_PLACE)
