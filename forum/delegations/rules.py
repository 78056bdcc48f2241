"""What a delegation's deadlines and quotas decide. Pure."""

import re
from datetime import datetime, timedelta
from typing import Protocol

CODE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
LONGEST_CODE = 20
TAKEN = {"NEW", "INVITATION"}  # addresses of the desk and of the portal themselves
NEAR = timedelta(days=7)


class HasDeadlines(Protocol):
    nominate_by: datetime | None
    confirm_by: datetime | None


class HasPlaces(Protocol):
    @property
    def places(self) -> int: ...
    @property
    def taken(self) -> int: ...
    @property
    def is_hard(self) -> bool: ...


def takes_new_names(delegation: HasDeadlines, now: datetime) -> bool:
    return not is_over(delegation.nominate_by, now)


def takes_replacements(delegation: HasDeadlines, now: datetime) -> bool:
    return not is_over(delegation.confirm_by, now)


def is_over(deadline: datetime | None, now: datetime) -> bool:
    return deadline is not None and now > deadline


def is_near(deadline: datetime | None, now: datetime) -> bool:
    """Still to come, and soon."""
    return deadline is not None and timedelta(0) <= deadline - now <= NEAR


def is_exceeded(quota: HasPlaces) -> bool:
    """More than were meant: only a soft quota can be."""
    return quota.taken > quota.places


def is_full(quota: HasPlaces) -> bool:
    return quota.is_hard and quota.taken >= quota.places


def is_code(text: str) -> bool:
    return bool(CODE.fullmatch(text)) and len(text) <= LONGEST_CODE and text not in TAKEN
