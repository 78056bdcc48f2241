"""Places of a session that became free go to whoever has waited longest.

In the same transaction, and to as many as fit. A row that somebody else holds in that moment is passed over;
once everything is committed it is asked about again.
"""

import logging
from functools import partial
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.exc import DBAPIError

from forum import clock
from forum.agenda.models import AgendaSession, PublishState
from forum.agenda.signups import messages
from forum.agenda.signups.models import Mode, SignUp, SignUpRule, Standing
from forum.audit import services as audit
from forum.editions import capacity
from forum.editions.capacity import Full, Step
from forum.editions.models import Edition, Limit
from forum.editions.queries import edition_of
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration.queries import registration_of
from forum.transaction import afterwards, transaction

log = logging.getLogger("forum.waiting_list")


def give_on(edition: Edition, session_id: int) -> None:
    """Called in the transaction that freed the places."""
    _move_up(edition, session_id)
    if db.session.scalar(_waiting(session_id)):
        give_on_afterwards(edition.id, session_id)


def give_on_afterwards(edition_id: int, session_id: int) -> None:
    """The same, once this transaction is committed."""
    afterwards(partial(_ask_again, edition_id, session_id))


def _ask_again(edition_id: int, session_id: int) -> None:
    if db.session.scalar(_waiting(session_id)) is None:
        return
    try:
        with transaction():
            _move_up(edition_of(edition_id), session_id)
    except DBAPIError as problem:  # what led here is done and stays done
        log.warning("session %s: the line stands still: %s", session_id, type(problem).__name__)


def _move_up(edition: Edition, session_id: int) -> None:
    while row := db.session.scalar(_next(session_id)):
        try:
            capacity.take(edition.id, [(Step.SESSION, session_id)])
        except Full:  # somebody else was faster
            return
        row.state = Standing.IN
        db.session.flush()
        registration = registration_of(edition.id, row.registration_id)
        session = db.session.get_one(AgendaSession, session_id)
        audit.note(audit.FORUM, "moved_up_in_session", registration, after={"session": session.ref})
        queue(messages.place_free(edition, registration, session))


def _next(session_id: int) -> Select[Any]:
    """Held until the transaction ends; who holds it already is passed over."""
    return (
        _waiting(session_id)
        .with_for_update(skip_locked=True, of=SignUp, key_share=True)
        .execution_options(populate_existing=True)
    )


def _waiting(session_id: int) -> Select[Any]:
    """The longest waiting, if there is a place and the session is still to come."""
    return (
        select(SignUp)
        .join(SignUpRule, SignUpRule.session_id == SignUp.session_id)
        .join(AgendaSession, AgendaSession.id == SignUp.session_id)
        .join(
            Limit,
            (Limit.edition_id == SignUp.edition_id)
            & (Limit.step == int(Step.SESSION))
            & (Limit.of_id == SignUp.session_id),
        )
        .where(SignUp.session_id == session_id, SignUp.state == Standing.WAITING)
        .where(SignUpRule.mode != Mode.INVITATION, AgendaSession.state == PublishState.PUBLISHED)
        .where(AgendaSession.starts_at > clock.now())
        .where(or_(Limit.capacity.is_(None), Limit.taken < Limit.capacity))
        .order_by(SignUp.at, SignUp.id)
        .limit(1)
    )
