"""A house of its own: a database that is written down for good, so that its bytes can be searched."""

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
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=url))
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        _make_tables()
    yield app
    with app.app_context():
        _db.session.remove()
        _db.engine.dispose()


@pytest.fixture
def anew(house):
    """`with anew():` is a context of its own, as a request or a command has one."""
    return house.app_context


def _make_tables():
    """In one go: forty tables one after the other would wait for the disk forty times."""
    with _db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        _db.metadata.create_all(connection)
        connection.commit()
