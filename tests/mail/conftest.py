"""Letters to test with, and a worker whose server is a sink."""

import pytest

from forum.extensions import db as _db
from forum.mail.enclosures import Drawn
from forum.mail.models import Letter
from forum.mail.outbox import queue
from forum.mail.postman import mailer
from forum.mail.worker import Pace, Worker
from forum.transaction import transaction
from tests.mail.drafts import a_draft
from tests.mail.sink import Sink
from tests.makers import an_edition

LINKS = {
    "manage": lambda about: f"https://forum.example/my/{about['ref']}?a=1&b=2",
    "code": lambda about: "247K 60SQ ZVPY 5XZT",
}
DRAWERS = {
    "badge.qr": lambda about: Drawn("code.png", "image/png", b"\x89PNG", inline_cid="badge-code"),
    "badge.pdf": lambda about: Drawn("badge-김하늘.pdf", "application/pdf", b"%PDF-1.7"),
    "calendar": lambda about: Drawn("forum.ics", "text/calendar; method=PUBLISH; charset=utf-8", b"BEGIN:VCALENDAR"),
}


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def queued(edition):
    """`queued(kind, **changes)`: a letter in the outbox."""

    def put(kind: str = "registration.received", **changes) -> Letter:
        with transaction():
            letter = queue(a_draft(kind, edition_id=edition.id, **changes))
        return letter

    return put


@pytest.fixture
def sink(app, db):
    with Sink() as sink, using(app, sink.settings):
        yield sink


@pytest.fixture
def worker(app, db):
    worker = Worker(app, links=LINKS, drawers=DRAWERS, pace=Pace(lease=5, longest_rest=0))
    yield worker
    worker.postman.hang_up()


class using:  # noqa: N801 - reads as a verb: `with using(app, settings):`
    """The application with other mail settings, for a while."""

    def __init__(self, app, settings):
        self.app, self.settings = app, settings
        self.before = {name: app.config[name] for name in settings}

    def __enter__(self):
        self.app.config.update(self.settings)
        mailer.init_app(self.app)

    def __exit__(self, *_problem):
        self.app.config.update(self.before)
        mailer.init_app(self.app)


def read_again(letter: Letter) -> Letter:
    _db.session.refresh(letter)
    return letter
