"""Twenty people at once do everything that can be done about places.

A short siege by default; `FORUM_TEST_SECONDS=30` makes it last so long and say how much was done.
"""

import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import joinedload

from config import Config
from forum import create_app
from forum.audit.models import Entry
from forum.extensions import db
from forum.mail import outbox
from forum.mail.compose import Words
from forum.registration.models import Registration
from forum.registration.states import LIVE, State
from tests.accreditation.places import Siege, a_besieged_edition

THREADS, DEEDS = 20, 12
SECONDS = float(os.environ.get("FORUM_TEST_SECONDS", "0"))
SCALE = 8
NEWEST = 40  # of those who are registered somebody is chosen: enough for two to meet
# How often each is tried, of a hundred.
MIX = {
    "submit": 26,
    **dict.fromkeys(("withdraw", "cancel", "edit"), 8),
    **dict.fromkeys(("confirm", "endorse"), 7),
    **dict.fromkeys(("recategorise", "replace", "decline"), 5),
    **dict.fromkeys(("accept", "revise", "expire", "resize"), 4),
    **dict.fromkeys(("waitlist", "let_go", "ask", "answer"), 3),
    **dict.fromkeys(("decline_for_delegation", "set_quota"), 2),
}
# Tried with those for whom it is possible, as long as there are any.
POSSIBLE = {
    **dict.fromkeys(("accept", "let_go", "expire"), State.OFFERED),
    **dict.fromkeys(("ask", "endorse", "decline_for_delegation"), State.SUBMITTED),
    "answer": State.INFO_REQUESTED,
    "confirm": State.ENDORSED,
}
TO_A_CATEGORY = {"recategorise", "revise"}
# Whoever was sent back to the waiting list while there was room waits for the next place.
INTO_RESERVE = {"waitlisted", "offer_expired"}


@dataclass(frozen=True)
class Wide(Config):
    """A connection for everybody."""

    SQLALCHEMY_ENGINE_OPTIONS: dict = field(default_factory=lambda: {"pool_size": THREADS})


@pytest.fixture
def product(make_database, monkeypatch):
    # What letters say is not the subject.
    monkeypatch.setattr(outbox, "compose", lambda *_kind, **_facts: Words("Subject", "Text", "<p>Text</p>"))
    app = create_app(Wide.for_tests(SQLALCHEMY_DATABASE_URI=make_database()))
    with app.app_context():
        db.create_all()
        edition_id = a_besieged_edition(scale=SCALE)
        db.session.remove()
    yield app, edition_id
    with app.app_context():
        db.engine.dispose()


class Besieger:
    """One thread's share: as many deeds as it is told, or until the time is over."""

    def __init__(self, app, edition_id, barrier):
        self.app, self.edition_id, self.barrier = app, edition_id, barrier

    def __call__(self, number: int) -> Counter:
        random, done = Random(number), Counter()
        self.barrier.wait()
        until = time.monotonic() + SECONDS
        for _deed in range(DEEDS) if not SECONDS else iter(lambda: time.monotonic() > until, True):
            with self.app.app_context():
                done[self._do(random)] += 1
        return done

    def _do(self, random) -> str:
        siege, what = Siege(self.edition_id), random.choices(list(MIX), MIX.values())[0]
        try:
            refused = siege.try_to(getattr(siege, what), *_with(what, siege, random))
            return "refused" if refused else what
        except DBAPIError as problem:
            return f"{type(problem).__name__} in {what}: {problem.orig}"


def _with(what, siege, random):
    category = random.randrange(3)
    if what == "submit":
        return category, random.random() < 0.4
    if what == "resize":
        return random.choice([None, category]), random.randrange(2, 6) * SCALE
    if what == "set_quota":
        return category, random.randrange(1, 3) * SCALE, random.random() < 0.8
    who = somebody(siege.edition_id, random, POSSIBLE.get(what))
    return (who, category) if what in TO_A_CATEGORY else (who,)


def somebody(edition_id, random, state) -> Registration:
    newest = (
        select(Registration)
        .filter_by(edition_id=edition_id)
        .where(Registration.state.in_(LIVE))
        .options(joinedload(Registration.category))
        .order_by(Registration.id.desc())
        .limit(NEWEST)
    )
    found = db.session.scalars(newest).all()
    return random.choice([one for one in found if one.state == state] or found)


def besiege(app, edition_id) -> Counter:
    with app.app_context():
        siege = Siege(edition_id)
        for number in range(NEWEST):
            siege.submit(number % 3, of_delegation=number % 2 == 0)
        db.session.remove()
    barrier = Barrier(THREADS)
    with ThreadPoolExecutor(THREADS) as pool:
        shares = pool.map(Besieger(app, edition_id, barrier), range(THREADS))
        return sum(shares, Counter())


def wrongs(app, edition_id) -> list[str]:
    with app.app_context():
        siege = Siege(edition_id)
        siege.in_reserve = in_reserve(edition_id)
        return siege.wrongs()


def in_reserve(edition_id) -> set[int]:
    """Those whose last step was onto the waiting list, by somebody's hand or by the clock."""
    last = select(func.max(Entry.id)).filter_by(edition_id=edition_id, thing="registration")
    last = last.where(Entry.after["state"].is_not(None)).group_by(Entry.thing_id)
    found = select(Entry.thing_id).where(Entry.id.in_(last), Entry.verb.in_(INTO_RESERVE))
    return set(db.session.scalars(found))


def test_twenty_at_once_neither_overfill_nor_forget_nor_block_each_other(product):
    began = time.monotonic()
    done = besiege(*product)
    if SECONDS:
        print(f"\n{done.total()} deeds in {time.monotonic() - began:.1f} s: {dict(done)}")  # noqa: T201
    assert [what for what in done if " in " in what] == []
    assert done["submit"] and done["withdraw"]
    assert wrongs(*product) == []
