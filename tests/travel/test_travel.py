"""Journeys and companions."""

from datetime import UTC, datetime

import pytest

from forum.audit.queries import history_of
from forum.registration.changing import Ended
from forum.registration.states import State
from forum.travel import services as travel
from forum.travel.queries import arrivals, at_the_gala, companions_in, companions_of, travel_of
from forum.travel.rules import FLIGHT, tidy_flight
from tests.makers import SOMEBODY, a_registration, an_edition

MORNING, EVENING = datetime(2025, 9, 11, 3, 0, tzinfo=UTC), datetime(2025, 9, 11, 15, 0, tzinfo=UTC)
NOTHING = {"arrival_flight": "", "arrives_at": None, "departure_flight": "", "departs_at": None}
NOTHING |= {"hotel": "", "wants_transfer": False}


@pytest.fixture
def edition(db):
    return an_edition()


def plan(registration, **journey):
    travel.plan(registration, NOTHING | journey, by=SOMEBODY)


def a_companion(name="Seo", **changes):
    return {"given_name": name, "family_name": "Kim", "relation": "spouse", "gala": True, **changes}


def test_a_journey_is_told_bit_by_bit(edition):
    registration = a_registration(edition)
    plan(registration, arrival_flight="KC932")
    plan(registration, arrival_flight="KC932", arrives_at=MORNING, wants_transfer=True)
    known = travel_of(registration)
    assert (known.arrival_flight, known.arrives_at, known.wants_transfer) == ("KC932", MORNING, True)
    assert history_of(registration)[-1].after == {"arrives_at": MORNING.isoformat(), "wants_transfer": True}


def test_saving_the_same_again_writes_nothing_down(edition):
    registration = a_registration(edition)
    plan(registration, hotel="Rahat")
    before = len(history_of(registration))
    plan(registration, hotel="Rahat")
    assert len(history_of(registration)) == before


def test_the_desk_sees_the_first_to_arrive_first(edition):
    late, early, unknown = (a_registration(edition) for _each in range(3))
    plan(late, arrives_at=EVENING)
    plan(unknown, hotel="Rahat")
    plan(early, arrives_at=MORNING)
    assert [row[1].id for row in arrivals(edition.id)] == [early.id, late.id, unknown.id]


def test_whoever_does_not_come_is_not_met(edition):
    registration = a_registration(edition)
    plan(registration, arrives_at=MORNING)
    registration.state = State.WITHDRAWN
    assert list(arrivals(edition.id)) == []


def test_companions_are_named_anew_each_time(edition):
    registration = a_registration(edition)
    travel.bring(registration, [a_companion("Seo"), a_companion("Mina")], by=SOMEBODY)
    travel.bring(registration, [a_companion("Mina", gala=False)], by=SOMEBODY)
    assert [(each.position, each.given_name) for each in companions_of(registration)] == [(1, "Mina")]
    assert history_of(registration)[-1].before == {"companions": 2, "at_the_gala": 2}


def test_three_come_along_at_most(edition):
    registration = a_registration(edition)
    travel.bring(registration, [a_companion(name) for name in "ABCD"], by=SOMEBODY)
    assert len(companions_of(registration)) == 3


def test_companions_have_seats_at_the_gala(edition):
    confirmed = a_registration(edition, state=State.CONFIRMED, gala=True)
    waiting = a_registration(edition, gala=True)
    for each in (confirmed, waiting):
        travel.bring(each, [a_companion("Seo"), a_companion("Mina", gala=False)], by=SOMEBODY)
    assert at_the_gala(edition.id) == (1, 1)
    assert at_the_gala(edition.id).seats == 2
    assert len(companions_in(edition.id)) == 4


def test_what_has_ended_is_not_planned(edition):
    ended = a_registration(edition, state=State.DECLINED)
    with pytest.raises(Ended):
        plan(ended, hotel="Rahat")
    with pytest.raises(Ended):
        travel.bring(ended, [a_companion()], by=SOMEBODY)


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("kc 932", True),
        ("7C1901", True),
        ("KAP614A", True),
        ("KC", False),
        ("932", False),
        ("KC-93211", False),
    ],
)
def test_a_flight_has_letters_and_a_number(typed, fits):
    assert bool(FLIGHT.fullmatch(tidy_flight(typed))) is fits
