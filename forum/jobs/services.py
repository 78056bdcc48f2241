"""Asking for work, taking it, saying how far it is, ending it.

A worker holds a job by its lease and says so again with each progress. One that dies leaves the job to the
others when the lease runs out, so what a job does has to be safe to begin again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import CursorResult, and_, or_, select, update

from forum import clock
from forum import transaction as transactions
from forum.audit.services import Actor
from forum.extensions import db
from forum.jobs.models import Job
from forum.jobs.states import OPEN, TRIES, JobState
from forum.transaction import transaction

LEASE = timedelta(minutes=2)


@dataclass(frozen=True)
class Task:
    """A job in the hands of one worker, apart from the row: what others do to that does not change it."""

    id: int
    edition_id: int
    kind: str
    facts: Mapping[str, Any]
    by: Actor
    language: str
    lease: str


class LeaseLost(Exception):
    """Somebody else has the job now: leave it, and write nothing more."""


class Stopped(Exception):
    """Somebody asked for the job to end."""


def ask_for(
    kind: str, *, edition_id: int, facts: Mapping[str, Any], by: Actor, language: str, total: int = 0
) -> Job:
    """Put work where a worker finds it."""
    with transaction():
        job = Job(
            edition_id=edition_id,
            kind=kind,
            facts=dict(facts),
            account_id=by.account_id,
            actor=by.name,
            language=language,
            total=total,
            state=JobState.WAITING,
        )
        db.session.add(job)
        db.session.flush()
    return job


def claim(lease: str) -> Task | None:
    """The oldest job that waits, or whose worker is not heard of any more; nobody else gets it."""
    with transaction():
        now = clock.now()
        left_alone = and_(Job.state == JobState.RUNNING, Job.leased_until < now)
        job = db.session.scalar(
            select(Job)
            .where(or_(Job.state == JobState.WAITING, left_alone))
            .order_by(Job.id)
            .limit(1)
            .with_for_update(skip_locked=True)
            .execution_options(populate_existing=True)
        )
        if job is None:
            return None
        if job.tries >= TRIES:
            _end(job, JobState.FAILED, "worker_ended")
            return None
        job.state, job.lease, job.leased_until = JobState.RUNNING, lease, now + LEASE
        job.began_at, job.tries = job.began_at or now, job.tries + 1
        by = Actor(job.actor, job.account_id)
        return Task(job.id, job.edition_id, job.kind, job.facts, by, job.language, lease)


def progress(task: Task, done: int, *, total: int | None = None) -> None:
    """Say how far it is and hold the job longer. Raises `Stopped` or `LeaseLost`."""
    values = {"done": done, "leased_until": clock.now() + LEASE}
    if total is not None:
        values["total"] = total
    with transaction():
        _ours(task, **values)
    look_up(task)


def look_up(task: Task) -> None:
    """Whether to go on, asked beside whatever transaction is open. Raises `Stopped` or `LeaseLost`."""
    with transactions.reading() as connection:
        row = connection.execute(select(Job.is_to_stop, Job.lease).where(Job.id == task.id)).one()
    if row.lease != task.lease:
        raise LeaseLost()
    if row.is_to_stop:
        raise Stopped()


def hold(task: Task, lasts: timedelta) -> None:
    """Keep the job over a long transaction, in which nothing can be said about it."""
    with transaction():
        _ours(task, leased_until=clock.now() + lasts)


def finish(task: Task, *, done: int) -> None:
    """The work is done. Inside the transaction of its last part: both or neither. Raises `LeaseLost`."""
    with transaction():
        _ours(task, state=JobState.DONE, done=done, ended_at=clock.now(), lease=None)


def give_up(task: Task, state: JobState, problem: str | None = None) -> None:
    """End it without its result."""
    with transaction():
        _ours(task, state=state, problem=(problem or "")[:60] or None, ended_at=clock.now(), lease=None)


def stop(job: Job) -> None:
    """Ask for its end: at once while it waits, otherwise at the next step."""
    with transaction():
        waiting = update(Job).where(Job.id == job.id, Job.state == JobState.WAITING)
        ended = _rows(waiting.values(state=JobState.STOPPED, is_to_stop=True, ended_at=clock.now()))
        if not ended:
            _rows(update(Job).where(Job.id == job.id, Job.state.in_(OPEN)).values(is_to_stop=True))
    db.session.refresh(job)


def _end(job: Job, state: JobState, problem: str) -> None:
    job.state, job.problem, job.ended_at, job.lease = state, problem, clock.now(), None


def _ours(task: Task, **values: Any) -> None:
    held = update(Job).where(Job.id == task.id, Job.lease == task.lease, Job.state == JobState.RUNNING)
    if not _rows(held.values(**values)):
        raise LeaseLost()


def _rows(statement: Any) -> int:
    result = db.session.execute(statement.execution_options(synchronize_session=False))
    assert isinstance(result, CursorResult)  # noqa: S101 - tells the type checker what UPDATE returns
    return int(result.rowcount)
