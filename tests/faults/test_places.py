"""400 people send the form at the same instant for 50 places."""

import pytest
from sqlalchemy import func, select

from config import Config
from forum import create_app
from forum.editions.models import Limit
from forum.extensions import db
from forum.mail.models import Letter
from forum.registration.models import Registration
from tests.faults.real_server import a_visit, all_at_once, post_form, running
from tests.makers import a_category, an_edition

PLACES, PEOPLE = 50, 400
FORM = "/crowded/register"


@pytest.fixture
def product(migrated_settings):
    """The application on the database that the server will use."""
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=migrated_settings["DATABASE_URL"]))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def category(product):
    return a_category(an_edition("crowded"), capacity=PLACES, needs_decision=True)


def crowd(port, category, people=PEOPLE):
    """Everybody has the form open; then everybody sends it."""
    token, cookie = a_visit(port, FORM)
    return all_at_once(lambda n: post_form(port, FORM, typed(n, category, token), cookie), range(people))


def typed(number, category, token):
    return {
        "csrf_token": token,
        "key": f"key-of-person-{number:06}",
        "given_name": "Haneul",
        "family_name": "Kim",
        "country": "KR",
        "email": f"kim{number}@example.org",
        "language": "ko",
        "organisation": "Example Air Mobility",
        "category": str(category.id),
        "required": "y",
    }


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_fifty_places_hold_fifty_people(migrated_settings, category):
    with running(migrated_settings) as port:
        statuses = [answer.status for answer in crowd(port, category)]
    assert sorted(set(statuses)) == [303, 409]
    assert (statuses.count(303), count(Registration), count(Letter)) == (PLACES, PLACES, PLACES)
    taken = db.session.scalars(select(Limit.taken).where(Limit.of_id == category.id, Limit.step == 2)).one()
    assert taken == PLACES


def test_without_the_guard_fifty_places_hold_too_many(migrated_settings, category):
    without = migrated_settings | {"FORUM_TEST_WITHOUT": "places"}
    with running(without, app="tests.faults.unguarded:app") as port:
        crowd(port, category, people=PLACES + 10)
    assert count(Registration) > PLACES


def test_one_person_who_clicks_five_times_is_registered_once(migrated_settings, category):
    with running(migrated_settings) as port:
        token, cookie = a_visit(port, FORM)
        clicks = all_at_once(lambda _n: post_form(port, FORM, typed(1, category, token), cookie), range(5))
    assert {answer.status for answer in clicks} == {303}
    assert (count(Registration), count(Letter)) == (1, 1)
