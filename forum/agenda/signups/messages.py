"""The letters about a place in a session."""

from forum.agenda.models import AgendaSession
from forum.agenda.queries import Item, programme_of
from forum.editions import dates
from forum.editions.models import Edition
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
    r, language, known = registration, registration.language, _known(edition, session)
    place = known.place if isinstance(known, Item) else None
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
            "session_title": known.title.in_(language),
            "session_time": dates.stretch(known.starts_at, known.ends_at, edition, language),
            "session_room": place.name.in_(language) if place else "",
        },
        secrets={"manage": {"edition_id": edition.id, "ref": r.ref, "generation": r.link_generation}},
        about=("registration", r.id),
    )


def _known(edition: Edition, session: AgendaSession) -> Item | AgendaSession:
    """As the newest release tells of it: what is drafted since is no delegate's business yet."""
    return next(iter(programme_of(edition.id, only=[session.id]).items), session)
