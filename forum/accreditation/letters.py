"""What the letters carry that is not kept in the database: links, codes, badges, calendar files.

Whoever delivers or shows a letter brings these two tables to the mail room.
"""

from functools import partial

from forum.agenda.calendar import stay
from forum.agenda.releases.files import drawers as drawers_of_releases
from forum.badges import codes
from forum.badges.drawing import pdf, qr
from forum.badges.faces import face_of, host_of
from forum.badges.models import Badge
from forum.badges.queries import badge_with
from forum.badges.services import token_of
from forum.delegations import invitations
from forum.editions.models import Edition
from forum.editions.queries import edition_of
from forum.mail.enclosures import About, Drawers, Drawn, Links
from forum.registration import links as registration_links
from forum.registration.drafts import services as drafts
from forum.registration.models import Registration
from forum.registration.queries import registration_of
from forum.speakers.links import links as links_to_speakers


def links(base_url: str) -> Links:
    return {
        "manage": partial(_manage, base_url),
        "code": _code,
        "draft": partial(_draft, base_url),
        "visa_letter": partial(_visa_letter, base_url),
        "invitation": partial(_invitation, base_url),
        **links_to_speakers(base_url),
    }


def drawers(base_url: str) -> Drawers:
    return {
        "badge.qr": partial(_qr, base_url),
        "badge.pdf": partial(_pdf, base_url),
        "calendar": partial(_calendar, base_url),
        **drawers_of_releases(base_url),
    }


def my_address(edition: Edition, ref: str, generation: int, *, base_url: str) -> str:
    """The link to one's own page."""
    return f"{base_url}/{edition.slug}/my/{registration_links.token(edition, ref, generation)}"


def _manage(base_url: str, about: About) -> str:
    return my_address(edition_of(about["edition_id"]), about["ref"], about["generation"], base_url=base_url)


def _visa_letter(base_url: str, about: About) -> str:
    said = registration_links.ticket(edition_of(about["edition_id"]), *about["ticket"])
    return f"{_manage(base_url, about)}/visa/letter?ticket={about['ticket'][-1]}.{said}"


def _invitation(base_url: str, about: About) -> str:
    edition = edition_of(about["edition_id"])
    token = invitations.token(edition, about["coordinator_id"], about["generation"])
    return f"{base_url}/{edition.slug}/invitation/{token}"


def _draft(base_url: str, about: About) -> str:
    edition = edition_of(about["edition_id"])
    return f"{base_url}/{edition.slug}/register/draft/{drafts.token_of(edition, about['ref'])}"


def _code(about: About) -> str:
    edition, badge, _registration = _found(about)
    return codes.grouped(codes.text(token_of(edition, badge)))


def _qr(base_url: str, about: About) -> Drawn:
    edition, badge, _registration = _found(about)
    text = codes.url(token_of(edition, badge), host_of(base_url))
    return Drawn("badge-code.png", "image/png", qr.png(text), inline_cid="badge-code")


def _pdf(base_url: str, about: About) -> Drawn:
    edition, badge, registration = _found(about)
    face = face_of(edition, registration, badge, base_url=base_url)
    return Drawn(f"badge-{registration.ref}.pdf", "application/pdf", pdf([face]))


def _calendar(base_url: str, about: About) -> Drawn:
    edition = edition_of(about["edition_id"])
    registration = registration_of(edition.id, about["registration_id"])
    file = stay(
        edition, uid=registration.ref, language=registration.language, stamped=registration.submitted_at
    )
    return Drawn(f"{edition.slug}.ics", "text/calendar; method=PUBLISH; charset=utf-8", file)


def _found(about: About) -> tuple[Edition, Badge, Registration]:
    edition = edition_of(about["edition_id"])
    badge = badge_with(edition.id, about["badge_id"])
    if badge is None:
        raise LookupError(f"badge {about['badge_id']} of edition {edition.id} is gone")
    return edition, badge, registration_of(edition.id, badge.registration_id)
