"""How one comes into a session, and for how many there is a place."""

from forum.agenda.models import AgendaSession
from forum.agenda.signups.line import give_on
from forum.agenda.signups.models import Mode, SignUpRule
from forum.agenda.signups.queries import limit_of
from forum.audit import services as audit
from forum.editions import capacity
from forum.editions.capacity import Step
from forum.editions.models import Edition
from forum.editions.services import limit, pages_changed
from forum.extensions import db
from forum.transaction import locked, transaction


def settle(
    edition: Edition, session: AgendaSession, mode: Mode, places: int | None, *, by: audit.Actor
) -> None:
    """Without sign-up nobody counts places. Those who wait move up if there is room now. Raises
    `BelowTaken` where more are in already."""
    with transaction():
        locked(session)
        places = None if mode is Mode.OPEN else places
        rule = db.session.get(SignUpRule, session.id)
        before = {"mode": rule.mode if rule else Mode.OPEN, "places": _resized(edition, session, places)}
        after = {"mode": mode, "places": places}
        if before == after:
            return
        if rule is None:
            rule = SignUpRule(session_id=session.id, edition_id=edition.id)
            db.session.add(rule)
        rule.mode = mode
        db.session.flush()
        audit.note(by, "settled_sign_up", session, before=before, after=after)
        give_on(edition, session.id)
        pages_changed(edition.id)


def _resized(edition: Edition, session: AgendaSession, places: int | None) -> int | None:
    """How many places there were until now."""
    if limit_of(session.id) is None:
        limit(edition.id, Step.SESSION, session.id, places)
        return None
    before, _was_full = capacity.resize(edition.id, Step.SESSION, session.id, places)
    return before
