"""Arrivals while they happen."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.insights.live import live_of
from tests.checkin.scanning import delegate, scan
from tests.makers import a_gate, a_reader, a_zone, an_edition

NOON = datetime(2025, 9, 12, 7, 0, tzinfo=UTC)


@pytest.fixture
def site(db, at):
    at(NOON)
    edition = an_edition()
    zone = a_zone(edition)
    return edition, a_reader(edition, a_gate(edition, zone, "North")), zone


def test_an_arrival_is_a_first_entry(site, at):
    edition, device, _zone = site
    registration, h = delegate(edition, country="KR")
    for minutes, action in enumerate(("in", "out", "in")):
        at(NOON + timedelta(minutes=minutes))
        scan(device, h, action=action)
    live = live_of(edition.id)
    assert live.by_gate == {device.gate_id: {NOON: 1}}
    assert (live.by_country, live.by_category, live.total) == ({"KR": 1}, {registration.category_id: 1}, 1)


def test_another_zone_is_no_arrival(site):
    edition, device, _zone = site
    hall = a_reader(edition, a_gate(edition, a_zone(edition, "hall"), "Hall"))
    _registration, h = delegate(edition)
    scan(hall, h)
    assert live_of(edition.id).total == 0
    scan(device, h)
    assert live_of(edition.id).total == 1


def test_the_window_is_the_last_hour_with_somebody_in_it(site):
    edition, device, _zone = site
    scan(device, delegate(edition)[1])
    live, minute = live_of(edition.id), timedelta(minutes=1)
    assert live.window(NOON + 30 * minute) == (NOON - 29 * minute, NOON + 30 * minute)
    assert live.window(NOON + timedelta(hours=5)) == (NOON - 59 * minute, NOON)


def test_arrivals_take_two_statements(site, statements):
    edition, device, _zone = site
    scan(device, delegate(edition)[1])
    statements.clear()
    live_of(edition.id)
    assert len(statements) == 2
