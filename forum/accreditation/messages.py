"""The letters that tell a registrant what became of their registration."""

from forum.badges.models import Badge
from forum.columns import Words
from forum.editions import dates
from forum.editions.models import Edition
from forum.mail.outbox import Draft, Enclosure
from forum.registration.messages import draft
from forum.registration.models import Registration


def received(edition: Edition, registration: Registration) -> Draft:
    """We have it; it is not yet a confirmation."""
    return draft("received", edition, registration)


def received_for_delegation(edition: Edition, registration: Registration, delegation: Words) -> Draft:
    """We have it, and the delegation is asked first."""
    said = delegation.in_(registration.language)
    return draft("received_for_delegation", edition, registration, delegation=said)


def info_requested(edition: Edition, registration: Registration, question: str) -> Draft:
    return draft("info_requested", edition, registration, reason=question)


def offered(edition: Edition, registration: Registration) -> Draft:
    """A place is held for a time: accept it or let it go."""
    return draft("offered", edition, registration, until=_until(edition, registration))


def offer_expired(edition: Edition, registration: Registration) -> Draft:
    return draft("offer_expired", edition, registration)


def declined_by_delegation(
    edition: Edition, registration: Registration, delegation: Words | None, reason: str | None
) -> Draft:
    said = delegation.in_(registration.language) if delegation else None
    return draft("declined_by_delegation", edition, registration, reason=reason, delegation=said)


def revised(edition: Edition, registration: Registration, badge: Badge) -> Draft:
    """The organiser accepted what the delegate changed, and the badge says so."""
    return _with_badge("revised", edition, registration, badge)


def revision_accepted(edition: Edition, registration: Registration) -> Draft:
    """The same, for somebody whose badge was revoked."""
    return draft("revision_accepted", edition, registration)


def revision_refused(edition: Edition, registration: Registration, reason: str | None) -> Draft:
    return draft("revision_refused", edition, registration, reason=reason)


def confirmed(edition: Edition, registration: Registration, badge: Badge) -> Draft:
    return _with_badge("confirmed", edition, registration, badge)


def promoted(edition: Edition, registration: Registration, badge: Badge) -> Draft:
    """A place became free: confirmed from the waiting list."""
    return _with_badge("promoted", edition, registration, badge)


def reissued(edition: Edition, registration: Registration, badge: Badge) -> Draft:
    return _with_badge("reissued", edition, registration, badge)


def waitlisted(edition: Edition, registration: Registration) -> Draft:
    return draft("waitlisted", edition, registration)


def declined(edition: Edition, registration: Registration, reason: str | None) -> Draft:
    return draft("declined", edition, registration, reason=reason)


def cancelled(edition: Edition, registration: Registration, reason: str | None) -> Draft:
    return draft("cancelled", edition, registration, reason=reason)


def withdrawn(edition: Edition, registration: Registration) -> Draft:
    return draft("withdrawn", edition, registration)


def already_registered(edition: Edition, registration: Registration) -> Draft:
    return draft("already_registered", edition, registration)


def link(edition: Edition, registration: Registration) -> Draft:
    return draft("link", edition, registration)


def about(name: str, edition: Edition, registration: Registration, *, reason: str | None = None) -> Draft:
    """A letter of a room above this one: facts of the registration, and the link to one's own page."""
    return draft(name, edition, registration, reason=reason)


def _with_badge(name: str, edition: Edition, registration: Registration, badge: Badge) -> Draft:
    about = {"badge_id": badge.id, "edition_id": edition.id}
    return draft(
        name,
        edition,
        registration,
        enclosures=(
            Enclosure("badge.qr", about),
            Enclosure("badge.pdf", about),
            Enclosure("calendar", {"registration_id": registration.id, "edition_id": edition.id}),
        ),
        secrets={"code": about},
    )


def _until(edition: Edition, registration: Registration) -> str | None:
    moment = registration.offer_expires_at
    return dates.moment(moment, edition, registration.language) if moment else None
