"""Somebody leaves while whoever is next is being looked at: the place waits for them all the same."""

from threading import Event, Thread

import pytest
from sqlalchemy import select

from config import Config
from forum import create_app
from forum.accreditation import promoting, services
from forum.editions.queries import edition_of
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.queries import registration_of
from forum.registration.states import State
from forum.transaction import locked, transaction
from tests.makers import a_category, a_registration, an_edition

PATIENCE = 20.0


@pytest.fixture
def full(make_database):
    """One place, somebody on it, and somebody who waits."""
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=make_database()))
    with app.app_context():
        db.create_all()
        edition = an_edition()
        category = a_category(edition, capacity=1, keeps_waiting_list=True)
        holder = a_registration(edition, category, state=State.CONFIRMED)
        waiting = a_registration(edition, category, state=State.WAITLISTED)
        ids = edition.id, holder.id, waiting.id
        db.session.remove()
        yield app, *ids
        db.session.remove()
        db.engine.dispose()


def leave(app, edition_id, number):
    with app.app_context():
        services.withdraw(edition_of(edition_id), registration_of(edition_id, number))


def hold_until(app, number, held, until):
    """Look at somebody, for as long as the other one has not committed."""
    with app.app_context(), transaction():
        locked(db.session.get_one(Registration, number))
        held.set()
        assert until.wait(PATIENCE)


def test_whoever_is_being_looked_at_gets_the_place_afterwards(full, engine_name, monkeypatch):
    if engine_name == "sqlite":
        pytest.skip("One after the other: nobody leaves while somebody else is looked at.")
    app, edition_id, holder, waiting = full
    held, committed = Event(), Event()
    ask_again = promoting._ask_again
    monkeypatch.setattr(promoting, "_ask_again", lambda *asked: (committed.set(), ask_again(*asked)))
    looking = Thread(target=hold_until, args=(app, waiting, held, committed))
    looking.start()
    assert held.wait(PATIENCE)
    leave(app, edition_id, holder)
    looking.join(PATIENCE)
    assert db.session.scalar(select(Registration.state).filter_by(id=waiting)) == State.CONFIRMED
