"""A programme that changes, and those who follow it."""

from sqlalchemy import delete, select

from forum.agenda.models import Appearance
from forum.agenda.signups.models import Star
from forum.editions.queries import edition_of
from forum.extensions import db
from forum.mail.models import Letter
from forum.registration.states import State
from forum.transaction import transaction
from tests.makers import a_registration
from tests.programme import add


def put(session, **changes):
    """As an editor would, in the draft."""
    for name, value in changes.items():
        setattr(session, name, value)
    return add(session)


def take_off(session, speaker):
    """As an editor would take somebody off the stage."""
    with transaction():
        db.session.execute(delete(Appearance).filter_by(session_id=session.id, speaker_id=speaker.id))


def a_star(registration, session):
    return add(Star(edition_id=session.edition_id, registration_id=registration.id, session_id=session.id))


def a_follower(session, **changes):
    """A confirmed delegate who starred it."""
    registration = a_registration(edition_of(session.edition_id), state=State.CONFIRMED, **changes)
    a_star(registration, session)
    return registration


def letters(kind="programme.changed"):
    return db.session.scalars(select(Letter).filter_by(kind=kind).order_by(Letter.id)).all()
