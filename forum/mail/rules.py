"""When a letter is tried again, and what a mail server's answer means. Pure."""

from datetime import timedelta
from hashlib import sha256

from forum.mail.states import LetterState

SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(hours=1)
MOST_ATTEMPTS = 50  # about two days
NO_ANSWER = 0
GOING_AWAY = 421  # "closing the connection": about the server, not about the letter


def delay(code: int, attempts: int, seed: str) -> timedelta:
    """How long to wait after this many attempts: doubling, and spread by a quarter either way,
    so that letters deferred together do not come back together. Silence says nothing about the letter:
    it is tried again soon."""
    attempts = min(attempts, 3) if code == NO_ANSWER else attempts
    steady = min(SHORTEST * 2 ** min(attempts - 1, 12), LONGEST)
    return steady * (0.75 + 0.5 * _fraction(f"{seed}:{attempts}"))


def state_after(code: int, attempts: int) -> LetterState:
    """What becomes of a letter that the server answered with this SMTP code."""
    if 200 <= code < 300:
        return LetterState.SENT
    if code >= 500 or (code != NO_ANSWER and attempts >= MOST_ATTEMPTS):
        return LetterState.FAILED
    return LetterState.DEFERRED


def _fraction(seed: str) -> float:
    """A number from 0 to 1 that is always the same for the same seed."""
    return int.from_bytes(sha256(seed.encode()).digest()[:4]) / 2**32
