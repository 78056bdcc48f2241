from datetime import timedelta

import pytest

from forum import clock
from forum.accreditation import offering, services
from forum.badges.queries import valid_badge_of
from forum.registration.states import State
from tests.accreditation.letters import kinds_to, letters_to
from tests.makers import NOW, SOMEBODY, a_category, a_registration, an_edition


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition()


@pytest.fixture
def category(edition):
    return a_category(edition, capacity=1, keeps_waiting_list=True, offer_hours=24)


@pytest.fixture
def line(edition, category):
    """Somebody with the only place, and two who wait."""
    holder = a_registration(edition, category, state=State.CONFIRMED)
    return [holder, *(a_registration(edition, category, state=State.WAITLISTED) for _one in range(2))]


@pytest.fixture
def offered(edition, line):
    services.withdraw(edition, line[0])
    return line[1]


def test_a_free_place_is_held_for_whoever_is_next(offered, line):
    assert [one.state for one in line] == [State.WITHDRAWN, State.OFFERED, State.WAITLISTED]
    assert offered.offer_expires_at == NOW + timedelta(hours=24)
    assert kinds_to(offered) == ["waitlisted", "offered"]
    assert "until 2 September 2025, 09:00" in letters_to(offered)[-1].subject
    assert valid_badge_of(offered) is None


def test_accepting_brings_the_badge(edition, offered):
    offering.accept(edition, offered)
    assert (offered.state, offered.offer_expires_at) == (State.CONFIRMED, None)
    assert kinds_to(offered)[-1] == "promoted"


def test_letting_go_gives_the_place_to_the_next(edition, offered, line):
    offering.let_go(edition, offered)
    assert [one.state for one in line[1:]] == [State.WITHDRAWN, State.OFFERED]


def test_after_the_time_it_is_too_late_even_before_the_clock_was_looked_at(edition, offered, at):
    at(NOW + timedelta(hours=24))
    with pytest.raises(offering.OfferOver):
        offering.accept(edition, offered)
    assert offered.state == State.OFFERED


def test_the_clock_gives_the_place_on_and_the_first_waits_at_the_end(offered, line, at):
    at(NOW + timedelta(hours=25))
    assert offering.expire_offers() == 1
    assert [one.state for one in line[1:]] == [State.WAITLISTED, State.OFFERED]
    assert offered.waiting_since == clock.now()
    assert kinds_to(offered)[-1] == "offer_expired"
    assert offering.expire_offers() == 0


def test_an_offer_that_still_stands_is_left_alone(offered, at):
    at(NOW + timedelta(hours=23))
    assert offering.expire_offers() == 0
    assert offered.state == State.OFFERED


def test_the_organiser_confirms_without_waiting(edition, offered):
    services.confirm(edition, offered, by=SOMEBODY)
    assert offered.state == State.CONFIRMED
    assert valid_badge_of(offered) is not None


@pytest.mark.parametrize("state", [State.SUBMITTED, State.CONFIRMED, State.WAITLISTED, State.DECLINED])
@pytest.mark.parametrize("do", [offering.accept, offering.let_go])
def test_nobody_takes_a_place_that_was_not_offered(edition, state, do):
    registration = a_registration(edition, state=state)
    with pytest.raises(offering.NothingOffered):
        do(edition, registration)
    assert registration.state == state
