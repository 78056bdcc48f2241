"""A question, an offered place and a change that waits, on the delegate's own page."""

import pytest

from forum.accreditation import inquiring, services
from forum.registration.inquiries import inquiries_of
from forum.registration.revisions import pending_of
from forum.registration.states import State
from tests.makers import SOMEBODY, a_category, a_registration, an_edition
from tests.web.delegate.test_mine import address, answers


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def asked(edition):
    registration = a_registration(edition)
    inquiring.ask(edition, registration, by=SOMEBODY, reason="Which newspaper?\nSince when?")
    return registration


@pytest.fixture
def offered(edition):
    category = a_category(edition, capacity=1, keeps_waiting_list=True, offer_hours=24)
    holder = a_registration(edition, category, state=State.CONFIRMED)
    waiting = a_registration(edition, category, state=State.WAITLISTED)
    services.withdraw(edition, holder)
    return waiting


@pytest.fixture
def delegate(edition):
    return a_registration(edition, state=State.CONFIRMED)


def test_the_question_stands_on_the_page_and_is_answered_there(client, edition, asked):
    assert "Which newspaper?" in client.get(address(edition, asked)).text
    sent = client.post(address(edition, asked, "/answer"), data={"answer": "The Example Times."})
    assert sent.status_code == 303
    assert (asked.state, inquiries_of(asked)[0].answer) == (State.SUBMITTED, "The Example Times.")


def test_an_empty_answer_is_not_taken_and_the_question_stays(client, edition, asked):
    page = client.post(address(edition, asked, "/answer"), data={"answer": "  "})
    assert page.status_code == 422
    assert "Write your answer." in page.text
    assert asked.state == State.INFO_REQUESTED


def test_without_a_question_there_is_nothing_to_answer(client, edition, delegate):
    assert client.get(address(edition, delegate, "/answer")).status_code == 302
    page = client.post(
        address(edition, delegate, "/answer"), data={"answer": "Nobody asked."}, follow_redirects=True
    )
    assert "There is no open question any more." in page.text
    assert delegate.state == State.CONFIRMED


def test_looking_at_an_offer_takes_nothing(client, edition, offered):
    page = client.get(address(edition, offered)).text
    assert "It is held for you until" in page
    assert client.get(address(edition, offered, "/place")).status_code == 405
    assert offered.state == State.OFFERED


def test_a_place_is_accepted_or_let_go(client, edition, offered):
    page = client.post(address(edition, offered, "/place"), follow_redirects=True).text
    assert "The place is yours." in page
    assert 'class="pass"' in page


def test_a_place_is_let_go(client, edition, offered):
    page = client.post(address(edition, offered, "/place/withdrawal"), follow_redirects=True).text
    assert "You have let the place go." in page
    assert offered.state == State.WITHDRAWN


def test_nobody_accepts_a_place_by_knowing_its_address(client, edition):
    registration = a_registration(edition)
    page = client.post(address(edition, registration, "/place"), follow_redirects=True).text
    assert "No place is held for you at the moment." in page
    assert registration.state == State.SUBMITTED


def test_a_change_waits_in_sight_and_is_taken_back(client, edition, delegate):
    client.post(address(edition, delegate, "/edit"), data=answers(given_name="Narae"))
    page = client.get(address(edition, delegate)).text
    assert "Waiting for the organiser" in page
    assert 'value="Narae"' in client.get(address(edition, delegate, "/edit")).text
    revision = pending_of(delegate).id
    client.post(address(edition, delegate, f"/edit/{revision}/withdrawal"))
    assert pending_of(delegate) is None


def test_a_change_of_somebody_else_is_not_taken_back(client, edition, delegate):
    other = a_registration(edition, state=State.CONFIRMED)
    client.post(address(edition, other, "/edit"), data=answers(given_name="Narae"))
    client.post(address(edition, delegate, f"/edit/{pending_of(other).id}/withdrawal"))
    assert pending_of(other) is not None


def test_another_category_can_be_asked_for(client, edition, delegate):
    other = a_category(edition, name={"en": "Press"})
    client.post(address(edition, delegate, "/edit"), data=answers(category=str(other.id)))
    assert pending_of(delegate).changes["category_id"] == other.id
    assert "Press" in client.get(address(edition, delegate)).text
