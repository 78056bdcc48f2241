"""One unit of work. Services open it; nothing else commits.

A service called inside another service's transaction becomes a savepoint: if it fails and the
caller copes, only its own work is undone.

On SQLite a transaction that writes begins with BEGIN IMMEDIATE, behind one lock per process:
waiting in line in Python is fair, waiting in SQLite is not. Reads stand in no line.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from threading import Lock
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.orm import RelationshipDirection
from sqlalchemy.orm.attributes import set_committed_value

from forum.extensions import db

Thing = TypeVar("Thing")
HELD = {"key_share": True}  # on PostgreSQL: FOR NO KEY UPDATE
_one_writer = Lock()


@contextmanager
def transaction() -> Iterator[None]:
    if db.session().info.get("in_transaction"):
        with db.session.begin_nested():
            yield
    else:
        with _outermost():
            yield


def reading() -> AbstractContextManager[Connection]:
    """A connection for one statement that only reads and stands alone: it needs neither a session, nor
    on PostgreSQL a BEGIN and a ROLLBACK that would each travel to the server and back."""
    return _for_reading(db.engine).connect()


def afterwards(do: Callable[[], object]) -> None:
    """Do this once the outermost transaction is committed and holds nothing any more; never, if it fails."""
    db.session().info.setdefault("afterwards", []).append(do)


def locked(thing: Thing) -> Thing:
    """Read the row again and hold it, so that a rule is asked about what is true now.

    Others may still point at it: the database asks for that in the midst of their work, where they hold
    what this one waits for.
    """
    if not db.session().info.get("in_transaction"):
        raise RuntimeError("locked() needs an open transaction()")
    columns = [column.key for column in inspect(thing).mapper.column_attrs]
    db.session.refresh(thing, columns, with_for_update=HELD)
    _follow(thing)
    return thing


def _follow(thing: Thing) -> None:
    """What it points at stays as it was read, unless it points at something else by now."""
    for relation in inspect(thing).mapper.relationships:
        known = inspect(thing).dict.get(relation.key)
        if known is None or relation.direction is not RelationshipDirection.MANYTOONE:
            continue
        [(here, there)] = relation.local_remote_pairs
        if getattr(known, there.key) != (number := getattr(thing, here.key)):
            set_committed_value(thing, relation.key, db.session.get(relation.mapper.class_, number))


@contextmanager
def _outermost() -> Iterator[None]:
    info = db.session().info
    info["afterwards"] = []
    with _in_line():
        info["in_transaction"] = True
        try:
            _begin_writing(db.session.connection())
            yield
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise
        finally:
            info["in_transaction"] = False
    for do in info.pop("afterwards"):
        do()


@contextmanager
def _in_line() -> Iterator[None]:
    if db.session.get_bind().dialect.name != "sqlite":
        yield
        return
    with _one_writer:
        yield


def _begin_writing(connection: Connection) -> None:
    raw = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite" and raw is not None and not raw.in_transaction:
        raw.execute("BEGIN IMMEDIATE")


@cache
def _for_reading(engine: Engine) -> Engine:
    """On PostgreSQL connections of its own, which never begin anything: telling a shared one so and back
    again cost more than the statement. SQLite begins nothing for a read anyway."""
    if engine.dialect.name == "sqlite":
        return engine
    reader = create_engine(engine.url, isolation_level="AUTOCOMMIT", pool_reset_on_return=None)
    event.listen(engine, "engine_disposed", lambda _engine: reader.dispose())
    return reader
