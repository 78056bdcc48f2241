"""Reading jobs."""

from sqlalchemy import exists, select

from forum import transaction
from forum.extensions import db
from forum.jobs.models import Job
from forum.jobs.states import OPEN

_OPEN = select(exists().where(Job.state.in_(OPEN)))


def job_with(edition_id: int, job_id: int | None) -> Job | None:
    if job_id is None:
        return None
    return db.session.scalar(
        select(Job).filter_by(edition_id=edition_id, id=job_id).execution_options(populate_existing=True)
    )


def anything_open() -> bool:
    """Whether it is worth asking for a job. Reads only, in no line of writers."""
    with transaction.reading() as connection:
        return bool(connection.execute(_OPEN).scalar())
