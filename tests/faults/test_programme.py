"""Two hands on one programme at once: a double click, two organisers who release in the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from config import Config
from forum import create_app
from forum.agenda import moving
from forum.agenda.models import AgendaSession
from forum.agenda.releases import services as releases
from forum.agenda.releases.models import Release
from forum.agenda.services import Stale
from forum.editions.queries import edition_with
from forum.extensions import db
from forum.mail.models import Letter
from tests.agenda.releases.making import a_follower, put
from tests.makers import SOMEBODY, an_edition
from tests.programme import a_session

QUARTER, LETTER = timedelta(minutes=15), "programme.changed"


@pytest.fixture
def product(make_database):
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=make_database()))
    with app.app_context():
        db.create_all()
        edition = an_edition("here")
        first, second = (a_session(edition, ref) for ref in ("air", "sea"))
        a_follower(first)
        put(second, minutes=90)
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


def both(app, deed):
    """Two at once; what each came to: a value, or the refusal's name."""
    barrier = Barrier(2)

    def one(_number):
        with app.app_context():
            edition = edition_with("here")
            ready = deed(edition)
            barrier.wait()
            try:
                return ready()
            except (Stale, releases.NothingToRelease, releases.DraftMoved, IntegrityError) as refusal:
                return type(refusal).__name__
            finally:
                db.session.remove()

    with ThreadPoolExecutor(2) as threads:
        return sorted(map(str, threads.map(one, range(2))))


def shifting(edition, *, sees=lambda session: session.version):
    """As a form that was opened: what it saw is settled before it is sent."""
    session = db.session.scalar(select(AgendaSession).filter_by(ref="air"))
    seen, until = sees(session), session.starts_at + timedelta(hours=9)
    return lambda: moving.shift(edition, session, 15, until=until, seen=seen, by=SOMEBODY)


def times(app):
    with app.app_context():
        return set(db.session.scalars(select(AgendaSession.starts_at)))


def test_a_double_click_shifts_once(product):
    before = times(product)
    assert both(product, shifting) == ["2", "Stale"]
    assert times(product) == {moment + QUARTER for moment in before}


def test_without_the_version_it_would_shift_twice(product):
    """The guard off: whatever version is found is the one that was seen."""

    class Any(int):
        __ne__ = int.__lt__  # never unequal to a greater one

    before = times(product)
    assert both(product, lambda edition: shifting(edition, sees=lambda _session: Any(99))) == ["2", "2"]
    assert times(product) == {moment + 2 * QUARTER for moment in before}


def releasing(edition):
    """As a preview that was looked at."""
    seal = releases.ahead(edition).seal
    return lambda: releases.release(edition, seen=seal, by=SOMEBODY).number


def test_two_who_release_at_once_make_one_release_and_one_set_of_letters(product):
    with product.app_context():
        put(db.session.scalar(select(AgendaSession).filter_by(ref="air")), minutes=20)
        db.session.remove()
    assert both(product, releasing) == ["3", "DraftMoved"]
    with product.app_context():
        assert db.session.scalar(select(func.max(Release.number))) == 3
        assert db.session.scalar(select(func.count()).select_from(Letter).filter_by(kind=LETTER)) == 1


def test_with_what_was_known_before_the_second_would_be_stopped_by_the_number_alone(product, monkeypatch):
    """The guard off: what a release changes is found before anything is held."""
    with product.app_context():
        known = releases.ahead(edition_with("here"))
        db.session.remove()
    monkeypatch.setattr(releases, "ahead", lambda edition, *, held=False: known)
    assert both(product, releasing) == ["3", "IntegrityError"]
