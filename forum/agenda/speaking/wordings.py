"""A speaker suggests title and abstract; an organiser takes them into the draft, or does not."""

from sqlalchemy import select

from forum import clock
from forum.agenda import services as agenda
from forum.agenda.models import AgendaSession, Role
from forum.agenda.services import Plan
from forum.agenda.speaking.models import Wording
from forum.audit import services as audit
from forum.columns import Words
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.speakers.inviting import SPEAKER
from forum.speakers.models import Speaker
from forum.transaction import locked, transaction


class WordingDecided(Refusal):
    """Somebody else decided, or the speaker has suggested other words since."""

    code = "wording_decided"


def suggest(speaker: Speaker, session: AgendaSession, *, title: Words, abstract: Words) -> Wording | None:
    """What waits for the organiser afterwards. Words like those of the programme need no decision."""
    with transaction():
        locked(speaker)
        waiting = pending_of(speaker, session)
        if (session.title, session.abstract) == (title, abstract):
            if waiting is not None:
                db.session.delete(waiting)
                db.session.flush()
            return None
        if waiting is None:
            waiting = Wording(edition_id=speaker.edition_id, session_id=session.id, speaker_id=speaker.id)
            db.session.add(waiting)
        waiting.title, waiting.abstract, waiting.suggested_at = title, abstract, clock.now()
        db.session.flush()
        audit.note(SPEAKER, "suggested_wording", session)
    return waiting


def take(edition: Edition, wording: Wording, *, by: audit.Actor) -> None:
    """Into the draft: the public reads it with the next release. Languages the speaker left empty stay as
    they are. Raises `WordingDecided`, `AlreadyCancelled`."""
    with transaction():
        _hold(wording)
        session = locked(wording.session)
        agenda.change(edition, session, _plan(session, wording), seen=session.version, by=by)
        _decide(wording, is_taken=True, reason=None)


def leave(wording: Wording, *, reason: str | None, by: audit.Actor) -> None:
    """The programme stays as it is; the speaker reads why. Raises `WordingDecided`."""
    with transaction():
        _hold(wording)
        _decide(wording, is_taken=False, reason=reason)
        audit.note(by, "left_wording", wording.session, reason=reason)


def pending_of(speaker: Speaker, session: AgendaSession) -> Wording | None:
    mine = {"speaker_id": speaker.id, "session_id": session.id, "decided_at": None}
    return db.session.scalar(select(Wording).filter_by(**mine))


def _hold(wording: Wording) -> None:
    if locked(wording).decided_at is not None:
        raise WordingDecided()


def _decide(wording: Wording, *, is_taken: bool, reason: str | None) -> None:
    wording.decided_at, wording.is_taken, wording.reason = clock.now(), is_taken, reason
    db.session.flush()


def _plan(session: AgendaSession, wording: Wording) -> Plan:
    """The session as it is drafted, in the speaker's words."""
    return Plan(
        title=Words({**session.title, **wording.title}),
        abstract=Words({**session.abstract, **wording.abstract}),
        kind=session.kind,
        state=session.state,
        track_id=session.track_id,
        room_id=session.room_id,
        starts_at=session.starts_at,
        minutes=session.minutes,
        floor_languages=session.floor_languages,
        interpreted_languages=session.interpreted_languages,
        people=[(each.speaker_id, Role(each.role)) for each in session.appearances],
    )
