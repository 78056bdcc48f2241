"""The databases measured on: SQLite in a file, and a throwaway PostgreSQL with its default durability."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from tools import postgres

NAMES = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Engine:
    """`process` is the server's first process, where there is one: its work is measured beside ours."""

    name: str
    process: int | None = None


def of(names: Sequence[str], place: Path, stack: ExitStack) -> Iterator[tuple[Engine, str]]:
    for name in names:
        if name == "sqlite":
            yield Engine(name), f"sqlite:///{place / 'forum.sqlite3'}"
        else:
            cluster = stack.enter_context(postgres.cluster())
            first_line = (cluster.socket / "data" / "postmaster.pid").read_text().split()[0]
            yield Engine(name, int(first_line)), cluster.url()


def another(env: dict[str, str]) -> dict[str, str]:
    """The same environment with a new empty database beside the one it has."""
    url = make_url(env["DATABASE_URL"])
    if url.get_backend_name() == "sqlite":
        other = url.set(database=f"{url.database}-2")
    else:
        other = url.set(database="another")
        with psycopg.connect(env["DATABASE_URL"], autocommit=True) as connection:
            connection.execute("CREATE DATABASE another")
    return env | {"DATABASE_URL": other.render_as_string(hide_password=False)}


def settle(env: dict[str, str]) -> None:
    """PostgreSQL looks once through what was written in bulk, as it would by itself within minutes: the first
    readers should not be measured doing it."""
    if make_url(env["DATABASE_URL"]).get_backend_name() != "sqlite":
        with psycopg.connect(env["DATABASE_URL"], autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
