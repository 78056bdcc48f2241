import itertools
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from forum import clock
from forum.accreditation import services as accreditation
from forum.badges import codes
from forum.badges.queries import badges_of, valid_badge_of
from forum.badges.services import token_of
from forum.checkin.models import Gate, QuarantinedScan, Scan
from forum.checkin.queries import admitted_count, inside_count
from forum.checkin.records import BadRecord, parse
from forum.checkin.rules import Outcome
from forum.checkin.services import QUARANTINED, take
from forum.registration.states import State
from tests.makers import SOMEBODY, a_category, a_gate, a_reader, a_registration, a_zone, an_edition

_seq = itertools.count(1)


def a_record(h, /, **changes):
    body = {
        "id": str(uuid.uuid4()),
        "seq": next(_seq),
        "h": h and h.hex(),
        "zone": "site",
        "action": "in",
        "device_time": int(clock.now().timestamp() * 1000),
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
    return edition, a_reader(edition)


def delegate(edition, **changes):
    registration = a_registration(edition, state=State.CONFIRMED, **changes)
    return registration, valid_badge_of(registration).fingerprint


def test_a_delegate_is_admitted_once(door):
    edition, device = door
    registration, h = delegate(edition)
    first, second = scan(device, h, **in_hand(edition, registration)), scan(device, h)
    assert (first.outcome, second.outcome) == (Outcome.ADMITTED, Outcome.ALREADY_IN)
    assert (first.holder.name, first.holder.name_native) == ("Kim Haneul", "김하늘")
    assert (second.first_gate, second.holder) == ("North gate", None)


def in_hand(edition, registration):
    """What a reader adds to a record whose badge it has before it."""
    [badge] = badges_of(registration)
    return {"proof": codes.proof(token_of(edition, badge)).hex()}


@pytest.mark.parametrize(("action", "outcome"), [("out", Outcome.LEFT), ("undo", Outcome.NOTED)])
def test_only_coming_in_is_an_entry(door, db, action, outcome):
    edition, device = door
    _registration, h = delegate(edition)
    assert scan(device, h, action=action).outcome == outcome
    assert admitted_count(edition.id) == 0
    assert scan(device, h).outcome == Outcome.ADMITTED


def test_who_goes_out_may_come_in_again(door, db):
    edition, device = door
    _registration, h = delegate(edition)
    said = [scan(device, h, action=action).outcome for action in ("in", "out", "in", "in")]
    assert said == [Outcome.ADMITTED, Outcome.LEFT, Outcome.ADMITTED, Outcome.ALREADY_IN]
    assert (admitted_count(edition.id), inside_count(edition.id, device.gate.zone_id)) == (1, 1)


def test_what_is_taken_back_let_nobody_in(door):
    edition, device = door
    _registration, h = delegate(edition)
    first = scan(device, h)
    scan(device, h, action="undo", undoes=first.id)
    assert inside_count(edition.id, device.gate.zone_id) == 0
    assert scan(device, h).outcome == Outcome.ADMITTED


def test_a_supervisor_lets_in_whom_the_badge_does_not(door):
    edition, device = door
    registration, h = delegate(edition)
    accreditation.revoke_badge(registration, by=SOMEBODY)
    assert scan(device, h, action="override").outcome == Outcome.OVERRIDDEN
    assert inside_count(edition.id, device.gate.zone_id) == 1


def test_a_badge_was_good_until_it_was_revoked(door):
    """An offline gate let somebody in; only then was the badge revoked; only then did the gate tell."""
    edition, device = door
    registration, h = delegate(edition)
    before = int((clock.now() - timedelta(minutes=5)).timestamp() * 1000)
    accreditation.revoke_badge(registration, by=SOMEBODY)
    assert scan(device, h, device_time=before).outcome == Outcome.ADMITTED


def test_an_entry_that_was_the_first_after_all_is_not_told_as_a_second(door, db):
    """Offline somebody was let in at nine, online at ten; at eleven the first gate tells."""
    edition, device = door
    _registration, h = delegate(edition)
    other, now = a_reader(edition, db.session.get(Gate, device.gate_id)), clock.now()
    online = scan(other, h)
    late = parse(a_record(h, device_time=int((now - timedelta(hours=1)).timestamp() * 1000)))
    told = [take(device, [late])[0] for _again in range(2)]
    assert [result.outcome for result in (online, *told)] == [Outcome.ADMITTED, *[Outcome.ALREADY_IN] * 2]
    rows = {row.id: row for row in db.session.scalars(select(Scan))}
    assert (rows[late.id].outcome, rows[online.id].outcome) == (Outcome.ADMITTED, Outcome.ALREADY_IN)
    assert rows[online.id].answered == Outcome.ADMITTED


def test_going_out_takes_four_statements(door, statements):
    edition, device = door
    _registration, h = delegate(edition)
    scan(device, h)
    statements.clear()
    scan(device, h, action="out")
    assert len(statements) <= 4, "\n".join(statements)


def test_a_new_badge_is_no_second_entry(door):
    edition, device = door
    registration, old = delegate(edition)
    scan(device, old)
    accreditation.reissue_badge(edition, registration, by=SOMEBODY, reason="lost")
    again = scan(device, valid_badge_of(registration).fingerprint)
    assert (again.outcome, again.first_gate) == (Outcome.ALREADY_IN, "North gate")
    assert admitted_count(edition.id) == 1


def test_the_database_itself_admits_nobody_twice(door, db):
    edition, device = door
    scan(device, delegate(edition)[1])
    [entry] = db.session.scalars(select(Scan))
    copied = {column.key: getattr(entry, column.key) for column in Scan.__table__.columns}
    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.add(Scan(**copied | {"id": str(uuid.uuid4()), "badge_id": None}))
        db.session.flush()


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


def test_a_broken_device_is_set_aside_once(door, db):
    edition, device = door
    body = a_record(delegate(edition)[1])
    take(device, [parse(body)])
    other, third = parse({**body, "seq": 999}), parse({**body, "seq": 998})
    for _attempt in range(3):
        take(device, [other, other])
    take(device, [third])
    assert db.session.scalar(select(func.count(QuarantinedScan.id))) == 2


def test_an_id_of_another_device_is_set_aside(door, db):
    edition, device = door
    record = parse(a_record(delegate(edition)[1]))
    take(device, [record])
    for stranger in (a_reader(edition, db.session.get(Gate, device.gate_id)), a_reader(an_edition())):
        assert take(stranger, [record])[0].outcome == QUARANTINED
        assert take(stranger, [record, parse(a_record(None))])[0].outcome == QUARANTINED
    assert set(db.session.scalars(select(QuarantinedScan.edition_id))) == {edition.id, stranger.edition_id}


def test_in_a_batch_the_first_reading_counts_though_it_comes_twice(door):
    edition, device = door
    _registration, h = delegate(edition)
    first, second = parse(a_record(h)), parse(a_record(h))
    results = take(device, [first, second, first])
    assert [result.id for result in results] == [first.id, second.id, first.id]
    assert [result.outcome for result in results] == ["admitted", "already_in", "admitted"]


def test_two_bodies_under_one_id_in_a_batch_admit_once(door):
    edition, device = door
    (_a, h), (_b, other) = delegate(edition), delegate(edition)
    body = a_record(h)
    results = take(device, [parse(body), parse({**body, "h": other.hex()})])
    assert [result.outcome for result in results] == [Outcome.ADMITTED, QUARANTINED]
    assert scan(device, other).outcome == Outcome.ADMITTED


def test_two_hundred_repeats_cost_no_more_statements(door, statements):
    edition, device = door
    record = parse(a_record(delegate(edition)[1]))
    statements.clear()
    take(device, [record] * 200)
    assert len(statements) <= 3, "\n".join(statements)


def test_a_batch_holds_scans_that_depend_on_each_other(door):
    edition, device = door
    (_a, first), (_b, second) = delegate(edition), delegate(edition)
    results = take(device, [parse(a_record(h)) for h in (first, second, first)])
    assert [r.outcome for r in results] == [Outcome.ADMITTED, Outcome.ADMITTED, Outcome.ALREADY_IN]


def test_zones_are_entered_one_by_one(door):
    edition, device = door
    _registration, h = delegate(edition)
    press = a_zone(edition, code="press")
    elsewhere = a_reader(edition, a_gate(edition, press, "Press gate"))
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
