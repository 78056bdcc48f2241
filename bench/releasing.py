"""A release that moves every session: how long, in how many statements, with how many letters."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import event, insert, select, update

from bench.figures import Figure
from bench.measuring import Stand
from bench.seeding import BENCH, SLUG, application
from bench.settings import ROUNDS
from forum.agenda.models import AgendaSession
from forum.agenda.releases.services import release
from forum.agenda.signups.models import Star
from forum.editions.models import Edition
from forum.editions.queries import edition_with
from forum.extensions import db
from forum.registration.models import Registration
from forum.speakers.models import Engagement, Speaker
from forum.transaction import transaction

FOLLOWERS, STARS = 520, 10  # as many delegates as the demonstration has, and how many sessions each
STEP = timedelta(minutes=15)


def releasing(stand: Stand, env: dict[str, str]) -> Iterator[Figure]:
    """All speakers have an address, 520 delegates (or all there are) follow ten sessions each."""
    with application(env):
        edition = edition_with(SLUG)
        assert edition is not None
        with transaction():
            _give_addresses(edition)
            sessions = _give_stars(edition)
        gc.collect()
        gc.freeze()  # what the seeding left behind would be looked through again in the midst of a release
        rounds = sorted(_round(edition) for _ in range(ROUNDS))
        waited, cpu, statements, letters = rounds[ROUNDS // 2]
    yield Figure(
        name="release",
        engine=stand.engine.name,
        value=round(waited, 1),
        unit="ms",
        rows=sessions,
        cpu_ms=round(cpu, 1),
        statements=statements,
        letters=letters,
    )


def _round(edition: Edition) -> tuple[float, float, int, int]:
    """Milliseconds, of them the processor's, statements, letters."""
    with transaction():
        later = [
            {"id": row.id, "starts_at": row.starts_at + STEP, "version": row.version + 1}
            for row in db.session.execute(
                select(AgendaSession.id, AgendaSession.starts_at, AgendaSession.version)
            )
        ]
        db.session.execute(update(AgendaSession), later)
    db.session.expire_all()
    with _counted() as seen:
        began, spent = time.perf_counter(), time.process_time()
        made = release(edition, by=BENCH)
        took = time.perf_counter() - began
        return 1000 * took, 1000 * (time.process_time() - spent), len(seen), made.letters


def _give_addresses(edition: Edition) -> None:
    speakers = db.session.scalars(select(Speaker.id).filter_by(edition_id=edition.id))
    facts = {"edition_id": edition.id, "language": "en"}
    db.session.execute(
        insert(Engagement),
        [{**facts, "speaker_id": number, "email": f"speaker{number}@example.org"} for number in speakers],
    )


def _give_stars(edition: Edition) -> int:
    """Returns how many sessions there are."""
    sessions = list(db.session.scalars(select(AgendaSession.id).filter_by(edition_id=edition.id)))
    delegates = db.session.scalars(select(Registration.id).filter_by(edition_id=edition.id).limit(FOLLOWERS))
    db.session.execute(
        insert(Star),
        [
            {
                "edition_id": edition.id,
                "registration_id": delegate,
                "session_id": sessions[(7 * number + turn) % len(sessions)],
            }
            for number, delegate in enumerate(delegates)
            for turn in range(STARS)
        ],
    )
    return len(sessions)


@contextmanager
def _counted() -> Iterator[list[str]]:
    """The statements meanwhile."""
    seen: list[str] = []

    def see(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", see)
    yield seen
    event.remove(db.engine, "before_cursor_execute", see)
