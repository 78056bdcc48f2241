import pytest
from sqlalchemy import select

from forum.accreditation import quotas
from forum.accreditation.delegating import assign, take_out
from forum.delegations.queries import quota_lines
from forum.editions.capacity import BelowTaken, Full, Step
from forum.editions.models import Limit
from forum.extensions import db as _db
from forum.registration.states import State
from tests.delegations.making import a_delegation, a_nominee, a_quota, a_volunteer
from tests.makers import SOMEBODY, a_category, an_edition


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def category(edition):
    return a_category(edition, needs_decision=True)


@pytest.fixture
def delegation(edition):
    return a_delegation(edition)


def taken(delegation):
    [line] = quota_lines(delegation)
    return line.taken


def test_a_hard_quota_lets_nobody_more_in(edition, category, delegation):
    a_quota(edition, delegation, category, 1)
    a_nominee(edition, delegation, category)
    with pytest.raises(Full) as full:
        a_nominee(edition, delegation, category)
    assert full.value.facts["step"] == Step.DELEGATION_CATEGORY
    assert taken(delegation) == 1


def test_a_soft_quota_lets_them_in_and_says_so(edition, category, delegation):
    a_quota(edition, delegation, category, 1, is_hard=False)
    for _person in range(3):
        a_nominee(edition, delegation, category)
    assert taken(delegation) == 3


def test_a_full_quota_puts_on_the_waiting_list_where_there_is_one(edition, delegation):
    category = a_category(edition, needs_decision=True, keeps_waiting_list=True)
    a_quota(edition, delegation, category, 1)
    first, second = (a_nominee(edition, delegation, category) for _person in range(2))
    assert (first.state, second.state) == (State.SUBMITTED, State.WAITLISTED)
    take_out(edition, delegation, first, by=SOMEBODY)
    assert second.state == State.SUBMITTED
    assert taken(delegation) == 1


def test_a_new_quota_counts_those_who_are_there(edition, category, delegation):
    here = [a_volunteer(edition, delegation, category) for _person in range(3)]
    take_out(edition, delegation, here[0], by=SOMEBODY)
    quota = a_quota(edition, delegation, category, 5)
    assert taken(delegation) == 2
    assert {each.quota_id for each in here} == {quota.id}


def test_a_hard_quota_cannot_be_lower_than_what_is_taken(edition, category, delegation):
    a_quota(edition, delegation, category, 3)
    for _person in range(2):
        a_nominee(edition, delegation, category)
    with pytest.raises(BelowTaken):
        a_quota(edition, delegation, category, 1)
    assert quota_lines(delegation)[0].places == 3
    assert a_quota(edition, delegation, category, 1, is_hard=False).places == 1


def test_a_soft_quota_that_is_passed_cannot_become_hard(edition, category, delegation):
    a_quota(edition, delegation, category, 1, is_hard=False)
    for _person in range(2):
        a_nominee(edition, delegation, category)
    with pytest.raises(BelowTaken):
        a_quota(edition, delegation, category, 1)
    assert not quota_lines(delegation)[0].is_hard


def test_without_its_quota_nobody_is_taken_out(edition, category, delegation):
    a_quota(edition, delegation, category, 1)
    person = a_nominee(edition, delegation, category)
    quotas.remove_quota(edition, delegation, category, by=SOMEBODY)
    assert (quota_lines(delegation), person.quota_id, person.state) == ([], None, State.SUBMITTED)
    steps = _db.session.scalars(select(Limit.step).filter_by(edition_id=edition.id))
    assert Step.DELEGATION_CATEGORY not in set(steps)
    a_nominee(edition, delegation, category)


def test_a_larger_quota_lets_the_waiting_in(edition, delegation):
    category = a_category(edition, needs_decision=True, keeps_waiting_list=True)
    a_quota(edition, delegation, category, 1)
    waiting = [a_nominee(edition, delegation, category) for _person in range(2)][1]
    a_quota(edition, delegation, category, 2)
    _db.session.refresh(waiting)
    assert waiting.state == State.SUBMITTED


def test_somebody_moves_from_one_delegation_to_another_with_their_place(edition, category, delegation):
    other = a_delegation(edition)
    for each in (delegation, other):
        a_quota(edition, each, category, 1)
    person = a_nominee(edition, delegation, category)
    assign(edition, person, other, by=SOMEBODY)
    assert (taken(delegation), taken(other)) == (0, 1)
    assign(edition, person, None, by=SOMEBODY)
    assert (taken(other), person.delegation_id, person.quota_id) == (0, None, None)


def test_nobody_moves_into_a_delegation_that_is_full(edition, category, delegation):
    other = a_delegation(edition)
    a_quota(edition, other, category, 1)
    a_nominee(edition, other, category)
    person = a_nominee(edition, delegation, category)
    with pytest.raises(Full):
        assign(edition, person, other, by=SOMEBODY)
    _db.session.refresh(person)
    assert person.delegation_id == delegation.id


def test_whoever_waits_for_their_delegation_alone_moves_up_without_it(edition):
    category, delegation = a_category(edition, keeps_waiting_list=True), a_delegation(edition)
    a_quota(edition, delegation, category, 1)
    _first, second = (a_nominee(edition, delegation, category, given_name=name) for name in ("Aa", "Bb"))
    assert second.state == State.WAITLISTED
    assign(edition, second, None, by=SOMEBODY)
    assert second.state == State.CONFIRMED
