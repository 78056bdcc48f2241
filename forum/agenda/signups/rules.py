"""When one may sign up for a session, and how full it is. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from itertools import combinations
from typing import Protocol, TypeVar

from forum.errors import Refusal

FILLING = 0.75
PUBLISHED, SIGN_UP, OPEN = "published", "sign_up", "open"


class NotForSignUp(Refusal):
    """The session is open to everybody, by invitation, over or not to be."""

    code = "not_for_sign_up"


class MeetsAnother(Refusal):
    """They have signed up for something else at that time: `facts` say what, from when until when."""

    code = "meets_another"


class Fill(StrEnum):
    FILLING = "filling"
    FULL = "full"


class HasTimes(Protocol):
    @property
    def starts_at(self) -> datetime: ...
    @property
    def ends_at(self) -> datetime: ...


class Planned(Protocol):
    @property
    def state(self) -> str: ...
    @property
    def starts_at(self) -> datetime: ...


Timed = TypeVar("Timed", bound=HasTimes)


def may_sign_up(session: Planned, mode: str | None, *, now: datetime) -> bool:
    return mode == SIGN_UP and session.state == PUBLISHED and session.starts_at > now


def check_open(session: Planned, mode: str | None, *, now: datetime) -> None:
    if not may_sign_up(session, mode, now=now):
        raise NotForSignUp()


def fill(taken: int, places: int | None) -> Fill | None:
    """None while there is room, or where nobody counts."""
    if places is None or taken < FILLING * places:
        return None
    return Fill.FULL if taken >= places else Fill.FILLING


def clashes(sessions: Iterable[Timed]) -> Iterator[tuple[Timed, Timed]]:
    """Every two that are on at once."""
    for one, other in combinations(sessions, 2):
        if one.starts_at < other.ends_at and other.starts_at < one.ends_at:
            yield one, other
