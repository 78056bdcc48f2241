"""Where a door said one thing and the books say another."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum import clock
from forum.accreditation import services as accreditation
from forum.checkin import supervising
from forum.checkin.models import Gate, QuarantinedScan, Scan
from forum.checkin.records import parse
from forum.checkin.services import take
from forum.checkin.supervising import SettledAlready
from forum.insights.conflicts import Kind, conflicts_of, open_conflicts
from tests.checkin.scanning import a_record, delegate, scan
from tests.makers import SOMEBODY, a_reader, an_edition


@pytest.fixture
def door(db):
    edition = an_edition()
    return edition, a_reader(edition)


def kinds(edition):
    return [each.kind for each in conflicts_of(edition.id)]


def earlier(minutes=10):
    return int((clock.now() - timedelta(minutes=minutes)).timestamp() * 1000)


def test_a_quiet_door_has_no_conflict(door):
    edition, device = door
    _registration, h = delegate(edition)
    for shown in ("admitted", "already_in"):
        scan(device, h, shown=shown)
    scan(device, None, shown="not_a_badge")
    assert conflicts_of(edition.id) == [] and open_conflicts(edition.id) == {}


@pytest.mark.parametrize("end", [accreditation.revoke_badge, None])
def test_whoever_is_shown_green_with_an_ended_badge_is_listed(door, end):
    edition, device = door
    registration, h = delegate(edition)
    if end:
        end(registration, by=SOMEBODY)
    else:
        accreditation.reissue_badge(edition, registration, by=SOMEBODY, reason="lost")
    scan(device, h, shown="admitted")
    [conflict] = conflicts_of(edition.id)
    assert (conflict.kind, conflict.claim) == (Kind.NOT_VALID, "revoked" if end else "replaced")
    assert (conflict.whose, conflict.gate, conflict.device) == (registration, "North gate", "Phone 1")


def test_two_greens_for_one_badge_are_listed_once(door, db):
    edition, device = door
    _registration, h = delegate(edition)
    other = a_reader(edition, db.session.get(Gate, device.gate_id))
    scan(device, h, shown="admitted")
    scan(other, h, shown="admitted")
    [conflict] = conflicts_of(edition.id)
    assert (conflict.kind, conflict.first_gate) == (Kind.TWICE, "North gate")


def test_an_entry_that_turns_out_to_be_the_second_is_listed(door, db):
    """Online at ten somebody was let in; at eleven a gate without a network tells of nine."""
    edition, device = door
    _registration, h = delegate(edition)
    other = a_reader(edition, db.session.get(Gate, device.gate_id))
    scan(other, h, shown="admitted")
    scan(device, h, shown="admitted", device_time=earlier())
    assert kinds(edition) == [Kind.TWICE]


def test_a_good_badge_that_was_sent_away_is_listed_when_it_is_told_of_late(door):
    edition, device = door
    (_a, sent_away), (_b, put_right) = delegate(edition), delegate(edition)
    scan(device, sent_away, shown="not_in_list", device_time=earlier())
    scan(device, put_right, shown="not_in_list")
    assert kinds(edition) == [Kind.REFUSED]


def test_what_was_taken_back_is_no_conflict(door):
    edition, device = door
    registration, h = delegate(edition)
    accreditation.revoke_badge(registration, by=SOMEBODY)
    first = scan(device, h, shown="admitted")
    scan(device, h, action="undo", undoes=first.id)
    assert kinds(edition) == []


def test_a_record_that_was_set_aside_is_listed(door, db):
    edition, device = door
    body = a_record(delegate(edition)[1], shown="admitted")
    for changes in ({}, {"seq": 999_999}):
        take(device, [parse({**body, **changes})])
    assert open_conflicts(edition.id) == {Kind.SET_ASIDE: 1}
    record = db.session.scalars(select(QuarantinedScan)).one()
    supervising.settle_record(record, note="Two tabs were open.", by=SOMEBODY)
    assert conflicts_of(edition.id) == []


def test_a_conflict_is_settled_once_and_the_scan_stays(door, db):
    edition, device = door
    _registration, h = delegate(edition)
    for _twice in range(2):
        scan(device, h, shown="admitted")
    twice = db.session.scalars(select(Scan).filter_by(outcome="already_in")).one()
    supervising.settle(twice, note="Came back from the car.", by=SOMEBODY)
    with pytest.raises(SettledAlready):
        supervising.settle(twice, note="No.", by=SOMEBODY)
    [conflict] = conflicts_of(edition.id, settled=True)
    assert conflict.settled.note == "Came back from the car."
    assert open_conflicts(edition.id) == {} and twice.outcome == "already_in"


def test_conflicts_are_found_in_three_statements(door, statements):
    edition, device = door
    _registration, h = delegate(edition)
    for _time in range(4):
        scan(device, h, shown="admitted")
    statements.clear()
    assert len(conflicts_of(edition.id)) == 3
    assert len(statements) <= 3, "\n".join(statements)
