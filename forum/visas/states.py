"""The life of a request for visa support, as a table. Pure: no database, no Flask."""

from enum import StrEnum

from forum.errors import Refusal


class VisaState(StrEnum):
    REQUESTED = "requested"
    ISSUED = "issued"  # the forum's letter is there
    DECLINED = "declined"  # the forum writes no letter
    GRANTED = "granted"  # the consulate's word, as the delegate or the consulate told it
    REFUSED = "refused"


# Back to requested: the delegate sends another passport or other days, and needs another letter.
MOVES: dict[VisaState, set[VisaState]] = {
    VisaState.REQUESTED: {VisaState.REQUESTED, VisaState.ISSUED, VisaState.DECLINED},
    VisaState.ISSUED: {VisaState.REQUESTED, VisaState.GRANTED, VisaState.REFUSED},
    VisaState.DECLINED: {VisaState.REQUESTED},
    VisaState.GRANTED: set(),
    VisaState.REFUSED: {VisaState.REQUESTED},
}

WITH_LETTER = frozenset({VisaState.ISSUED, VisaState.GRANTED})


class VisaMoveRefused(Refusal):
    """`facts`: `old` and `new`, the states between which there is no way."""

    code = "visa_move_refused"


def check_move(old: VisaState, new: VisaState) -> None:
    if new not in MOVES[old]:
        raise VisaMoveRefused(old=old, new=new)
