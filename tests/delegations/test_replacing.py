from datetime import timedelta

import pytest
from sqlalchemy import select

from forum import clock
from forum.accreditation import delegating
from forum.accreditation.replacing import ReplacedAlready, ReplacementsOver, replace
from forum.accreditation.services import waitlist
from forum.badges.queries import badges_of, valid_badge_of
from forum.badges.states import BadgeState
from forum.editions.models import Limit
from forum.extensions import db as _db
from forum.mail.models import Letter
from forum.registration.consents import By
from forum.registration.queries import consents_of
from forum.registration.services import AlreadyRegistered
from forum.registration.states import State
from tests.delegations.making import a_delegation, a_nominee, a_quota
from tests.makers import SOMEBODY, a_category, an_application, an_edition


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def category(edition):
    return a_category(edition, needs_decision=True, capacity=1)


@pytest.fixture
def delegation(edition, category):
    made = a_delegation(edition)
    a_quota(edition, made, category, 1)
    return made


def instead(edition, delegation, leaving, key="instead", **changes):
    entered = an_application(**{"given_name": "Sora", "family_name": "Lee", **changes})
    return replace(edition, delegation, leaving, entered, key=key, by=SOMEBODY)


def counters(edition):
    rows = select(Limit.step, Limit.taken).filter_by(edition_id=edition.id).order_by(Limit.step)
    return [tuple(row) for row in _db.session.execute(rows)]


def kinds(db, registration):
    found = select(Letter.kind).filter_by(about="registration", about_id=registration.id).order_by(Letter.id)
    return db.session.scalars(found).all()


def test_whoever_comes_instead_has_the_place_the_state_and_a_new_badge(db, edition, category, delegation):
    leaving = a_nominee(edition, delegation, category, state=State.CONFIRMED)
    before = counters(edition)
    coming = instead(edition, delegation, leaving)
    assert (leaving.state, coming.state, coming.replaces_id) == ("cancelled", "confirmed", leaving.id)
    assert (coming.category_id, coming.delegation_id, coming.quota_id) == (
        leaving.category_id,
        delegation.id,
        leaving.quota_id,
    )
    assert counters(edition) == before
    assert [badge.state for badge in badges_of(leaving)] == [BadgeState.REVOKED]
    assert valid_badge_of(coming) is not None


def test_both_get_a_letter(db, edition, category, delegation):
    leaving = a_nominee(edition, delegation, category, state=State.CONFIRMED)
    coming = instead(edition, delegation, leaving)
    assert kinds(db, leaving)[-1] == "delegation.replaced"
    assert kinds(db, coming) == ["delegation.confirmed"]


def test_the_ledger_says_whose_word_it_is(edition, category, delegation):
    person = a_nominee(edition, delegation, category)
    assert [(line.purpose, line.by) for line in consents_of(person)] == [("required", By.COORDINATOR)]


def test_nobody_is_replaced_twice(edition, category, delegation):
    leaving = a_nominee(edition, delegation, category)
    instead(edition, delegation, leaving)
    with pytest.raises(ReplacedAlready):
        instead(edition, delegation, leaving, key="another", given_name="Yuna")


def test_a_replacement_sent_twice_is_done_once(edition, category, delegation):
    leaving = a_nominee(edition, delegation, category)
    coming = instead(edition, delegation, leaving, email="sora@example.org")
    assert instead(edition, delegation, leaving, email="sora@example.org") is coming


def test_somebody_waiting_hands_on_the_place_in_the_line(edition, category, delegation):
    leaving = a_nominee(edition, delegation, category)
    waitlist(edition, leaving, by=SOMEBODY)
    since = leaving.waiting_since
    coming = instead(edition, delegation, leaving)
    assert (coming.state, coming.waiting_since, leaving.waiting_since) == (State.WAITLISTED, since, None)


def test_after_the_deadline_nobody_is_replaced(edition, category):
    late = a_delegation(edition, confirm_by=clock.now() - timedelta(hours=1))
    leaving = a_nominee(edition, late, category)
    with pytest.raises(ReplacementsOver):
        instead(edition, late, leaving)
    assert leaving.state == State.SUBMITTED


def test_after_the_deadline_nobody_is_named(edition, category):
    late = a_delegation(edition, nominate_by=clock.now() - timedelta(hours=1))
    with pytest.raises(delegating.NominationsOver):
        a_nominee(edition, late, category)


def test_nobody_comes_instead_who_is_registered_already(edition, delegation, category):
    other = a_category(edition, needs_decision=True)
    leaving = a_nominee(edition, delegation, category)
    a_nominee(edition, delegation, other, given_name="Sora", family_name="Lee", email="sora@example.org")
    with pytest.raises(AlreadyRegistered):
        instead(edition, delegation, leaving, email="sora@example.org")
    _db.session.refresh(leaving)
    assert leaving.state == State.SUBMITTED


def test_the_same_person_may_correct_a_name_that_way(edition, delegation, category):
    leaving = a_nominee(edition, delegation, category, email="kim@example.org")
    same = {"given_name": "Haneul", "family_name": "Kim", "email": "kim@example.org"}
    assert instead(edition, delegation, leaving, **same).state == State.SUBMITTED


def test_who_is_named_by_a_coordinator_is_endorsed(edition, category):
    asking = a_delegation(edition, asks_endorsement=True)
    assert a_nominee(edition, asking, category).state == State.ENDORSED


def test_where_nobody_decides_a_nominee_is_confirmed_at_once(db, edition, delegation):
    open_to_all = a_category(edition)
    person = a_nominee(edition, delegation, open_to_all)
    assert (person.state, kinds(db, person)) == (State.CONFIRMED, ["delegation.confirmed"])
