"""Details and answers come on one page: they are saved together or not at all."""

import pytest
from sqlalchemy import select

from forum.accreditation import revising
from forum.accreditation.corrections import correct
from forum.editions.capacity import Full
from forum.extensions import db
from forum.registration.questions import answering
from forum.registration.questions.answering import Given
from forum.registration.questions.models import Answer
from forum.registration.questions.queries import asked
from forum.registration.states import State
from tests.makers import SOMEBODY, a_category, a_registration, an_edition
from tests.questions import a_question

DETAILS = {"position": "Route planner"}


def by_the_delegate(edition, registration, changes, answers):
    revising.edit(edition, registration, changes, answers)


def by_the_desk(edition, registration, changes, answers):
    correct(edition, registration, changes, answers, by=SOMEBODY)


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture(params=[by_the_delegate, by_the_desk])
def save(request):
    return request.param


def answer_to_everything(edition):
    return [Given(asked(a_question(edition)), "by train")]


def answers():
    return list(db.session.scalars(select(Answer.value)))


@pytest.mark.parametrize("state", [State.SUBMITTED, State.CONFIRMED])
def test_both_are_saved(edition, save, state):
    registration = a_registration(edition, state=state)
    save(edition, registration, DETAILS, answer_to_everything(edition))
    assert (registration.position, answers()) == ("Route planner", ["by train"])


@pytest.mark.parametrize("state", [State.SUBMITTED, State.CONFIRMED])
def test_where_the_answers_fail_the_details_stay_as_they_were(edition, save, state, monkeypatch):
    registration = a_registration(edition, state=state)
    given = answer_to_everything(edition)
    monkeypatch.setattr(answering, "write", _breaks)
    with pytest.raises(ZeroDivisionError):
        save(edition, registration, DETAILS, given)
    db.session.expire_all()
    assert registration.position == ""


def test_where_the_details_are_refused_the_answers_stay_as_they_were(edition, save):
    registration = a_registration(edition)
    full = a_category(edition, capacity=0)
    with pytest.raises(Full):
        save(edition, registration, {"category_id": full.id}, answer_to_everything(edition))
    assert answers() == []


def _breaks(*_given):
    raise ZeroDivisionError
