"""The demonstration's sessions with places agree with those who have one."""

from sqlalchemy import func, select

from forum.agenda.models import AgendaSession
from forum.agenda.running.queries import items_of
from forum.agenda.signups.counting import interest_in
from forum.agenda.signups.models import SignUp, Standing, Star
from forum.agenda.signups.queries import entries_of
from forum.extensions import db


def test_the_places_taken_are_those_of_the_people(edition):
    in_it = (
        select(AgendaSession.ref, func.count())
        .join(SignUp, SignUp.session_id == AgendaSession.id)
        .where(SignUp.state == Standing.IN)
        .group_by(AgendaSession.ref)
    )
    counted = {ref: people for ref, people in db.session.execute(in_it)}
    assert counted == {ref: entry.taken for ref, entry in entries_of(edition.id).items()}
    assert {entry.fill for entry in entries_of(edition.id).values()} == {None, "filling", "full"}


def test_somebody_waits_and_many_have_stars(edition):
    assert sum(each.waiting for each in interest_in(edition.id).values()) == 7
    assert db.session.scalars(select(func.count()).select_from(Star)).one() > 300


def test_nobody_has_signed_up_for_two_sessions(edition):
    people = db.session.scalars(select(SignUp.registration_id)).all()
    assert len(people) == len(set(people))


def test_the_opening_has_a_run_that_fills_it(edition):
    opening = db.session.scalars(select(AgendaSession).filter_by(ref="opening")).one()
    assert sum(item.minutes for item in items_of(opening.id)) == opening.minutes
