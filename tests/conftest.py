"""What every test can ask for: the application, a database that forgets, a browserless client."""

from contextlib import nullcontext

import pytest
from argon2 import PasswordHasher
from sqlalchemy import event

from config import Config
from forum import clock, create_app
from forum.accounts import services as accounts
from forum.extensions import db as _db
from forum.web.public.caching import shelf

pytest_plugins = ["tests.databases", "tests.groups"]


@pytest.fixture(scope="session", autouse=True)
def real_hasher():
    """The product's own. In this process passwords are hashed quickly; its servers hash them in earnest."""
    real, accounts._hasher = accounts._hasher, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    nobodys, accounts._NOBODYS_HASH = accounts._NOBODYS_HASH, accounts._hasher.hash("nobody's")
    yield real
    accounts._hasher, accounts._NOBODYS_HASH = real, nobodys


@pytest.fixture(scope="session")
def app(database_url):
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=database_url))
    with app.app_context():
        _db.create_all()
    _db.session.session_factory.configure(join_transaction_mode="create_savepoint")
    yield app
    with app.app_context():
        _db.engine.dispose()


@pytest.fixture
def db(app, monkeypatch):
    """Each test runs inside a transaction that is thrown away; commits inside it are savepoints."""
    with app.app_context():
        engine = _db.engines[None]
        with engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                connection.connection.dbapi_connection.execute("BEGIN")
            outer = connection.begin()
            _db.engines[None] = connection
            monkeypatch.setattr("forum.transaction.reading", lambda: nullcontext(connection))
            shelf.clear()
            yield _db
            _db.session.remove()
            _db.engines[None] = engine
            outer.rollback()


@pytest.fixture
def client(app, db):
    """A browser without JavaScript. Forms carry no token here; `app.test_client()` asks for one."""
    app.config["WTF_CSRF_ENABLED"] = False
    yield app.test_client()
    app.config["WTF_CSRF_ENABLED"] = True


@pytest.fixture
def statements(db):
    """Every SQL statement of the test, in order."""
    engine = db.session.get_bind()
    seen: list[str] = []

    def see(conn, cursor, statement, parameters, context, executemany):
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", see)
    yield seen
    event.remove(engine, "before_cursor_execute", see)


@pytest.fixture
def at():
    """`at(moment)`: from now on the clock stands there."""
    yield clock.stand
    clock.stand(None)
