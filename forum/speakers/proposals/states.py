"""The states of a proposal, and whether the call is open. Pure."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from forum.errors import Refusal


class ProposalState(StrEnum):
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


# A declined one may still be taken; whoever was accepted is a speaker from then on.
MOVES: Mapping[ProposalState, frozenset[ProposalState]] = {
    ProposalState.SUBMITTED: frozenset(
        {ProposalState.ACCEPTED, ProposalState.DECLINED, ProposalState.WITHDRAWN}
    ),
    ProposalState.DECLINED: frozenset({ProposalState.ACCEPTED}),
    ProposalState.ACCEPTED: frozenset(),
    ProposalState.WITHDRAWN: frozenset(),
}
SCORES = range(1, 6)


class ProposalDecided(Refusal):
    """Somebody decided already, or it was withdrawn."""

    code = "proposal_decided"


class HasCall(Protocol):
    is_open: bool
    closes_at: datetime | None


def check_move(old: ProposalState, new: ProposalState) -> None:
    if new not in MOVES[old]:
        raise ProposalDecided(state=old)


def takes_proposals(call: HasCall | None, now: datetime) -> bool:
    return call is not None and call.is_open and (call.closes_at is None or now < call.closes_at)
