import pytest
from sqlalchemy import func, select

from forum.badges import codes
from forum.badges.queries import badges_of
from forum.badges.services import token_of
from forum.checkin.models import Gate, QuarantinedScan, Scan
from forum.checkin.records import BadRecord, parse
from forum.checkin.rules import Outcome
from forum.checkin.services import QUARANTINED, take
from tests.checkin.scanning import a_record, delegate, scan
from tests.makers import a_gate, a_reader, a_zone, an_edition


@pytest.fixture
def door(db):
    edition = an_edition()
    return edition, a_reader(edition)


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
