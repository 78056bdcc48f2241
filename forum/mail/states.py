"""Where a letter stands, from the outbox to the mail server's answer. Pure."""

from enum import StrEnum

from forum.errors import Refusal


class LetterState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DEFERRED = "deferred"  # the server said "later"
    FAILED = "failed"  # the server said "never"
    SUPPRESSED = "suppressed"  # kept here: no mail server is set


MOVES = {
    LetterState.WAITING: {LetterState.SENDING, LetterState.SUPPRESSED},
    LetterState.SENDING: {LetterState.SENT, LetterState.DEFERRED, LetterState.FAILED, LetterState.WAITING},
    LetterState.DEFERRED: {LetterState.SENDING, LetterState.WAITING, LetterState.SUPPRESSED},
    LetterState.FAILED: {LetterState.WAITING},
    LetterState.SUPPRESSED: {LetterState.WAITING},
    LetterState.SENT: set[LetterState](),
}

# On its way: later letters to the same recipient stand behind it.
OPEN = frozenset({LetterState.WAITING, LetterState.SENDING, LetterState.DEFERRED})
# What an organiser may do something about.
STUCK = frozenset(state for state in MOVES if LetterState.WAITING in MOVES[state]) - {LetterState.SENDING}


class LetterMoveRefused(Refusal):
    """The letter is where it cannot be sent again from: `facts["state"]`."""

    code = "letter_move_refused"


def check_move(old: LetterState, new: LetterState) -> None:
    if new not in MOVES[old]:
        raise LetterMoveRefused(state=old, wanted=new)
