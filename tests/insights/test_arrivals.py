from datetime import UTC, datetime, timedelta

import pytest

from forum.badges import codes
from forum.badges.queries import valid_badge_of
from forum.badges.services import token_of
from forum.checkin.queries import admitted_count
from forum.checkin.records import parse
from forum.checkin.services import take
from forum.insights import figures
from forum.registration.states import State
from tests.checkin.scanning import a_record
from tests.makers import a_category, a_gate, a_reader, a_registration, a_zone, an_edition

OPENS = datetime(2025, 9, 12, 4, 0, tzinfo=UTC)


@pytest.fixture
def edition(db, at):
    at(OPENS)
    return an_edition()


def arrive(edition, device, moment, at, **changes):
    registration = a_registration(edition, a_category(edition), state=State.CONFIRMED, **changes)
    at(moment)
    h = codes.fingerprint(token_of(edition, valid_badge_of(registration)))
    milliseconds = int(moment.timestamp() * 1000)
    take(device, [parse(a_record(h, device_time=milliseconds)), parse(a_record(h, device_time=milliseconds))])


def test_arrivals_count_admissions_by_gate_and_five_minutes(edition, at):
    zone = a_zone(edition)
    north, south = (a_reader(edition, a_gate(edition, zone, name)) for name in ("North", "South"))
    for minutes, device in ((0, north), (4, north), (6, south)):
        arrive(edition, device, OPENS + timedelta(minutes=minutes), at)
    arrivals = figures.arrivals_of(edition.id)
    assert arrivals.by_gate == {north.gate_id: {OPENS: 2}, south.gate_id: {OPENS + timedelta(minutes=5): 1}}
    assert figures.admissions_by_gate(edition.id) == {north.gate_id: 2, south.gate_id: 1}
    assert arrivals.since(OPENS + timedelta(minutes=5)) == 1


def test_delegates_arrived_are_those_the_door_let_in(edition, at):
    device = a_reader(edition)
    arrive(edition, device, OPENS, at, country="KR")
    arrive(edition, device, OPENS, at, country="KZ")
    arrivals = figures.arrivals_of(edition.id)
    assert arrivals.by_country == {"KR": 1, "KZ": 1}
    assert arrivals.delegates == admitted_count(edition.id) == 2


def test_arrivals_of_another_forum_are_not_counted(edition, at):
    other = an_edition()
    device = a_reader(other)
    arrive(other, device, OPENS, at)
    assert figures.arrivals_of(edition.id).delegates == 0
