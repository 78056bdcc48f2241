"""The demonstration as it stands on the morning of the forum: made once, read by all."""

import pytest

from config import Config
from forum import clock, create_app
from forum.demo import making
from forum.editions.queries import edition_with
from forum.extensions import db as _db

MORNING = making.MOMENTS["morning"]


@pytest.fixture(scope="session")
def demo_app(make_database, migrated, tmp_path_factory):
    app = an_app_with_the_demo(make_database(like=migrated), tmp_path_factory.mktemp("demo"), MORNING)
    yield app
    close(app)


@pytest.fixture
def edition(demo_app):
    """The demo edition; read it, do not change it."""
    with demo_app.app_context():
        clock.stand(MORNING)
        yield edition_with("ai-4room-2025")
        clock.stand(None)


@pytest.fixture
def make_at(make_database, migrated, tmp_path):
    """`make_at(moment)`: an application whose demonstration was made at another moment."""
    apps = []

    def make(moment):
        apps.append(an_app_with_the_demo(make_database(like=migrated), tmp_path, moment))
        return apps[-1]

    yield make
    for app in apps:
        close(app)


def an_app_with_the_demo(url, folder, moment):
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=url))
    with app.app_context():
        making.make(moment, data=folder, password="a password for tests")
    return app


def close(app):
    with app.app_context():
        _db.engine.dispose()
