"""What every letter to a registrant says, and the letters about the link to their own page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from forum.editions import dates
from forum.editions.models import Edition
from forum.mail.outbox import Draft, Enclosure
from forum.registration.models import Registration
from forum.registration.rules import language_of_native_name


def new_link(edition: Edition, registration: Registration) -> Draft:
    """From now on this link, and none before it."""
    return draft("new_link", edition, registration)


def address_changed(edition: Edition, registration: Registration, former: str) -> Draft:
    """To the former address: what came there opens nothing any more. It holds no link."""
    return replace(draft("address_changed", edition, registration), to_email=former, secrets={})


def draft(
    name: str,
    edition: Edition,
    registration: Registration,
    *,
    enclosures: tuple[Enclosure, ...] = (),
    secrets: Mapping[str, Mapping[str, Any]] | None = None,
    **more: str | None,
) -> Draft:
    r = registration
    return Draft(
        edition_id=edition.id,
        kind=f"registration.{name}",
        to_email=r.email,
        to_name=r.full_name,
        language=r.language,
        facts=_facts(edition, r) | NOT_SAID | more,
        secrets={"manage": {"edition_id": edition.id, "ref": r.ref, "generation": r.link_generation}}
        | dict(secrets or {}),
        enclosures=enclosures,
        about=("registration", r.id),
    )


# What only some letters say.
NOT_SAID = {"reason": None, "delegation": None, "until": None}


def _facts(edition: Edition, registration: Registration) -> dict[str, Any]:
    language = registration.language
    return {
        "forum_name": edition.name.in_(language),
        "short_name": edition.short_name,
        "dates": dates.span(edition, language),
        "place": edition.place.in_(language),
        "organiser": edition.organiser.in_(language),
        "contact_email": edition.contact_email,
        "edition_slug": edition.slug,
        "full_name": registration.full_name,
        "called": called(registration),
        "name_native": registration.name_native,
        "category": registration.category.name.in_(language),
        "organisation": registration.organisation,
        "ref": registration.ref,
        "submitted_at": dates.moment(registration.submitted_at, edition, language),
    }


def called(registration: Registration) -> str:
    """The name in its own script where the letter speaks that language, else in Latin."""
    r = registration
    if r.name_native and language_of_native_name(r.name_native, r.country, r.language) == r.language:
        return r.name_native
    return r.full_name
