"""Importing in the background, for sheets that take longer than a page may."""

from datetime import timedelta

from flask_babel import force_locale

from forum.accreditation.importing import services
from forum.accreditation.importing.models import PeopleSheet
from forum.accreditation.importing.queries import setting_of, sheet_of
from forum.accreditation.importing.states import Mode
from forum.audit.services import Actor
from forum.jobs import services as jobs
from forum.jobs.models import Job
from forum.jobs.services import Task
from forum.jobs.worker import Kinds
from forum.transaction import transaction

AT_ONCE = 500  # rows that a page looks through, and imports, by itself
LONGEST = timedelta(minutes=20)  # one transaction of a hundred thousand rows
LOOK, BRING = "people.look_through", "people.bring_in"


def ask_to_look(kept: PeopleSheet, *, by: Actor) -> Job:
    return _ask(LOOK, kept, by=by)


def ask_to_bring(kept: PeopleSheet, mode: Mode, *, language: str, by: Actor) -> Job:
    """Raises `DecidedAlready`."""
    with transaction():
        services.hold_to_decide(kept, language)
        return _ask(BRING, kept, by=by, mode=mode)


def look_through(task: Task) -> None:
    kept = sheet_of(task.edition_id, task.facts["sheet"])
    with force_locale(task.language):
        services.look_through(setting_of(kept), kept, step=lambda done: jobs.progress(task, done))
    jobs.finish(task, done=kept.rows)


def bring_in(task: Task) -> None:
    """The end of the job is part of the import's last transaction: a worker that dies repeats nothing."""
    kept, mode = sheet_of(task.edition_id, task.facts["sheet"]), Mode(task.facts["mode"])
    if mode is Mode.ALL:
        jobs.hold(task, LONGEST)
    with force_locale(task.language):
        services.bring_in(
            setting_of(kept),
            kept,
            mode,
            by=task.by,
            step=lambda done: jobs.progress(task, done),
            finish=lambda done: jobs.finish(task, done=done),
        )


KINDS: Kinds = {LOOK: look_through, BRING: bring_in}


def _ask(kind: str, kept: PeopleSheet, *, by: Actor, **facts: str) -> Job:
    with transaction():
        job = jobs.ask_for(
            kind,
            edition_id=kept.edition_id,
            facts={"sheet": kept.id, **facts},
            by=by,
            language=kept.language,
            total=kept.rows,
        )
        kept.job_id = job.id
    return job
