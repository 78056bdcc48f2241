import itertools
import uuid

import pytest
from sqlalchemy import func, select

from forum.accreditation import services as accreditation
from forum.badges import codes
from forum.badges.queries import badges_of, valid_badge_of
from forum.badges.services import token_of
from forum.badges.states import BadgeState
from forum.checkin.models import QuarantinedScan, Scan
from forum.checkin.records import BadRecord, parse
from forum.checkin.rules import Held, Outcome, decide
from forum.checkin.services import QUARANTINED, take
from forum.registration.states import State
from tests.makers import SOMEBODY, a_category, a_device, a_gate, a_registration, a_zone, an_edition

_seq = itertools.count(1)


def a_record(h, /, **changes):
    body = {
        "id": str(uuid.uuid4()),
        "seq": next(_seq),
        "h": h and h.hex(),
        "zone": "site",
        "action": "in",
        "device_time": 1_757_730_000_000,
        "offset": 0,
        "monotonic": 1000,
        "shown": "checking",
        "source": "camera",
        "cursor": 0,
    }
    return {**body, **changes}


def scan(device, h, **changes):
    return take(device, [parse(a_record(h, **changes))])[0]


@pytest.fixture
def door(db):
    edition = an_edition()
    return edition, a_device(edition)[0]


def delegate(edition, **changes):
    registration = a_registration(edition, state=State.CONFIRMED, **changes)
    return registration, valid_badge_of(registration).fingerprint


def test_a_delegate_is_admitted_once(door):
    edition, device = door
    _registration, h = delegate(edition)
    first, second = scan(device, h), scan(device, h)
    assert (first.outcome, second.outcome) == (Outcome.ADMITTED, Outcome.ALREADY_IN)
    assert (first.holder.name, first.holder.name_native) == ("Kim Haneul", "김하늘")
    assert second.first_gate == "North gate"


def test_a_vip_is_greeted(door):
    edition, device = door
    registration = a_registration(edition, a_category(edition, letter="V"), state=State.CONFIRMED)
    assert scan(device, valid_badge_of(registration).fingerprint).outcome == Outcome.ADMITTED_VIP


def test_a_revoked_badge_does_not_open_the_gate(door):
    edition, device = door
    registration, h = delegate(edition)
    accreditation.revoke_badge(registration, by=SOMEBODY)
    assert scan(device, h).outcome == Outcome.REVOKED


def test_a_replaced_badge_is_told_apart_and_the_new_one_admits(door):
    edition, device = door
    registration, old = delegate(edition)
    accreditation.reissue_badge(edition, registration, by=SOMEBODY, reason="lost")
    assert scan(device, old).outcome == Outcome.REPLACED
    assert scan(device, valid_badge_of(registration).fingerprint).outcome == Outcome.ADMITTED


def test_a_badge_of_another_edition_is_not_in_the_list(door):
    _edition, device = door
    _registration, foreign = delegate(an_edition())
    assert scan(device, foreign).outcome == Outcome.NOT_IN_LIST


def test_what_is_no_code_is_no_badge(door):
    assert scan(door[1], None).outcome == Outcome.NOT_A_BADGE
    assert scan(door[1], None, shown="other_forum").outcome == Outcome.OTHER_FORUM


def test_the_same_record_twice_gets_the_same_answer_and_is_kept_once(door, db):
    edition, device = door
    _registration, h = delegate(edition)
    record = parse(a_record(h))
    answers = [take(device, [record]), take(device, [record]), take(device, [record, record])]
    assert [result.outcome for results in answers for result in results] == [Outcome.ADMITTED] * 4
    assert db.session.scalar(select(func.count(Scan.id))) == 1


def test_another_body_under_a_known_id_is_set_aside(door, db):
    edition, device = door
    _registration, h = delegate(edition)
    body = a_record(h)
    take(device, [parse(body)])
    assert take(device, [parse({**body, "seq": 999})])[0].outcome == QUARANTINED
    assert db.session.scalar(select(func.count(QuarantinedScan.id))) == 1


def test_a_batch_holds_scans_that_depend_on_each_other(door):
    edition, device = door
    (_a, first), (_b, second) = delegate(edition), delegate(edition)
    results = take(device, [parse(a_record(h)) for h in (first, second, first)])
    assert [r.outcome for r in results] == [Outcome.ADMITTED, Outcome.ADMITTED, Outcome.ALREADY_IN]


def test_zones_are_entered_one_by_one(door):
    edition, device = door
    _registration, h = delegate(edition)
    press = a_zone(edition, code="press")
    elsewhere = a_device(edition, a_gate(edition, press, "Press gate"))[0]
    assert scan(device, h).outcome == scan(elsewhere, h).outcome == Outcome.ADMITTED


def test_a_scan_takes_four_statements_with_finding_the_device(door, statements):
    edition, device = door
    _registration, h = delegate(edition)
    statements.clear()
    scan(device, h)
    assert len(statements) <= 3, "\n".join(statements)  # and one that finds the device


def test_the_code_is_made_again_and_never_kept(door, db):
    edition, _device = door
    registration, h = delegate(edition)
    [badge] = badges_of(registration)
    assert codes.fingerprint(token_of(edition, badge)) == h


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "1"),
        ("seq", -1),
        ("seq", True),
        ("h", "zz"),
        ("h", "00" * 15),
        ("action", "fly"),
        ("source", 7),
        ("device_time", 10**15),
        ("offset", "0"),
        ("shown", "x" * 31),
        ("cursor", None),
        ("shown", "\ud800"),
        ("zone", "si\0te"),
        ("proof", "zz"),
        ("proof", "00" * 17),
    ],
)
def test_a_record_that_is_not_one_is_refused(field, value):
    with pytest.raises(BadRecord) as refusal:
        parse(a_record(b"\0" * 16, **{field: value}))
    assert refusal.value.facts == {"field": field}


def test_a_device_clock_that_runs_ahead_is_not_believed(door):
    edition, device = door
    _registration, h = delegate(edition)
    scan(device, h, device_time=9_000_000_000_000)
    later = scan(device, h)
    assert later.first_at.year < 2200


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


def test_the_door_does_not_know_a_foreign_code():
    assert decide(None) is Outcome.NOT_IN_LIST
