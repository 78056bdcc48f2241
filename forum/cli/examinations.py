"""What the doctor looks at, one function each. A finding is a sentence: what is so, then what to do."""

import os
import smtplib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from forum import clock
from forum.editions.keys import key_of
from forum.editions.queries import all_editions
from forum.extensions import db
from forum.mail.queries import queue_age
from forum.sealing import SealBroken
from forum.web import catalogues

Settings = Mapping[str, Any]
PATIENCE = 5.0  # seconds a mail server has to greet
SLOWEST_POST = timedelta(minutes=15)
WIDEST_CLOCKS = timedelta(seconds=30)


@dataclass(frozen=True)
class Finding:
    """`mark`: ok, note (worth knowing) or wrong. `ends_here`: nothing more can be looked at."""

    mark: str
    sentence: str
    ends_here: bool = False

    @property
    def is_wrong(self) -> bool:
        return self.mark == "wrong"


def ok(sentence: str) -> Finding:
    return Finding("ok   ", sentence)


def note(sentence: str) -> Finding:
    return Finding("note ", sentence)


def wrong(sentence: str, *, ends_here: bool = False) -> Finding:
    return Finding("wrong", sentence, ends_here)


def database(settings: Settings) -> Iterator[Finding]:
    try:
        db.session.execute(select(1))
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        yield wrong(f"The database does not answer: {reason}. Check DATABASE_URL.", ends_here=True)
        return
    yield ok(f"The database answers ({db.engine.dialect.name}).")


def migrations(settings: Settings) -> Iterator[Finding]:
    script = ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())
    here = set(MigrationContext.configure(db.session.connection()).get_current_heads())
    if here == set(script.get_heads()):
        yield ok("Every migration is applied.")
    else:
        yield wrong("The database is not up to date. Run: flask db upgrade", ends_here=True)


def keys(settings: Settings) -> Iterator[Finding]:
    editions = all_editions()
    for edition in editions:
        try:
            key_of(edition)
        except SealBroken:
            yield wrong(
                f"FORUM_KEYS does not open the key of {edition.slug}: no badge of it can be made or read."
            )
            return
    yield ok(f"FORUM_KEYS opens the keys of all editions ({len(editions)}).")


def addresses(settings: Settings) -> Iterator[Finding]:
    base = settings["BASE_URL"]
    if settings["FORUM_ENV"] != "production":
        yield note(f"This is a {settings['FORUM_ENV']} start at {base}.")
    elif not base.startswith("https://"):
        yield wrong(f"BASE_URL is {base}: links in letters and badges would not be encrypted. Use https.")
    else:
        yield ok(f"Links lead to {base}.")


def mail(settings: Settings) -> Iterator[Finding]:
    server, port = settings["MAIL_SERVER"], settings["MAIL_PORT"]
    if not server:
        yield note("No mail server is set: letters stay in the mail room. Set MAIL_SERVER to send them.")
        return
    domain = parseaddr(settings["MAIL_DEFAULT_SENDER"])[1].rpartition("@")[2]
    if domain in ("", "localhost"):
        yield wrong("MAIL_DEFAULT_SENDER has no address that others could answer.")
    try:
        with smtplib.SMTP(server, port, timeout=PATIENCE):
            yield ok(f"The mail server {server} answers on port {port}.")
    except (OSError, smtplib.SMTPException) as error:
        yield wrong(f"The mail server {server} does not answer on port {port}: {error}")


def worker(settings: Settings) -> Iterator[Finding]:
    age = queue_age()
    if age > SLOWEST_POST:
        minutes = age // timedelta(minutes=1)
        yield wrong(
            f"A letter has waited for {minutes} minutes. Is the worker running? Start: flask forum worker"
        )
    else:
        yield ok("No letter has waited long.")


def clocks(settings: Settings) -> Iterator[Finding]:
    if settings["CLOCK_OFFSET"]:
        yield note(f"The clock is set to {clock.now():%Y-%m-%d %H:%M} UTC, for a demonstration.")
    if db.engine.dialect.name == "sqlite":
        yield ok("Database and product share one clock.")
        return
    there = db.session.scalars(select(func.clock_timestamp())).one()
    apart = abs(there - datetime.now(UTC))
    if apart > WIDEST_CLOCKS:
        yield wrong(f"This machine's clock and the database's are {apart.total_seconds():.0f} seconds apart.")
    else:
        yield ok("The clocks of this machine and the database agree.")


def files(settings: Settings) -> Iterator[Finding]:
    folder = Path(settings["FORUM_DATA"])
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        yield ok(f"{folder} can be written to.")
    else:
        yield wrong(f"{folder} cannot be written to. Make the folder, or set FORUM_DATA.")
    if settings["FORUM_ENV"] == "production" and (folder / "sign-ins.txt").exists():
        yield wrong(
            f"{folder / 'sign-ins.txt'} holds a demonstration's passwords. Remove it and what it opens."
        )
    bundle = Path(current_app.static_folder or "") / "dist" / "scanner.js"
    if not bundle.exists():
        yield wrong("The scanner is not built. Run: make install")


def translations(settings: Settings) -> Iterator[Finding]:
    stale = catalogues.stale_in(catalogues.WRITTEN)
    if stale:
        yield note(f"The translations of {', '.join(stale)} are older than their sources. {catalogues.HOW}")
    else:
        yield ok("The translations are compiled.")


EXAMINATIONS = (database, migrations, keys, addresses, mail, worker, clocks, files, translations)
