"""Looking for a word in all that a database holds."""

import sqlite3
from pathlib import Path

import psycopg
from sqlalchemy import make_url


def hits(url: str, *words: str) -> list[str]:
    """Where any of the words stands: in the bytes of the files on SQLite, in the columns on PostgreSQL."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _in_files(Path(str(address.database)), words)
    return _in_columns(address.set(drivername="postgresql").render_as_string(hide_password=False), words)


def forms(word: str) -> set[bytes]:
    """As text, as JSON writes it, and as a bytea of PostgreSQL is written."""
    escaped = "".join(c if c.isascii() else f"\\u{ord(c):04x}" for c in word)
    return {word.encode(), escaped.encode(), word.encode().hex().encode()}


def _in_files(file: Path, words: tuple[str, ...]) -> list[str]:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    files = sorted(file.parent.glob(f"{file.name}*"))
    return [f"{each.name}: {word}" for each in files for word in words if _stands_in(each.read_bytes(), word)]


def _in_columns(address: str, words: tuple[str, ...]) -> list[str]:
    with psycopg.connect(address) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return [
            f"{table}: {word}"
            for (table,) in tables
            for (row,) in connection.execute(f'SELECT t::text FROM "{table}" t').fetchall()  # noqa: S608
            for word in words
            if _stands_in(row.encode(), word)
        ]


def _stands_in(body: bytes, word: str) -> bool:
    return any(form in body for form in forms(word))
