"""Thirty people sign up at the same instant for ten places of a session; others leave in that very moment."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from config import Config
from forum import create_app
from forum.agenda.models import AgendaSession
from forum.agenda.signups import line
from forum.agenda.signups import services as signups
from forum.agenda.signups.models import SignUp, Standing
from forum.agenda.signups.queries import entry_of
from forum.editions import capacity
from forum.editions.models import Edition
from forum.extensions import db
from forum.mail import outbox
from forum.mail.compose import Words
from forum.registration.queries import registration_of
from tests.makers import a_category, an_edition
from tests.workshops import a_delegate, a_workshop

PLACES, PEOPLE = 10, 30


@dataclass(frozen=True)
class Wide(Config):
    """A connection for everybody."""

    SQLALCHEMY_ENGINE_OPTIONS: dict = field(default_factory=lambda: {"pool_size": PEOPLE})


@pytest.fixture(scope="module")
def app(make_database):
    app = create_app(Wide.for_tests(SQLALCHEMY_DATABASE_URI=make_database()))
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def crowd(app, monkeypatch):
    """The people who come, by their ids, and their edition with its one workshop."""
    monkeypatch.setattr(outbox, "compose", lambda *_kind, **_facts: Words("Subject", "Text", "<p>Text</p>"))
    with app.app_context():
        edition = an_edition()
        category = a_category(edition)
        workshop = a_workshop(edition, places=PLACES)
        people = [a_delegate(edition, category).id for _ in range(PEOPLE)]
        yield Crowd(app, edition.id, workshop.id, people)


@dataclass
class Crowd:
    app: Flask
    edition_id: int
    session_id: int
    people: list[int]

    def at_once(self, do, people) -> Counter:
        """`do(edition, person, session)` by all of them at the same instant."""
        barrier = Barrier(len(people))

        def one(person_id):
            with self.app.app_context():
                edition = db.session.get_one(Edition, self.edition_id)
                session = db.session.get_one(AgendaSession, self.session_id)
                person = registration_of(edition.id, person_id)
                barrier.wait(60)
                return do(edition, person, session)

        with ThreadPoolExecutor(len(people)) as pool:
            return Counter(pool.map(one, people))

    def held(self) -> dict[str, int]:
        """How many have a place and how many wait, as the rows say; `taken` as the counter does."""
        db.session.rollback()
        mine = select(SignUp.state, func.count()).filter_by(session_id=self.session_id)
        rows = db.session.execute(mine.group_by(SignUp.state))
        return {state: people for state, people in rows} | {
            "taken": entry_of(self.edition_id, "workshop").taken
        }


def test_ten_places_hold_ten_people(crowd):
    waiting = PEOPLE - PLACES
    done = crowd.at_once(signups.sign_up, crowd.people)
    assert done == {Standing.IN: PLACES, Standing.WAITING: waiting}
    assert crowd.held() == {"in": PLACES, "waiting": waiting, "taken": PLACES}


def test_without_the_guard_ten_places_hold_too_many(crowd, monkeypatch):
    monkeypatch.setattr(capacity, "take", lambda edition_id, limits: None)
    crowd.at_once(signups.sign_up, crowd.people)
    assert crowd.held()["in"] > PLACES


def test_nobody_waits_beside_a_free_place(crowd):
    """The ten who have a place leave at the instant in which ten others sign up."""
    first = set(crowd.people[:PLACES])
    crowd.at_once(signups.sign_up, crowd.people[:PLACES])

    def turn(edition, person, session):
        (signups.leave if person.id in first else signups.sign_up)(edition, person, session)

    crowd.at_once(turn, crowd.people[: PLACES * 2])
    assert crowd.held() == {"in": PLACES, "taken": PLACES}


def test_if_nobody_moved_up_somebody_would_wait_beside_a_free_place(crowd, monkeypatch):
    monkeypatch.setattr(line, "_move_up", lambda edition, session_id: None)
    crowd.at_once(signups.sign_up, crowd.people[:PLACES])
    crowd.at_once(signups.sign_up, crowd.people[PLACES : PLACES + 1])
    crowd.at_once(signups.leave, crowd.people[:1])
    assert crowd.held() == {"in": PLACES - 1, "waiting": 1, "taken": PLACES - 1}


def test_whoever_clicks_twice_has_one_place(crowd):
    assert crowd.at_once(signups.sign_up, crowd.people[:1] * 8) == {Standing.IN: 8}
    assert crowd.held() == {"in": 1, "taken": 1}
