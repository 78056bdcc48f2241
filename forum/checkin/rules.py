"""Admit or refuse? Pure, so that every answer can be listed in one test table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from forum.badges.states import BadgeState
from forum.registration.states import State


class Outcome(StrEnum):
    """What the door says. Stable: devices, exports and translations know these words."""

    ADMITTED = "admitted"
    ADMITTED_VIP = "admitted_vip"
    ALREADY_IN = "already_in"
    NOT_IN_LIST = "not_in_list"
    WRONG_ZONE = "wrong_zone"
    WRONG_DAY = "wrong_day"
    NOT_CONFIRMED = "not_confirmed"
    REPLACED = "replaced"
    REVOKED = "revoked"
    OTHER_FORUM = "other_forum"
    NOT_A_BADGE = "not_a_badge"
    OVERRIDDEN = "overridden"  # let in by a supervisor's word
    LEFT = "left"
    UNDONE = "undone"  # taken back by whoever scanned
    NOTED = "noted"  # kept, and nobody is let in by it


class Profile(StrEnum):
    """What a device may hold of names: sealed, each under its badge's own code, or readable, for a desk that
    searches without a network."""

    SEALED = "sealed"
    NAMED = "named"


ADMISSIONS = frozenset({Outcome.ADMITTED, Outcome.ADMITTED_VIP})
A_DEVICE_OUTLIVES_ITS_FORUM = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Held:
    """What was true of the badge that was held to the reader, when it was. `granted`: this delegate may
    enter the zone, whatever the category may."""

    badge: BadgeState
    registration: State
    category: int
    is_vip: bool
    granted: bool = False


@dataclass(frozen=True, slots=True)
class Access:
    """Who may enter a zone, and when. `by_category`: the days of the forum's calendar on which a category
    may, none for every day. No hours: always open."""

    is_open: bool = True  # every valid badge opens it
    by_category: Mapping[int, frozenset[date]] | None = None
    hours: tuple[tuple[datetime, datetime], ...] = ()

    @property
    def asks_nothing(self) -> bool:
        return self.is_open and not self.by_category and not self.hours


ANYBODY = Access()


def may_still_scan(last_day: date, today: date) -> bool:
    """Whether a device is heard yet: scans come late, but a phone in a drawer keeps no rights."""
    return today < last_day + A_DEVICE_OUTLIVES_ITS_FORUM


def decide(held: Held | None, access: Access, at: datetime, on: date) -> Outcome:
    """What badge and zone say by themselves, whoever is inside. `on` is the day of `at` by the forum's
    calendar; None is a code nobody here has issued."""
    if held is None:
        return Outcome.NOT_IN_LIST
    if held.badge is BadgeState.REPLACED:
        return Outcome.REPLACED
    if held.badge is BadgeState.REVOKED:
        return Outcome.REVOKED
    if held.registration is not State.CONFIRMED:
        return Outcome.NOT_CONFIRMED
    if refusal := _refused_by_zone(held, access, at, on):
        return refusal
    return Outcome.ADMITTED_VIP if held.is_vip else Outcome.ADMITTED


def _refused_by_zone(held: Held, access: Access, at: datetime, on: date) -> Outcome | None:
    days = (access.by_category or {}).get(held.category)
    if not held.granted:
        if days is None and not access.is_open:
            return Outcome.WRONG_ZONE
        if days and on not in days:
            return Outcome.WRONG_DAY
    is_open = not access.hours or any(opens <= at < closes for opens, closes in access.hours)
    return None if is_open else Outcome.WRONG_DAY
