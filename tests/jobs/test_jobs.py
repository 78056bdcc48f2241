from datetime import timedelta

import pytest

from forum import clock
from forum.errors import Refusal
from forum.jobs import services, worker
from forum.jobs.models import Job
from forum.jobs.services import LeaseLost, Stopped
from forum.jobs.states import TRIES, JobState
from tests.makers import SOMEBODY, an_edition


@pytest.fixture
def edition(db):
    return an_edition()


def asked(edition, kind="count", **facts):
    return services.ask_for(kind, edition_id=edition.id, facts=facts, by=SOMEBODY, language="en", total=3)


def now(db, job):
    db.session.expire_all()
    return db.session.get(Job, job.id)


def count_to_three(task):
    for number in (1, 2, 3):
        services.progress(task, number)
    services.finish(task, done=3)


def test_a_job_is_done_by_whoever_finds_it(app, db, edition):
    job = asked(edition)
    assert worker.do_all(app, {"count": count_to_three}) == 1
    assert (now(db, job).state, now(db, job).done) == (JobState.DONE, 3)


def test_a_job_belongs_to_one_worker_at_a_time(edition):
    asked(edition)
    assert services.claim("one") is not None
    assert services.claim("two") is None


def test_jobs_are_taken_in_their_order(edition):
    first, second = asked(edition), asked(edition)
    assert [services.claim("one").id, services.claim("two").id] == [first.id, second.id]


def test_the_job_of_a_dead_worker_goes_to_another(db, edition, at):
    job, moment = asked(edition), clock.now()
    dead = services.claim("one")
    at(moment + services.LEASE + timedelta(seconds=1))
    alive = services.claim("two")
    services.progress(alive, 1)
    with pytest.raises(LeaseLost):
        services.progress(dead, 2)
    assert now(db, job).done == 1


def test_progress_keeps_a_job_for_longer(edition, at):
    asked(edition)
    moment = clock.now()
    task = services.claim("one")
    for minutes in (1.5, 3, 4.5):
        at(moment + timedelta(minutes=minutes))
        services.progress(task, 1)
        assert services.claim("two") is None


def test_a_job_that_ends_its_workers_is_not_begun_for_ever(db, edition, at):
    job, moment = asked(edition), clock.now()
    for number in range(TRIES):
        at(moment + number * timedelta(hours=1))
        assert services.claim(f"worker {number}") is not None
    at(moment + timedelta(days=1))
    assert services.claim("another") is None
    assert (now(db, job).state, now(db, job).problem) == (JobState.FAILED, "worker_ended")


def test_a_job_that_waits_is_stopped_at_once(db, edition):
    job = asked(edition)
    services.stop(job)
    assert now(db, job).state == JobState.STOPPED
    assert services.claim("one") is None


def test_a_job_that_runs_is_stopped_at_its_next_step(app, db, edition):
    job = asked(edition)

    def work(task):
        services.progress(task, 1)
        services.stop(db.session.get(Job, task.id))
        services.progress(task, 2)

    worker.do_all(app, {"count": work})
    assert (now(db, job).state, now(db, job).done) == (JobState.STOPPED, 2)


def test_the_end_of_a_job_and_its_last_part_are_one(db, edition):
    job = asked(edition)
    services.claim("one")
    services.stop(job)
    task = services.Task(job.id, edition.id, "count", {}, SOMEBODY, "en", "somebody else's lease")
    with pytest.raises(LeaseLost):
        services.finish(task, done=3)
    assert now(db, job).state == JobState.RUNNING


@pytest.mark.parametrize(("broken", "said"), [(Refusal(), "refused"), (KeyError("a name"), "KeyError")])
def test_one_job_that_breaks_does_not_stop_the_others(app, db, edition, broken, said):
    def breaks(task):
        raise broken

    job, after = asked(edition, "breaks"), asked(edition)
    assert worker.do_all(app, {"breaks": breaks, "count": count_to_three}) == 2
    assert (now(db, job).state, now(db, job).problem) == (JobState.FAILED, said)
    assert now(db, after).state == JobState.DONE


def test_whoever_asks_to_stop_is_heard_through_an_exception_of_its_own(edition):
    job = asked(edition)
    task = services.claim("one")
    services.stop(job)
    with pytest.raises(Stopped):
        services.look_up(task)
