"""Sign up, leave, be taken in, move up: each with its place, letter and audit entry.

Scarce here: the places of a session (one conditional UPDATE on its limit, see editions/capacity.py).
Order of locks: the registration, the session's limit, the rows of the line.
"""

from sqlalchemy import delete, select

from forum import clock
from forum.agenda.models import AgendaSession
from forum.agenda.signups import messages
from forum.agenda.signups.line import give_on, give_on_afterwards
from forum.agenda.signups.models import SignUp, SignUpRule, Standing
from forum.agenda.signups.queries import sign_up_of, signed_up_for_at
from forum.agenda.signups.rules import MeetsAnother, check_open
from forum.audit import services as audit
from forum.editions import capacity
from forum.editions.capacity import Full, Step
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration.models import Registration
from forum.registration.states import State
from forum.transaction import locked, transaction


class NotADelegate(Refusal):
    """Only who is confirmed has a place in a session."""

    code = "not_a_delegate"


def sign_up(edition: Edition, registration: Registration, session: AgendaSession) -> Standing:
    """A place, or the end of the line where none is left. Asked twice, it answers the same. Raises
    `NotADelegate`, `NotForSignUp`, `MeetsAnother`."""
    with transaction():
        _delegate(registration)
        earlier = sign_up_of(registration.id, session.id)
        if earlier is not None:
            return Standing(earlier.state)
        rule = db.session.get(SignUpRule, session.id)
        check_open(session, rule and rule.mode, now=clock.now())
        _check_free(registration, session)
        state = Standing.IN if _taken(session) else Standing.WAITING
        _write(registration, session, state)
        audit.note(audit.REGISTRANT, "signed_up", registration, after={"session": session.ref, "as": state})
        if state is Standing.WAITING:
            # Whoever left in this very moment could not see that somebody waits.
            give_on_afterwards(edition.id, session.id)
    return state


def leave(edition: Edition, registration: Registration, session: AgendaSession) -> None:
    """Give up the place, or the wait for one. Whoever had neither has neither."""
    with transaction():
        locked(registration)
        if _gone(registration, session):
            after = {"session": session.ref}
            audit.note(audit.REGISTRANT, "left_session", registration, after=after)
            give_on(edition, session.id)


def leave_all(edition: Edition, registration: Registration) -> None:
    """Whoever does not come gives up every place. The caller holds the transaction and the row, and, where
    others move up in the forum itself, its limit."""
    mine = (
        delete(SignUp).filter_by(registration_id=registration.id).returning(SignUp.session_id, SignUp.state)
    )
    gone = db.session.execute(mine).all()
    held = [(Step.SESSION, session_id) for session_id, state in gone if state == Standing.IN]
    capacity.free(edition.id, held)
    for _step, session_id in sorted(held):
        give_on(edition, session_id)


def take_in(edition: Edition, registration: Registration, session: AgendaSession, *, by: audit.Actor) -> None:
    """The desk gives somebody a place, past the line. Raises `NotADelegate`, `Full`."""
    with transaction():
        _delegate(registration)
        earlier = sign_up_of(registration.id, session.id)
        if earlier is not None and earlier.state == Standing.IN:
            return
        if not _taken(session):
            raise Full(step=Step.SESSION)
        if earlier is None:
            _write(registration, session, Standing.IN, is_invited=True)
        else:
            earlier.state, earlier.is_invited = Standing.IN, True
        audit.note(by, "taken_into_session", registration, after={"session": session.ref})
        queue(messages.taken_in(edition, registration, session))


def take_out(
    edition: Edition, registration: Registration, session: AgendaSession, *, by: audit.Actor
) -> None:
    """The desk takes somebody's place, or their wait for one, and tells them."""
    with transaction():
        locked(registration)
        if _gone(registration, session):
            audit.note(by, "taken_out_of_session", registration, after={"session": session.ref})
            queue(messages.taken_out(edition, registration, session))
            give_on(edition, session.id)


def _delegate(registration: Registration) -> None:
    locked(registration)
    if registration.state != State.CONFIRMED:
        raise NotADelegate()


def _check_free(registration: Registration, session: AgendaSession) -> None:
    meeting = signed_up_for_at(registration.id, session.starts_at, session.ends_at)
    if meeting is not None:
        raise MeetsAnother(title=meeting.title, starts_at=meeting.starts_at, ends_at=meeting.ends_at)


def _taken(session: AgendaSession) -> bool:
    """Whether there was a place, which is then taken."""
    try:
        capacity.take(session.edition_id, [(Step.SESSION, session.id)])
    except Full:
        return False
    return True


def _write(registration: Registration, session: AgendaSession, state: Standing, **more: bool) -> None:
    row = SignUp(edition_id=session.edition_id, session_id=session.id, state=state, **more)
    row.registration_id = registration.id
    db.session.add(row)
    db.session.flush()


def _gone(registration: Registration, session: AgendaSession) -> bool:
    """Whether there was something to give up; a place is free then."""
    mine = select(SignUp).filter_by(registration_id=registration.id, session_id=session.id)
    row = db.session.scalar(mine.with_for_update().execution_options(populate_existing=True))
    if row is None:
        return False
    db.session.delete(row)
    db.session.flush()
    if row.state == Standing.IN:
        capacity.free(session.edition_id, [(Step.SESSION, session.id)])
    return True
