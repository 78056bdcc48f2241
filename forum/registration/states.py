"""The life of a registration, as a table. Pure: no database, no Flask."""

from enum import StrEnum

from forum.errors import Refusal


class State(StrEnum):
    SUBMITTED = "submitted"
    INFO_REQUESTED = "info_requested"
    ENDORSED = "endorsed"  # a coordinator has said yes; the organiser decides
    OFFERED = "offered"  # a place is held for somebody from the waiting list, for a time
    CONFIRMED = "confirmed"
    WAITLISTED = "waitlisted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


_ENDS = {State.WITHDRAWN, State.CANCELLED}
_DECIDED = {State.CONFIRMED, State.WAITLISTED, State.DECLINED}

MOVES: dict[State, set[State]] = {
    State.SUBMITTED: {State.ENDORSED, *_DECIDED, State.INFO_REQUESTED} | _ENDS,
    State.INFO_REQUESTED: {State.SUBMITTED, State.ENDORSED, *_DECIDED} | _ENDS,
    # Back to submitted: in another delegation, whose word it is not.
    State.ENDORSED: {State.SUBMITTED, State.INFO_REQUESTED, *_DECIDED} | _ENDS,
    State.CONFIRMED: {State.WAITLISTED} | _ENDS,
    # Back to submitted or endorsed: a place became free, but nobody has decided about this person yet.
    State.WAITLISTED: {State.OFFERED, State.SUBMITTED, State.ENDORSED, State.CONFIRMED, State.DECLINED}
    | _ENDS,
    # Back to the waiting list: the time ran out.
    State.OFFERED: {State.CONFIRMED, State.WAITLISTED, State.DECLINED} | _ENDS,
    State.DECLINED: set(),
    State.WITHDRAWN: set(),
    State.CANCELLED: set(),
}

HOLDS_A_PLACE = frozenset(
    {State.SUBMITTED, State.INFO_REQUESTED, State.ENDORSED, State.OFFERED, State.CONFIRMED}
)
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
