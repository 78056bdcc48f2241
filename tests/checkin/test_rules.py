from datetime import UTC, date, datetime, timedelta

import pytest

from forum.badges.states import BadgeState
from forum.checkin.rules import ANYBODY, Access, Held, Outcome, decide, may_still_scan
from forum.registration.states import State

DAY = date(2025, 9, 13)
NOON = datetime(2025, 9, 13, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
DELEGATES, PRESS = 1, 2
VALID = dict(badge="issued", registration="confirmed", category=DELEGATES, is_vip=False)


def said(access=ANYBODY, **facts):
    held = VALID | facts
    badge, registration = BadgeState(held.pop("badge")), State(held.pop("registration"))
    return decide(Held(badge, registration, **held), access, NOON, DAY)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, Outcome.ADMITTED),
        ({"badge": "printed"}, Outcome.ADMITTED),
        ({"badge": "collected"}, Outcome.ADMITTED),
        ({"is_vip": True}, Outcome.ADMITTED_VIP),
        ({"badge": "replaced"}, Outcome.REPLACED),
        ({"badge": "revoked"}, Outcome.REVOKED),
        ({"badge": "revoked", "registration": "withdrawn"}, Outcome.REVOKED),
        ({"registration": "withdrawn"}, Outcome.NOT_CONFIRMED),
        ({"registration": "waitlisted"}, Outcome.NOT_CONFIRMED),
    ],
)
def test_the_door_answers(facts, outcome):
    assert said(**facts) is outcome


FOR_PRESS = Access(is_open=False, by_category={PRESS: frozenset()})
DAY_BEFORE = frozenset({DAY - timedelta(1)})


@pytest.mark.parametrize(
    ("access", "facts", "outcome"),
    [
        (FOR_PRESS, {}, Outcome.WRONG_ZONE),
        (FOR_PRESS, {"category": PRESS}, Outcome.ADMITTED),
        (FOR_PRESS, {"granted": True}, Outcome.ADMITTED),
        (FOR_PRESS, {"badge": "revoked", "granted": True}, Outcome.REVOKED),
        (Access(is_open=False), {}, Outcome.WRONG_ZONE),
        (Access(False, {DELEGATES: DAY_BEFORE}), {}, Outcome.WRONG_DAY),
        (Access(False, {DELEGATES: DAY_BEFORE | {DAY}}), {}, Outcome.ADMITTED),
        (Access(True, {DELEGATES: DAY_BEFORE}), {}, Outcome.WRONG_DAY),
        (Access(True, {DELEGATES: DAY_BEFORE}), {"category": PRESS}, Outcome.ADMITTED),
        (Access(True, {DELEGATES: DAY_BEFORE}), {"granted": True}, Outcome.ADMITTED),
        (Access(hours=((NOON - HOUR, NOON),)), {}, Outcome.WRONG_DAY),
        (Access(hours=((NOON - HOUR, NOON), (NOON, NOON + HOUR))), {}, Outcome.ADMITTED),
        (Access(hours=((NOON + HOUR, NOON + 2 * HOUR),)), {"granted": True}, Outcome.WRONG_DAY),
    ],
)
def test_a_zone_answers(access, facts, outcome):
    assert said(access, **facts) is outcome


@pytest.mark.parametrize(("days", "heard"), [(-400, True), (0, True), (6, True), (7, False), (400, False)])
def test_a_device_is_heard_until_a_week_after_the_last_day(days, heard):
    assert may_still_scan(date(2025, 9, 13), date(2025, 9, 13) + timedelta(days)) is heard


def test_the_door_does_not_know_a_foreign_code():
    assert decide(None, ANYBODY, NOON, DAY) is Outcome.NOT_IN_LIST
