"""What a registration's badge says: the one place that chooses the words of a badge."""

from urllib.parse import urlsplit

from forum.badges import codes
from forum.badges.drawing import Face
from forum.badges.models import Badge
from forum.badges.services import token_of
from forum.delegations import countries
from forum.editions import dates
from forum.editions.models import Edition
from forum.registration.models import Registration
from forum.registration.rules import language_of_native_name


def face_of(edition: Edition, registration: Registration, badge: Badge, *, base_url: str) -> Face:
    """The front of the badge. Country and category in English: the door reads them, whoever comes."""
    token, language = token_of(edition, badge), "en"
    native = registration.name_native or None
    return Face(
        name_latin=registration.badge_name or registration.full_name,
        name_native=native,
        native_language=native
        and language_of_native_name(native, registration.country, registration.language),
        organisation=registration.organisation,
        country=countries.names(language, edition.country_names)[registration.country],
        category_letter=registration.category.letter,
        category_word=registration.category.name.in_(language),
        forum_name=edition.short_name,
        dates=dates.span(edition, language),
        place=edition.place.in_(language),
        code_text=codes.grouped(codes.text(token)),
        qr_text=codes.url(token, host_of(base_url)),
    ).printable()


def host_of(base_url: str) -> str:
    """The host (and port, if there is one) that stands in the QR."""
    return urlsplit(base_url).netloc
