"""Does what is asked for, one job after the other. Any number of workers may run, on any machine.

What a kind of job does is brought along by whoever starts the worker, as the mail room's drawers are.
"""

import logging
import uuid
from collections.abc import Callable, Mapping
from threading import Event, Thread

from flask import Flask
from sqlalchemy.exc import DBAPIError

from forum.errors import Refusal
from forum.extensions import db
from forum.jobs import services
from forum.jobs.queries import anything_open
from forum.jobs.services import LeaseLost, Stopped, Task
from forum.jobs.states import JobState

log = logging.getLogger("forum.jobs")
Work = Callable[[Task], None]  # calls `progress()` often and ends with `finish()`
Kinds = Mapping[str, Work]
POLL = 1.0  # seconds


def begin(app: Flask, kinds: Kinds, ended: Event) -> Thread:
    """Do jobs beside whatever the process does, until `ended`."""
    thread = Thread(target=_until, args=(app, kinds, ended), name="jobs", daemon=True)
    thread.start()
    return thread


def do_all(app: Flask, kinds: Kinds) -> int:
    """Every job that is open now; returns how many there were."""
    tried = 0
    while do_one(app, kinds):
        tried += 1
    return tried


def do_one(app: Flask, kinds: Kinds) -> bool:
    """The next job, if there is one that nobody else has."""
    with app.app_context():
        try:
            task = services.claim(str(uuid.uuid4())) if anything_open() else None
            if task is None:
                return False
            _do(task, kinds[task.kind])
            return True
        finally:
            db.session.remove()


def _do(task: Task, work: Work) -> None:
    log.info("job %s %s begins", task.id, task.kind)
    try:
        work(task)
    except LeaseLost:
        log.warning("job %s went to another worker", task.id)
    except Stopped:
        services.give_up(task, JobState.STOPPED)
    except Refusal as refusal:
        services.give_up(task, JobState.FAILED, refusal.code)
    except DBAPIError:
        raise  # it comes back when its lease runs out
    except Exception as problem:  # one job that breaks must not stop the others
        # Its name only: the message may hold what somebody typed.
        log.error("job %s broke: %s", task.id, type(problem).__name__)
        services.give_up(task, JobState.FAILED, type(problem).__name__)
    log.info("job %s ended", task.id)


def _until(app: Flask, kinds: Kinds, ended: Event) -> None:
    while not ended.is_set():
        try:
            if do_one(app, kinds):
                continue
        except DBAPIError as problem:
            log.warning("the database does not answer: %s", type(problem).__name__)
        ended.wait(POLL)
