"""A pass without a name: one carrier at a time, and the zone is open to them alone."""

import pytest

from forum.badges.queries import valid_badge_of
from forum.checkin import enrolment, greeting, passes, zoning
from forum.checkin.models import Device
from forum.checkin.passes import NotOfDelegation, PassCarried, PassInside, PassVoid
from forum.checkin.readers import reader_with
from forum.checkin.rules import Outcome
from forum.checkin.zoning import ZoneFacts
from forum.columns import Words
from forum.delegations import services as delegations
from forum.extensions import db
from forum.registration.states import State
from tests.checkin.scanning import delegate, scan
from tests.delegations.making import a_delegation, a_volunteer
from tests.makers import SOMEBODY, a_category, a_reader, an_edition


@pytest.fixture
def stage(request):
    """A closed zone with a way in and a way out, a pass for it, and two delegates of the delegation."""
    request.getfixturevalue("db")
    edition = an_edition()
    zone = zoning.make_zone(edition, ZoneFacts(Words({"en": "Stage"}), is_open=False), by=SOMEBODY)
    sent_by, category = a_delegation(edition), a_category(edition)
    people = [a_volunteer(edition, sent_by, category) for _two in range(2)]
    [floater] = delegations.give_floaters(sent_by, zone_code="stage", count=1, label="", by=SOMEBODY)
    readers = [
        a_reader(edition, enrolment.open_gate(edition, zone, name=way, direction=way, by=SOMEBODY))
        for way in ("in", "out")
    ]
    return edition, floater, people, readers


def badge(person):
    return valid_badge_of(person).fingerprint


def reread(readers):
    """A device whose zone has other rules now is read anew."""
    return [reader_with(db.session.get(Device, each.id).secret_hash) for each in readers]


def test_who_carries_the_pass_enters_one_at_a_time(stage):
    _edition, floater, (first, second), readers = stage
    passes.give(floater, first, by=SOMEBODY)
    way_in, way_out = reread(readers)
    assert scan(way_in, badge(first)).outcome == Outcome.ADMITTED
    assert scan(way_in, badge(second)).outcome == Outcome.WRONG_ZONE
    with pytest.raises(PassCarried):
        passes.give(floater, second, by=SOMEBODY)
    with pytest.raises(PassInside):
        passes.take_back(floater, by=SOMEBODY)
    scan(way_out, badge(first), action="out")
    passes.take_back(floater, by=SOMEBODY)
    passes.give(floater, second, by=SOMEBODY)
    way_in, _out = reread(readers)
    said = [scan(way_in, badge(each)).outcome for each in (first, second)]
    assert said == [Outcome.WRONG_ZONE, Outcome.ADMITTED]


def test_a_pass_is_for_its_own_delegation(stage):
    edition, floater, _people, _readers = stage
    stranger, _h = delegate(edition)
    with pytest.raises(NotOfDelegation):
        passes.give(floater, stranger, by=SOMEBODY)


def test_a_withdrawn_pass_opens_nothing(stage):
    edition, floater, (first, _second), _readers = stage
    [one] = passes.passes_of(edition.id)
    delegations.withdraw_floater(one.delegation, floater, by=SOMEBODY)
    with pytest.raises(PassVoid):
        passes.give(floater, first, by=SOMEBODY)
    assert passes.passes_of(edition.id) == []


def test_a_delegates_own_greeter_goes_before_the_categorys(stage):
    edition = stage[0]
    registration, _h = delegate(edition)
    assert greeting.greeter_of(registration) is None
    greeting.name_greeter(registration.category, name="Aigul Host", phone="", by=SOMEBODY)
    assert greeting.greeter_of(registration).name == "Aigul Host"
    greeting.name_greeter(registration, name="Timur Host", phone="+77010000000", by=SOMEBODY)
    assert greeting.greeter_of(registration).name == "Timur Host"
    greeting.remove_greeter(registration, by=SOMEBODY)
    assert [each.greeter.name for each in greeting.greeters_of(edition.id)] == ["Aigul Host"]
    assert registration.state == State.CONFIRMED
