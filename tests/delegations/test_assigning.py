"""The organiser puts people into delegations, and out of them."""

import pytest

from forum.accreditation import delegating
from forum.accreditation import services as accreditation
from forum.accreditation.endorsement import NotEndorsed
from forum.registration.changing import Ended
from forum.registration.states import LIVE, State
from tests.delegations.making import a_delegation, a_nominee, a_volunteer
from tests.makers import SOMEBODY, a_category, a_registration, an_edition


@pytest.fixture
def edition(db):
    return an_edition(capacity=50)


@pytest.fixture
def category(edition):
    return a_category(edition, needs_decision=True)


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.DECLINED, State.CANCELLED])
def test_whoever_has_ended_belongs_where_they_did(edition, category, state):
    assert state not in LIVE
    person = a_registration(edition, category, state=state)
    with pytest.raises(Ended):
        delegating.assign(edition, person, a_delegation(edition), by=SOMEBODY)
    assert person.delegation_id is None


def test_the_word_of_one_delegation_is_not_that_of_another(edition, category):
    first, second = (a_delegation(edition, asks_endorsement=True) for _time in range(2))
    person = a_nominee(edition, first, category)
    assert person.state == State.ENDORSED
    delegating.assign(edition, person, second, by=SOMEBODY)
    assert (person.state, person.endorsed_at) == (State.SUBMITTED, None)
    delegating.endorse(edition, second, person, by=SOMEBODY)
    accreditation.confirm(edition, person, by=SOMEBODY)
    assert person.state == State.CONFIRMED


def test_without_the_word_of_the_new_one_nobody_is_confirmed(edition, category):
    first, second = (a_delegation(edition, asks_endorsement=True) for _time in range(2))
    person = a_nominee(edition, first, category)
    delegating.assign(edition, person, second, by=SOMEBODY)
    with pytest.raises(NotEndorsed):
        accreditation.confirm(edition, person, by=SOMEBODY)


def test_to_stay_where_one_is_keeps_the_word(edition, category):
    delegation = a_delegation(edition, asks_endorsement=True)
    person = a_volunteer(edition, delegation, category)
    delegating.endorse(edition, delegation, person, by=SOMEBODY)
    delegating.assign(edition, person, delegation, by=SOMEBODY)
    assert person.endorsed_at is not None
