"""Forty people are entered at the same instant for ten places of a delegation, and two coordinators replace
the same person."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from config import Config
from forum import create_app
from forum.accreditation.replacing import ReplacedAlready, replace
from forum.badges.models import Badge
from forum.badges.states import VALID
from forum.delegations.models import Delegation
from forum.delegations.queries import quota_lines
from forum.editions import capacity
from forum.editions.capacity import Full
from forum.editions.models import Category, Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.states import LIVE, State
from tests.delegations.making import a_delegation, a_nominee, a_quota
from tests.makers import SOMEBODY, a_category, an_application, an_edition

PLACES, PEOPLE, COORDINATORS = 10, 40, 6


@dataclass(frozen=True)
class Wide(Config):
    """A connection for everybody."""

    SQLALCHEMY_ENGINE_OPTIONS: dict = field(default_factory=lambda: {"pool_size": PEOPLE})


@pytest.fixture
def app(make_database):
    app = create_app(Wide.for_tests(SQLALCHEMY_DATABASE_URI=make_database()))
    with app.app_context():
        db.create_all()
        edition = an_edition("crowded")
        category = a_category(edition, needs_decision=True)
        a_quota(edition, a_delegation(edition, "KOREA"), category, PLACES)
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


def at_once(app, number, do) -> Counter:
    """`do(who, edition, delegation, category)` by so many at the same instant: what became of each."""
    line = Barrier(number)

    def one(who) -> str:
        with app.app_context():
            edition, delegation = (db.session.scalars(select(each)).one() for each in (Edition, Delegation))
            category = db.session.scalars(select(Category).order_by(Category.id.desc())).first()
            line.wait(60)
            try:
                do(who, edition, delegation, category)
            except Refusal as refusal:
                return refusal.code
        return "done"

    with ThreadPoolExecutor(number) as pool:
        return Counter(pool.map(one, range(number)))


def enter(_who, edition, delegation, category):
    a_nominee(edition, delegation, category)


def live() -> int:
    counted = select(func.count()).select_from(Registration).where(Registration.state.in_(LIVE))
    return db.session.scalars(counted).one()


def test_ten_places_hold_ten_people(app):
    assert at_once(app, PEOPLE, enter) == {"done": PLACES, Full.code: PEOPLE - PLACES}
    with app.app_context():
        [line] = quota_lines(db.session.scalars(select(Delegation)).one())
        assert (live(), line.taken) == (PLACES, PLACES)


def test_without_the_guard_ten_places_hold_too_many(app, monkeypatch):
    monkeypatch.setattr(capacity, "take", lambda edition_id, limits: None)
    at_once(app, PEOPLE, enter)
    with app.app_context():
        assert live() > PLACES


def test_a_quota_made_in_the_middle_counts_everybody_once(app):
    with app.app_context():
        a_category(db.session.scalars(select(Edition)).one(), needs_decision=True)

    def enter_or_set(who, edition, delegation, category):
        if who == PEOPLE // 2:
            a_quota(edition, delegation, category, PEOPLE)
        else:
            a_nominee(edition, delegation, category)

    assert at_once(app, PEOPLE, enter_or_set) == {"done": PEOPLE}
    with app.app_context():
        line = quota_lines(db.session.scalars(select(Delegation)).one())[-1]
        assert (live(), line.taken) == (PEOPLE - 1, PEOPLE - 1)


def test_two_who_replace_the_same_person_replace_them_once(app):
    with app.app_context():
        edition, delegation = (db.session.scalars(select(each)).one() for each in (Edition, Delegation))
        category = db.session.scalars(select(Category)).one()
        leaving_id = a_nominee(edition, delegation, category, state=State.CONFIRMED).id

    def replace_them(who, edition, delegation, _category):
        leaving = db.session.get(Registration, leaving_id, options=[joinedload(Registration.category)])
        coming = an_application(given_name="Sora", family_name="Lee")
        replace(edition, delegation, leaving, coming, key=f"of-coordinator-{who}", by=SOMEBODY)

    done = at_once(app, COORDINATORS, replace_them)
    assert done == {"done": 1, ReplacedAlready.code: COORDINATORS - 1}
    with app.app_context():
        valid = select(func.count()).select_from(Badge).where(Badge.state.in_(VALID))
        [line] = quota_lines(db.session.scalars(select(Delegation)).one())
        assert (live(), line.taken, db.session.scalars(valid).one()) == (1, 1, 1)
