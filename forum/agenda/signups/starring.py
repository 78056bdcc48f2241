"""Stars: a mark for oneself, kept on the server for who opens the page of their own registration.

Nobody is told and nothing is decided by it, so the audit does not follow people through the programme."""

from collections.abc import Collection

from sqlalchemy import delete, select

from forum.agenda.models import AgendaSession, PublishState
from forum.agenda.signups.models import Star
from forum.agenda.signups.queries import stars_of
from forum.extensions import db
from forum.registration.models import Registration
from forum.transaction import locked, transaction


def star(registration: Registration, refs: Collection[str]) -> int:
    """Mark these sessions; returns how many were not marked before. What is no session is passed over."""
    with transaction():
        locked(registration)
        new = set(refs) - stars_of(registration.id)
        found = db.session.scalars(
            select(AgendaSession.id)
            .filter_by(edition_id=registration.edition_id)
            .where(AgendaSession.ref.in_(new), AgendaSession.state != PublishState.DRAFT)
            .order_by(AgendaSession.id)
        ).all()
        whose = {"edition_id": registration.edition_id, "registration_id": registration.id}
        db.session.add_all([Star(session_id=each, **whose) for each in found])
        db.session.flush()
    return len(found)


def unstar(registration: Registration, ref: str) -> None:
    with transaction():
        that = select(AgendaSession.id).filter_by(edition_id=registration.edition_id, ref=ref)
        mine = delete(Star).filter_by(registration_id=registration.id)
        db.session.execute(mine.where(Star.session_id.in_(that)).execution_options(synchronize_session=False))
