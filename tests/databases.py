"""The databases of a test run: `pytest --engine=sqlite` (default) or `--engine=postgresql`.

A run on PostgreSQL has one throwaway cluster, shared by its xdist workers; each worker and each
fixture below has databases of its own. `FORUM_TEST_POSTGRES` names a server to use instead.
"""

import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from tools import postgres
from tools.demo_clock import DemoClock
from tools.places import ROOT

SERVER = "FORUM_TEST_POSTGRES"
ENGINES = ("sqlite", "postgresql")
numbers = itertools.count(1)


def pytest_addoption(parser):
    parser.addoption("--engine", choices=ENGINES, default="sqlite", help="the database the tests run on")


def pytest_configure(config):
    """The controller starts the server; workers inherit its address through the environment."""
    if config.getoption("engine") != "postgresql" or SERVER in os.environ or config.getoption("collectonly"):
        return
    stack = ExitStack()
    os.environ[SERVER] = stack.enter_context(postgres.cluster()).url()
    stack.callback(os.environ.pop, SERVER)
    config.add_cleanup(stack.close)


def pytest_report_header(config):
    return f"database engine: {config.getoption('engine')}"


@pytest.fixture(scope="session")
def engine_name(request) -> str:
    """`sqlite` or `postgresql`."""
    return request.config.getoption("engine")


@pytest.fixture(scope="session")
def make_database(engine_name, tmp_path_factory, worker_id) -> Iterator[Callable[..., str]]:
    """`make_database()` is the URL of a new empty database, `make_database(like=url)` that of a copy."""
    with ExitStack() as stack:
        if engine_name == "sqlite":
            yield lambda like=None: _sqlite(tmp_path_factory.mktemp("database"), like)
        else:
            name = f"forum_{os.getpid()}_{worker_id}"
            yield lambda like=None: _postgresql(f"{name}_{next(numbers)}", like, stack)


@pytest.fixture(scope="session")
def database_url(make_database) -> str:
    """The one database of this worker, empty at first: for tests that roll back."""
    return make_database()


@pytest.fixture(scope="session")
def settings(tmp_path_factory) -> dict[str, str]:
    """The environment of a real start in development, without a database: for subprocesses."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("MAIL_", "FORUM_"))},
        "FORUM_ENV": "development",
        "SECRET_KEY": "development-tests",
        "FORUM_KEYS": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    }


@pytest.fixture(scope="session")
def migrated(make_database, settings, tmp_path_factory) -> str:
    """A database with every migration applied. Copy it, do not write to it."""
    url = make_database()
    run_flask("db", "upgrade", env=settings | _where(url, tmp_path_factory.mktemp("migrated")))
    return url


@pytest.fixture(scope="session")
def demonstrated(make_database, migrated, settings, tmp_path_factory) -> tuple[str, Path]:
    """A database with the demo edition as a first start shows it, and its FORUM_DATA. Copy both, do not
    write to them."""
    url, data = make_database(like=migrated), tmp_path_factory.mktemp("demonstrated")
    run_flask("forum", "demo", env=settings | _where(url, data) | _demo_time(data))
    return url, data


@pytest.fixture
def migrated_settings(make_database, migrated, settings, tmp_path) -> dict[str, str]:
    """The environment of a real start on a database of this test alone, migrated and empty."""
    return settings | _where(make_database(like=migrated), tmp_path)


@pytest.fixture
def demo_settings(make_database, demonstrated, settings, tmp_path) -> dict[str, str]:
    """The environment of a real start on a database of this test alone, with the demo edition."""
    url, data = demonstrated
    shutil.copytree(data, tmp_path / "data")
    return settings | _where(make_database(like=url), tmp_path / "data") | _demo_time(data)


def run_flask(*arguments: str, env: dict[str, str]) -> str:
    """Run a command of the product as an operator would; returns what it printed."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=env, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _demo_time(data: Path) -> dict[str, str]:
    return {"FORUM_CLOCK_OFFSET": DemoClock.wind(data).seconds}


def _where(url: str, data: Path) -> dict[str, str]:
    return {"DATABASE_URL": url, "FORUM_DATA": str(data)}


def _sqlite(folder: Path, like: str | None) -> str:
    file = folder / "forum.sqlite3"
    if like:
        _copy(str(make_url(like).database), file)
    return f"sqlite:///{file}"


def _copy(source: str, target: Path) -> None:
    """A backup, not a file copy: part of the content may still be in the write-ahead log."""
    with sqlite3.connect(source) as there, sqlite3.connect(target) as here:
        there.backup(here)
    there.close()
    here.close()


def _postgresql(name: str, like: str | None, stack: ExitStack) -> str:
    server = make_url(os.environ[SERVER])
    template = f' TEMPLATE "{make_url(like).database}"' if like else ""
    _tell(server, f'CREATE DATABASE "{name}"{template}')
    stack.callback(_tell, server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    return server.set(database=name).render_as_string(hide_password=False)


def _tell(server, statement: str) -> None:
    with psycopg.connect(server.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(statement)
