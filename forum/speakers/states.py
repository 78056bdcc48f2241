"""Where an invitation stands, and what may follow. Pure."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Standing(StrEnum):
    ASKED = "asked"  # somebody asked them, this product has not
    INVITED = "invited"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


MOVES: Mapping[Standing, frozenset[Standing]] = {
    Standing.ASKED: frozenset({Standing.INVITED, Standing.CONFIRMED, Standing.DECLINED}),
    Standing.INVITED: frozenset({Standing.INVITED, Standing.CONFIRMED, Standing.DECLINED}),
    Standing.CONFIRMED: frozenset({Standing.INVITED, Standing.DECLINED}),
    Standing.DECLINED: frozenset({Standing.INVITED, Standing.CONFIRMED}),
}


class Answered(Protocol):
    invited_at: datetime | None
    declined_at: datetime | None


def standing_of(is_confirmed: bool, engagement: Answered | None) -> Standing:
    if is_confirmed:
        return Standing.CONFIRMED
    if engagement is not None and engagement.declined_at is not None:
        return Standing.DECLINED
    invited = engagement is not None and engagement.invited_at is not None
    return Standing.INVITED if invited else Standing.ASKED


def may_move(old: Standing, new: Standing) -> bool:
    return new in MOVES[old]
