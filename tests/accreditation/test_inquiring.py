import pytest

from forum.accreditation import inquiring, services
from forum.audit.queries import history_of
from forum.registration.inquiries import inquiries_of, open_inquiry_of
from forum.registration.states import MoveRefused, State
from tests.accreditation.letters import kinds_to, letters_to
from tests.makers import SOMEBODY, a_registration, an_edition

QUESTION = "Which newspaper or channel do you report for?"


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def asked(edition):
    registration = a_registration(edition)
    inquiring.ask(edition, registration, by=SOMEBODY, reason=QUESTION)
    return registration


def test_a_question_goes_out_by_letter_and_is_kept(asked):
    assert asked.state == State.INFO_REQUESTED
    assert kinds_to(asked) == ["received", "info_requested"]
    assert QUESTION in letters_to(asked)[-1].text
    assert open_inquiry_of(asked).asked_by == "Bruno Organiser"
    assert (history_of(asked)[-1].verb, history_of(asked)[-1].reason) == ("requested_information", QUESTION)


def test_the_answer_leads_back_to_the_organiser(asked):
    inquiring.answer(asked, text="The Example Times.")
    assert asked.state == State.SUBMITTED
    assert open_inquiry_of(asked) is None
    assert inquiries_of(asked)[0].answer == "The Example Times."


def test_a_question_is_answered_once(asked):
    inquiring.answer(asked, text="The Example Times.")
    with pytest.raises(inquiring.NothingAsked):
        inquiring.answer(asked, text="Another paper.")
    assert inquiries_of(asked)[0].answer == "The Example Times."


def test_a_second_question_follows_the_first_answer(edition, asked):
    inquiring.answer(asked, text="The Example Times.")
    inquiring.ask(edition, asked, by=SOMEBODY, reason="Since when?")
    assert [one.question for one in inquiries_of(asked)] == ["Since when?", QUESTION]


def test_a_decision_without_the_answer_closes_the_question(edition, asked):
    services.confirm(edition, asked, by=SOMEBODY)
    assert open_inquiry_of(asked) is None
    assert inquiries_of(asked)[0].answer is None


def test_nobody_without_a_question_moves_by_answering(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    with pytest.raises(inquiring.NothingAsked):
        inquiring.answer(registration, text="I was not asked.")
    assert registration.state == State.CONFIRMED


@pytest.mark.parametrize("state", [State.CONFIRMED, State.WAITLISTED, State.DECLINED])
def test_nothing_is_asked_of_whom_it_would_not_help(edition, state):
    with pytest.raises(MoveRefused):
        inquiring.ask(edition, a_registration(edition, state=state), by=SOMEBODY, reason=QUESTION)
