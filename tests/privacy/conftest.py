"""A house of its own: a database that is written down for good, so that its bytes can be searched."""

import logging
from contextlib import contextmanager

import pytest

from config import Config
from forum import create_app
from forum.extensions import db as _db


@pytest.fixture
def url(make_database):
    return make_database()


@pytest.fixture
def house(url):
    """The application over a database of this test alone; what is committed stays committed."""
    with a_house(url) as app:
        yield app


@contextmanager
def a_house(url):
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=url))
    app.config |= {"WTF_CSRF_ENABLED": False, "PROPAGATE_EXCEPTIONS": False}
    with app.app_context():
        _make_tables()
    yield app
    with app.app_context():
        _db.session.remove()
        _db.engine.dispose()


@contextmanager
def everything_logged():
    """All that any part of the product logs at INFO, with the request log on."""
    said, root = [], logging.getLogger()
    ear = logging.Handler(logging.INFO)
    ear.emit = lambda record: said.append(logging.Formatter().format(record))
    before = root.level
    root.addHandler(ear)
    root.setLevel(logging.INFO)
    yield said
    root.setLevel(before)
    root.removeHandler(ear)


def _make_tables():
    """In one go: forty tables one after the other would wait for the disk forty times."""
    with _db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        _db.metadata.create_all(connection)
        connection.commit()
