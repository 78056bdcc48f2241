"""How many lanes a door needs, and what the last minutes say of the next. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

MINUTE = timedelta(minutes=1)
PACE_OVER = 15  # minutes that tell how fast people come


class Lane(StrEnum):
    """What is done with whoever stands in it."""

    SCAN = "scan"
    IDENTITY = "identity"
    PRINT = "print"


@dataclass(frozen=True)
class Handling:
    """Seconds that one person takes in each lane, and how much fuller than the mean the fullest minute is."""

    scan: float = 4
    identity: float = 8
    print: float = 25
    peak: float = 2


@dataclass(frozen=True)
class Forecast:
    """`arrivals` people come within so many minutes; of a hundred so many need each lane, the rest a scan."""

    arrivals: int
    minutes: int
    identity_percent: int = 0
    print_percent: int = 0

    @property
    def by_lane(self) -> dict[Lane, float]:
        identity = self.arrivals * self.identity_percent / 100
        printed = self.arrivals * self.print_percent / 100
        return {Lane.SCAN: self.arrivals - identity - printed, Lane.IDENTITY: identity, Lane.PRINT: printed}


@dataclass(frozen=True)
class Pace:
    """Where arrivals stand: `per_minute` as of late; `minutes_left` until all have come if they go on so,
    none if nobody comes."""

    arrived: int
    left: int
    per_minute: float
    minutes_left: int | None


def lanes_for(forecast: Forecast, handling: Handling) -> dict[Lane, int]:
    """So many that nobody waits longer than a minute's worth, even in the fullest minute."""
    return {
        lane: lanes_at(people / max(forecast.minutes, 1), getattr(handling, lane), handling.peak)
        for lane, people in forecast.by_lane.items()
    }


def lanes_at(per_minute: float, seconds: float, peak: float) -> int:
    """Lanes that keep up with the fullest minute."""
    return ceil(round(per_minute * peak * seconds / 60, 6))


def pace_of(by_minute: Mapping[datetime, int], *, expected: int, now: datetime) -> Pace:
    arrived = sum(by_minute.values())
    since = now - PACE_OVER * MINUTE
    per_minute = sum(count for minute, count in by_minute.items() if since < minute <= now) / PACE_OVER
    left = max(expected - arrived, 0)
    return Pace(arrived, left, per_minute, ceil(left / per_minute) if per_minute else None)


def forecast_anew(forecast: Forecast, pace: Pace) -> Forecast:
    """The same shares, by what is seen: who is left comes at the pace of the last minutes; at the pace of
    the plan while nobody has come."""
    minutes = pace.minutes_left if pace.minutes_left is not None else forecast.minutes
    return Forecast(pace.left, max(minutes, 1), forecast.identity_percent, forecast.print_percent)
