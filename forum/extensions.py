"""The third-party objects the whole application shares, and how a database is spoken to."""

import sqlite3
from datetime import datetime
from typing import Any

from flask import Flask
from flask_babel import Babel
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import Engine, MetaData, event
from sqlalchemy.orm import DeclarativeBase

from forum.columns import InLanguages, Moment, Words

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class AtViews(Limiter):
    """Limits stand at the views they limit. Whatever has none pays nothing: no hook round every request."""

    def init_app(self, app: Flask) -> None:
        hooks: list[Any] = [app.before_request_funcs, app.after_request_funcs, app.teardown_request_funcs]
        before = [list(functions[None]) for functions in hooks]
        super().init_app(app)
        for functions, earlier in zip(hooks, before, strict=True):
            functions[None] = earlier


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
# Flask-SQLAlchemy copies the base, so a map on `Base` itself is refused.
db.Model.registry.update_type_annotation_map(  # type: ignore[attr-defined]
    {datetime: Moment, Words: InLanguages}
)
migrate = Migrate()
csrf = CSRFProtect()
babel = Babel()
limiter = AtViews(get_remote_address)


@event.listens_for(db.Model, "attribute_instrument", propagate=True)
def _keep_words(cls: type, name: str, attribute: Any) -> None:
    """A text given as a plain dict is `Words` at once, not only after it was read back."""
    columns = getattr(attribute.property, "columns", None)
    if columns and isinstance(columns[0].type, InLanguages):
        event.listen(attribute, "set", _as_words, retval=True)


def _as_words(target: object, value: dict[str, str] | None, *_: object) -> Words | None:
    return None if value is None else Words(value)


def prepare(engine: Engine) -> None:
    """Make SQLite keep its promises; PostgreSQL keeps them by itself."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)


def _prepare_sqlite(connection: sqlite3.Connection, record: Any) -> None:
    # Python's sqlite3 begins too late for savepoints and would begin reads too: we begin by ourselves.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA busy_timeout = 15000")
