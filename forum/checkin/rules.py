"""Admit or refuse? Pure, so that every answer can be listed in one test table."""

from dataclasses import dataclass
from datetime import date, timedelta
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
    NOTED = "noted"  # kept, and nobody is let in by it


ADMISSIONS = frozenset({Outcome.ADMITTED, Outcome.ADMITTED_VIP})
A_DEVICE_OUTLIVES_ITS_FORUM = timedelta(days=7)


@dataclass(frozen=True)
class Held:
    """What is known of the badge that was held to the reader."""

    badge: BadgeState
    registration: State
    is_vip: bool
    is_inside: bool


def may_still_scan(last_day: date, today: date) -> bool:
    """Whether a device is heard yet: scans come late, but a phone in a drawer keeps no rights."""
    return today < last_day + A_DEVICE_OUTLIVES_ITS_FORUM


def decide(held: Held | None) -> Outcome:
    """The answer to one badge at one zone; None is a code nobody here has issued."""
    if held is None:
        return Outcome.NOT_IN_LIST
    if held.badge is BadgeState.REPLACED:
        return Outcome.REPLACED
    if held.badge is BadgeState.REVOKED:
        return Outcome.REVOKED
    if held.registration is not State.CONFIRMED:
        return Outcome.NOT_CONFIRMED
    if held.is_inside:
        return Outcome.ALREADY_IN
    return Outcome.ADMITTED_VIP if held.is_vip else Outcome.ADMITTED
