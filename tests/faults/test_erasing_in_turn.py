"""The clock erases an edition's people while one of them takes a consent back: neither waits in vain."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, get_ident

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import DBAPIError

from config import Config
from forum import clock, create_app
from forum.editions.queries import edition_of
from forum.extensions import db
from forum.privacy import consenting, purging
from forum.privacy.rules import Kept, last_days
from forum.registration.consents import Purpose
from forum.registration.models import Registration
from forum.registration.queries import registration_of
from forum.registration.states import State
from forum.transaction import locked, transaction
from tests.makers import NOW, a_registration, an_edition

PATIENCE = 20.0


@pytest.fixture
def over(make_database, at):
    """An edition whose days are over, and somebody of it."""
    at(NOW)
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=make_database()))
    with app.app_context():
        db.create_all()
        edition = an_edition()
        one = a_registration(edition, state=State.CONFIRMED, meals="halal")
        day = last_days(edition)[Kept.SENSITIVE]
        ids = edition.id, one.id
        db.session.remove()
        clock.stand(NOW.replace(month=day.month, day=day.day + 1))
        yield app, *ids
        db.session.remove()
        db.engine.dispose()


def take_back(app, edition_id, number, held, goes_on):
    """Holds the person, as everybody does first; then the edition's row, to have its pages shown anew."""
    with app.app_context(), transaction():
        edition, one = edition_of(edition_id), registration_of(edition_id, number)
        locked(one)
        held.set()
        goes_on.wait(PATIENCE)
        consenting.take_back(edition, one, Purpose.PUBLIC_LIST, language="en")


def purge_meanwhile(app, held, goes_on):
    """The other one goes on as soon as this one has to wait for a row."""
    with app.app_context():
        assert held.wait(PATIENCE)
        me = get_ident()

        @event.listens_for(db.engine, "before_cursor_execute")
        def about_to_wait(_connection, _cursor, statement, *_more):
            if get_ident() == me and "FROM registration" in statement and "FOR NO KEY UPDATE" in statement:
                goes_on.set()

        purging.purge()


def both(app, edition_id, number):
    held, goes_on = Event(), Event()
    with ThreadPoolExecutor(2) as pool:
        each = [
            pool.submit(take_back, app, edition_id, number, held, goes_on),
            pool.submit(purge_meanwhile, app, held, goes_on),
        ]
        for one in each:
            one.result(PATIENCE * 2)


def only_side_by_side(engine_name):
    if engine_name == "sqlite":
        pytest.skip("One after the other: nobody waits for a row.")


def test_the_clock_and_the_person_do_not_wait_for_each_other(over, engine_name):
    only_side_by_side(engine_name)
    app, edition_id, number = over
    both(app, edition_id, number)
    assert db.session.scalar(select(Registration.meals).filter_by(id=number)) == ""


def test_whoever_holds_the_edition_first_waits_for_ever(over, engine_name, monkeypatch):
    """The twin: as it was, with the edition's row held before the people's."""
    only_side_by_side(engine_name)
    app, edition_id, number = over
    erase_kept = purging._erase_kept

    def edition_first(edition, kept):
        with transaction():
            locked(edition)
            erase_kept(edition, kept)

    monkeypatch.setattr(purging, "_erase_kept", edition_first)
    with pytest.raises(DBAPIError, match="deadlock detected"):
        both(app, edition_id, number)
