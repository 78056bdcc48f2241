"""The index behind the search, on either database, in step with the rows by itself.

SQLite: an FTS5 table that keeps no text of its own, written by triggers on `registration.hay`. PostgreSQL: a
GIN index over the words of that column. Both split at blanks and nowhere else: `hay` is made of ready words.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    cast,
    column,
    event,
    false,
    inspect,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from forum.registration.models import Registration
from forum.registration.search.asking import Asked, Token

NAME = "registration_index"  # FTS5 keeps tables of its own beside it, whose names begin so

_WORDS = "array_to_tsvector(array_remove(string_to_array(registration.hay::text, ' '), ''))"
_FORGET = (  # FTS5 takes a row out by being told what it said
    "INSERT INTO registration_index (registration_index, rowid, hay) VALUES ('delete', old.id, old.hay);"
)
_LEARN = "INSERT INTO registration_index (rowid, hay) VALUES (new.id, new.hay);"
# Remade by every migration: SQLite changes a table by copying it, and the copy has no triggers.
TRIGGERS = (
    f"CREATE TRIGGER IF NOT EXISTS registration_index_insert AFTER INSERT ON registration BEGIN {_LEARN} END",
    "CREATE TRIGGER IF NOT EXISTS registration_index_delete AFTER DELETE ON registration"
    f" BEGIN {_FORGET} END",
    "CREATE TRIGGER IF NOT EXISTS registration_index_update AFTER UPDATE OF hay ON registration"
    f" WHEN old.hay IS NOT new.hay BEGIN {_FORGET} {_LEARN} END",
)
_VIRTUAL = """CREATE VIRTUAL TABLE IF NOT EXISTS registration_index USING fts5(
    hay, content='registration', content_rowid='id', prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
)"""
# Without fastupdate: what was just written must be found as fast as everything else.
_GIN = f"""CREATE INDEX IF NOT EXISTS registration_index ON registration
    USING gin (({_WORDS})) WITH (fastupdate = off)"""
MAKE = {"sqlite": (_VIRTUAL, *TRIGGERS), "postgresql": (_GIN,)}
UNMAKE = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS registration_index_insert",
        "DROP TRIGGER IF EXISTS registration_index_delete",
        "DROP TRIGGER IF EXISTS registration_index_update",
        "DROP TABLE IF EXISTS registration_index",
    ),
    "postgresql": ("DROP INDEX IF EXISTS registration_index",),
}

_INDEX = table(NAME, column("rowid"), column(NAME))


@event.listens_for(Registration.__table__, "after_create")
def make(_table: object, connection: Connection, **_: object) -> None:
    for statement in MAKE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def keep(connection: Connection) -> None:
    """What keeps the index in step, once more, if there is an index."""
    if connection.dialect.name == "sqlite" and inspect(connection).has_table(NAME):
        for statement in TRIGGERS:
            connection.exec_driver_sql(statement)


@event.listens_for(Registration.__table__, "before_drop")
def unmake(_table: object, connection: Connection, **_: object) -> None:
    for statement in UNMAKE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def narrowed(statement: Select[Any], edition_id: int, asked: Asked, dialect: str) -> Select[Any]:
    """A statement about registrations, about only those of an edition that have every word asked for."""
    if dialect == "sqlite":
        matching = _INDEX.c[NAME].op("MATCH")(_for_fts5(asked)) if asked.words else false()
        found = statement.join(_INDEX, _INDEX.c.rowid == Registration.id).where(matching)
        # The plus keeps SQLite from going through the whole edition and asking the index about each row.
        return found.where(literal_column("+registration.edition_id") == edition_id)
    wanted = cast(_for_postgresql(asked), TSQUERY)
    matching = literal_column(_WORDS).op("@@")(wanted) if asked.words else false()
    return statement.where(Registration.edition_id == edition_id, matching)


def latest(found: Select[int], most: int, dialect: str) -> Select[int]:
    """The highest ids that a narrowed statement finds. SQLite's index gives them in that order at once.
    PostgreSQL is made to ask its index for all of them first: it would guess how many there are, and read
    the whole table where it guesses wrong."""
    if dialect == "sqlite":
        return found.order_by(literal_column("registration_index.rowid").desc()).limit(most)
    every = found.cte("found").prefix_with("MATERIALIZED")
    return select(every.c.id).order_by(every.c.id.desc()).limit(most)


def _for_fts5(asked: Asked) -> str:
    def token(one: Token) -> str:
        return f'"{one.text}"' + ("*" if one.is_beginning else "")

    return _written(asked, " AND ", " OR ", token)


def _for_postgresql(asked: Asked) -> str:
    def token(one: Token) -> str:
        return f"'{one.text}'" + (":*" if one.is_beginning else "")

    return _written(asked, " & ", " | ", token)


def _written(asked: Asked, and_: str, or_: str, token: Callable[[Token], str]) -> str:
    words = (or_.join(and_.join(map(token, each)).join("()") for each in word) for word in asked.words)
    return and_.join(word.join("()") for word in words)
