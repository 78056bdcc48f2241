from datetime import date, timedelta

import pytest

from forum.badges.states import BadgeState
from forum.checkin.rules import Held, Outcome, decide, may_still_scan
from forum.registration.states import State

VALID = dict(badge="issued", registration="confirmed", is_vip=False, is_inside=False)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, Outcome.ADMITTED),
        ({"badge": "printed"}, Outcome.ADMITTED),
        ({"badge": "collected"}, Outcome.ADMITTED),
        ({"is_vip": True}, Outcome.ADMITTED_VIP),
        ({"is_inside": True}, Outcome.ALREADY_IN),
        ({"is_inside": True, "is_vip": True}, Outcome.ALREADY_IN),
        ({"badge": "replaced"}, Outcome.REPLACED),
        ({"badge": "replaced", "is_inside": True}, Outcome.REPLACED),
        ({"badge": "revoked"}, Outcome.REVOKED),
        ({"badge": "revoked", "registration": "withdrawn"}, Outcome.REVOKED),
        ({"registration": "withdrawn"}, Outcome.NOT_CONFIRMED),
        ({"registration": "waitlisted"}, Outcome.NOT_CONFIRMED),
    ],
)
def test_the_door_answers(facts, outcome):
    held = VALID | facts
    badge, registration = BadgeState(held.pop("badge")), State(held.pop("registration"))
    assert decide(Held(badge, registration, **held)) is outcome


@pytest.mark.parametrize(("days", "heard"), [(-400, True), (0, True), (6, True), (7, False), (400, False)])
def test_a_device_is_heard_until_a_week_after_the_last_day(days, heard):
    assert may_still_scan(date(2025, 9, 13), date(2025, 9, 13) + timedelta(days)) is heard


def test_the_door_does_not_know_a_foreign_code():
    assert decide(None) is Outcome.NOT_IN_LIST
