"""Zones at the desk, and what the door makes of them."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from forum import clock
from forum.badges.queries import valid_badge_of
from forum.checkin import enrolment, zoning
from forum.checkin.models import Gate, Zone, ZoneAccess, ZoneHours
from forum.checkin.queries import cursor_of
from forum.checkin.readers import NoLongerSo
from forum.checkin.rules import Outcome
from forum.checkin.zoning import ZoneFacts, ZoneInUse
from forum.columns import Words
from forum.editions.zone import at
from forum.registration.states import State
from tests.checkin.scanning import scan
from tests.makers import SOMEBODY, a_category, a_reader, a_registration, an_edition

NAME = Words({"en": "Press room", "ko": "프레스룸"})


@pytest.fixture
def forum(db):
    edition = an_edition()
    category = a_category(edition, needs_decision=True)
    delegate = a_registration(edition, category, state=State.CONFIRMED)
    return edition, delegate, valid_badge_of(delegate).fingerprint


def made(edition, **facts):
    return zoning.make_zone(edition, ZoneFacts(NAME, **facts), by=SOMEBODY)


def at_its_door(edition, zone):
    return a_reader(edition, enrolment.open_gate(edition, zone, name="Press door", by=SOMEBODY))


def today(edition):
    return at(clock.now(), edition).date()


def test_a_zone_has_a_short_word_of_its_own(forum):
    edition, *_rest = forum
    assert [made(edition).code, made(edition).code] == ["press-room", "press-room-2"]


def test_a_closed_zone_admits_the_categories_it_names(forum):
    edition, delegate, h = forum
    zone = made(edition, is_open=False)
    assert scan(at_its_door(edition, zone), h).outcome == Outcome.WRONG_ZONE
    everybody = {delegate.category_id: frozenset()}
    zoning.change_zone(zone, ZoneFacts(NAME, is_open=False, by_category=everybody), by=SOMEBODY)
    assert scan(at_its_door(edition, zone), h).outcome == Outcome.ADMITTED


def test_a_category_may_come_on_its_days_only(forum):
    edition, delegate, h = forum
    tomorrow = today(edition) + timedelta(days=1)
    zone = made(edition, by_category={delegate.category_id: frozenset({tomorrow})})
    assert scan(at_its_door(edition, zone), h).outcome == Outcome.WRONG_DAY


def test_a_single_delegate_is_granted_and_the_devices_hear_of_it(forum, db):
    edition, delegate, h = forum
    zone = made(edition, is_open=False)
    before = cursor_of(edition.id)
    for _twice in range(2):
        zoning.grant(zone, delegate, by=SOMEBODY)
    assert valid_badge_of(delegate).cursor == cursor_of(edition.id) == before + 1
    assert scan(at_its_door(edition, zone), h).outcome == Outcome.ADMITTED
    zoning.withdraw(zone, delegate, by=SOMEBODY)
    assert scan(at_its_door(edition, zone), h).outcome == Outcome.WRONG_ZONE


def test_a_zone_is_closed_outside_its_hours(forum):
    edition, _delegate, h = forum
    now = clock.now()
    zone = made(edition, hours=((now + timedelta(hours=1), now + timedelta(hours=2)),))
    assert scan(at_its_door(edition, zone), h).outcome == Outcome.WRONG_DAY


def test_a_device_obeys_a_new_rule_at_once(forum):
    edition, _delegate, h = forum
    zone = made(edition)
    device = at_its_door(edition, zone)
    zoning.change_zone(zone, ZoneFacts(NAME, is_open=False), by=SOMEBODY)
    with pytest.raises(NoLongerSo):
        scan(device, h)


def test_a_zone_where_somebody_was_stays(forum, db):
    edition, _delegate, h = forum
    used, unused = made(edition), made(edition)
    scan(at_its_door(edition, used), h)
    enrolment.open_gate(edition, unused, name="Back door", by=SOMEBODY)
    with pytest.raises(ZoneInUse):
        zoning.remove_zone(used, by=SOMEBODY)
    zoning.remove_zone(unused, by=SOMEBODY)
    assert db.session.scalar(select(func.count(Zone.id)).filter_by(edition_id=edition.id)) == 1


def test_rules_are_replaced_not_heaped_up(forum, db):
    edition, delegate, _h = forum
    now = clock.now()
    facts = ZoneFacts(
        NAME, by_category={delegate.category_id: frozenset()}, hours=((now, now + timedelta(hours=1)),)
    )
    zone = zoning.make_zone(edition, facts, by=SOMEBODY)
    zoning.change_zone(zone, facts, by=SOMEBODY)
    counts = [db.session.scalar(select(func.count(rows.id))) for rows in (ZoneAccess, ZoneHours)]
    assert counts == [1, 1]


def test_a_gate_can_lead_out(forum, db):
    edition, *_rest = forum
    gate = enrolment.open_gate(edition, made(edition), name="North gate", by=SOMEBODY)
    version = db.session.get(Zone, gate.zone_id).version
    zoning.change_gate(gate, name="North exit", direction="out", by=SOMEBODY)
    assert (db.session.get(Gate, gate.id).direction, gate.name) == ("out", "North exit")
    db.session.expire_all()
    assert db.session.get(Zone, gate.zone_id).version == version + 1
