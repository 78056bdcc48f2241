"""Who is told when a session changes, and how many mean to come."""

import pytest

from forum.agenda.following import followers
from forum.agenda.signups.counting import Interest, interest_in
from forum.agenda.signups.models import Mode, SignUp, SignUpRule, Standing, Star
from forum.editions.capacity import Step
from forum.editions.models import Limit
from forum.registration.states import State
from tests.makers import a_registration, an_edition
from tests.programme import a_session, add


@pytest.fixture
def edition(db):
    return an_edition()


def follow(kind, person, session, **facts):
    row = kind(edition_id=person.edition_id, registration_id=person.id, session_id=session.id, **facts)
    return add(row)


def test_followers_have_starred_signed_up_or_wait(edition):
    air, rail, tram = (a_session(edition, ref) for ref in ("air", "rail", "tram"))
    amina, kim = (a_registration(edition, state=State.CONFIRMED) for _ in range(2))
    follow(Star, amina, air)
    follow(SignUp, amina, rail, state=Standing.IN)
    follow(SignUp, kim, rail, state=Standing.WAITING)
    follow(Star, kim, tram)
    found = followers(edition.id, {air.id, rail.id})
    assert found == {amina.id: {air.id, rail.id}, kim.id: {rail.id}}


def test_nobody_follows_no_session(edition):
    assert followers(edition.id, []) == {}


def test_whoever_has_signed_up_is_not_counted_again_for_the_star(edition, statements):
    air, amina = a_session(edition, "air"), a_registration(edition, state=State.CONFIRMED)
    add(SignUpRule(session_id=air.id, edition_id=edition.id, mode=Mode.SIGN_UP))
    add(Limit(edition_id=edition.id, step=int(Step.SESSION), of_id=air.id, capacity=40))
    follow(Star, amina, air)
    follow(SignUp, amina, air, state=Standing.IN)
    statements.clear()
    assert interest_in(edition.id) == {air.id: Interest(places=40, signed_up=1)}
    assert len(statements) == 1
