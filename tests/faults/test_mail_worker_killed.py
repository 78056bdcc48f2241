"""`kill -9` of the mail worker, in the instant between acceptance and record, and in the middle of a letter.

Promise: no letter is missing; repeats are no more than kills, and say so by the same Message-ID.
"""

import subprocess
import sys
import time

import pytest
from sqlalchemy import text

from config import Config
from forum import create_app
from forum.extensions import db
from forum.mail.outbox import queue
from forum.transaction import transaction
from tests.faults.mail_server_that_kills import DeadlyServer
from tests.mail.drafts import a_draft
from tests.makers import an_edition_of_today
from tools.places import ROOT

WORKER = [sys.executable, "-m", "flask", "--app", "wsgi", "forum", "worker"]
CARELESS = [sys.executable, "-m", "tests.faults.careless_worker"]
AFTER = {2, 4, 6, 8, 10}
BEFORE = {3, 7}
PATIENCE = 90.0


@pytest.fixture
def outbox(make_database):
    """A database of this test alone with sixteen letters, two to each of eight recipients."""
    url = make_database()
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=url))
    with app.app_context():
        db.create_all()
        edition = an_edition_of_today()  # the letters of a forum long over are erased
        with transaction():
            for number in range(16):
                queue(
                    a_draft(
                        "registration.waitlisted",
                        edition_id=edition.id,
                        to_email=f"kim{number % 8}@example.com",
                    )
                )
        yield Outbox(url)
        db.session.remove()
        db.engine.dispose()


class Outbox:
    def __init__(self, url: str) -> None:
        self.url = url

    def rows(self):
        with db.engine.connect() as connection:
            return connection.execute(
                text("SELECT message_id, to_email, state FROM letter ORDER BY id")
            ).all()

    @property
    def is_done(self) -> bool:
        return all(row.state in ("sent", "failed") for row in self.rows())


def run_until_done(command, outbox, server, settings):
    """Start the worker again and again, until every letter is recorded as sent."""
    mail = {name: str(value) for name, value in server.settings.items()} | {"MAIL_DEADLINE": "0.5"}
    env = settings | mail | {"DATABASE_URL": outbox.url}
    give_up = time.monotonic() + PATIENCE
    while not outbox.is_done and time.monotonic() < give_up:
        worker = subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.DEVNULL)
        server.worker_pid = worker.pid
        while worker.poll() is None and not outbox.is_done and time.monotonic() < give_up:
            time.sleep(0.1)
        worker.terminate()
        worker.wait(10)


def test_a_killed_worker_loses_nothing_and_repeats_no_more_than_kills(outbox, settings):
    with DeadlyServer(kill_after=AFTER, kill_before=BEFORE) as server:
        run_until_done(WORKER, outbox, server, settings)
    rows = outbox.rows()
    assert server.kills == len(AFTER | BEFORE)
    assert {row.state for row in rows} == {"sent"}
    assert set(server.copies) == {row.message_id for row in rows}
    assert sum(server.copies.values()) - len(rows) <= len(AFTER)
    for recipient in {row.to_email for row in rows}:
        written = [row.message_id for row in rows if row.to_email == recipient]
        assert [each for each in dict.fromkeys(server.ids) if each in written] == written


def test_the_twin_without_the_guard_loses_letters(outbox, settings):
    with DeadlyServer(kill_after=set(), kill_before=BEFORE) as server:
        run_until_done(CARELESS, outbox, server, settings)
    assert server.kills == len(BEFORE)
    assert server.copies
    assert set(server.copies) < {row.message_id for row in outbox.rows()}


def test_a_worker_with_nothing_to_do_ends_when_told(outbox, settings):
    worker = subprocess.Popen(
        WORKER, cwd=ROOT, env=settings | {"DATABASE_URL": outbox.url}, stderr=subprocess.PIPE
    )
    for line in worker.stderr:
        if b"started" in line:
            break
    worker.terminate()
    assert worker.wait(10) == 0
    worker.stderr.close()
