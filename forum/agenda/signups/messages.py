"""The letters about a place in a session."""

from forum.agenda.models import AgendaSession
from forum.editions import dates
from forum.editions.models import Edition, Room
from forum.editions.zone import at
from forum.extensions import db
from forum.mail.outbox import Draft
from forum.registration.models import Registration


def place_free(edition: Edition, registration: Registration, session: AgendaSession) -> Draft:
    """They waited, and have moved up."""
    return _draft("place_free", edition, registration, session)


def taken_in(edition: Edition, registration: Registration, session: AgendaSession) -> Draft:
    """The organisers gave them a place."""
    return _draft("taken_in", edition, registration, session)


def taken_out(edition: Edition, registration: Registration, session: AgendaSession) -> Draft:
    return _draft("taken_out", edition, registration, session)


def _draft(name: str, edition: Edition, registration: Registration, session: AgendaSession) -> Draft:
    r, language = registration, registration.language
    return Draft(
        edition_id=edition.id,
        kind=f"session.{name}",
        to_email=r.email,
        to_name=r.full_name,
        language=language,
        facts={
            "forum_name": edition.name.in_(language),
            "short_name": edition.short_name,
            "organiser": edition.organiser.in_(language),
            "contact_email": edition.contact_email,
            "submitted_at": dates.moment(r.submitted_at, edition, language),
            "full_name": r.full_name,
            "session_title": session.title.in_(language),
            "session_time": _time(edition, session, language),
            "session_room": _room(session, language),
        },
        secrets={"manage": {"edition_id": edition.id, "ref": r.ref, "generation": r.link_generation}},
        about=("registration", r.id),
    )


def _time(edition: Edition, session: AgendaSession, language: str) -> str:
    day = dates.written("day", at(session.starts_at, edition).date(), language)
    begins, ends = (dates.clock_time(each, edition) for each in (session.starts_at, session.ends_at))
    return f"{day}, {begins}–{ends}"


def _room(session: AgendaSession, language: str) -> str:
    room = db.session.get(Room, session.room_id) if session.room_id else None
    return room.name.in_(language) if room else ""
