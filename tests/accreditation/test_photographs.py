"""Where a category asks for a photograph, nobody is confirmed without one."""

import pytest

from forum.accreditation import offering, services
from forum.accreditation.photographs import PhotoOwed
from forum.registration.queries import registration_of
from forum.registration.states import State
from tests.makers import SOMEBODY, a_category, a_photo, a_registration, an_application, an_edition


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def owing(edition):
    return a_registration(edition, a_category(edition, needs_decision=True, asks_photo=True))


def test_without_a_photo_nobody_is_confirmed(edition, owing):
    with pytest.raises(PhotoOwed):
        services.confirm(edition, owing, by=SOMEBODY)
    assert owing.state == State.SUBMITTED


def test_with_the_photo_they_are(edition, owing):
    a_photo(owing)
    services.confirm(edition, owing, by=SOMEBODY)
    assert owing.state == State.CONFIRMED


def test_other_categories_ask_for_none(edition):
    registration = a_registration(edition, a_category(edition, needs_decision=True))
    services.confirm(edition, registration, by=SOMEBODY)
    assert registration.state == State.CONFIRMED


def test_without_a_decision_they_wait_for_the_photo(edition):
    category = a_category(edition, asks_photo=True)
    application = an_application(category_id=category.id)
    registration = services.receive(edition, category, application, key="k" * 16)
    assert registration.state == State.SUBMITTED


def test_a_place_that_becomes_free_is_held_until_the_photo_is_there(edition):
    category = a_category(edition, capacity=1, keeps_waiting_list=True, asks_photo=True)
    first = a_registration(edition, category)
    waiting = a_registration(edition, category, state=State.WAITLISTED, given_name="Other")
    services.withdraw(edition, first)
    assert waiting.state == State.SUBMITTED


def test_an_offered_place_is_taken_with_a_photo_only(edition):
    category = a_category(edition, capacity=1, keeps_waiting_list=True, offer_hours=24)
    first = a_registration(edition, category, state=State.CONFIRMED)
    waiting = a_registration(edition, category, state=State.WAITLISTED, given_name="Other")
    services.withdraw(edition, first)
    assert waiting.state == State.OFFERED
    category.asks_photo = True
    with pytest.raises(PhotoOwed):
        offering.accept(edition, waiting)
    waiting = registration_of(edition.id, waiting.id)
    a_photo(waiting)
    offering.accept(edition, waiting)
    assert waiting.state == State.CONFIRMED
