"""What an edition's dates decide. Pure."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Opening(StrEnum):
    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"


class HasOpeningTimes(Protocol):
    registration_opens_at: datetime
    registration_closes_at: datetime


def opening(edition: HasOpeningTimes, now: datetime) -> Opening:
    if now < edition.registration_opens_at:
        return Opening.NOT_YET
    if now >= edition.registration_closes_at:
        return Opening.CLOSED
    return Opening.OPEN
