"""The letters to speakers, and the one about them to the organiser."""

from collections.abc import Sequence
from typing import Any

from forum.editions import dates
from forum.editions.models import Edition
from forum.mail.outbox import Draft
from forum.speakers.models import Engagement, Speaker


def invited(edition: Edition, speaker: Speaker, told: Engagement, sessions: str | None) -> Draft:
    return _to(edition, speaker, told, "invited", sessions=sessions)


def reminded(edition: Edition, speaker: Speaker, told: Engagement, missing: Sequence[str]) -> Draft:
    """Exactly what is missing, item by item."""
    return _to(edition, speaker, told, "reminded", missing=list(missing))


def accepted(edition: Edition, speaker: Speaker, told: Engagement, title: str) -> Draft:
    """What they proposed at the call is taken: the link leads to their own page."""
    return _to(edition, speaker, told, "accepted", title=title)


def has_declined(edition: Edition, speaker: Speaker, reason: str | None) -> Draft:
    language = edition.languages[0]
    return Draft(
        edition_id=edition.id,
        kind="speaker.has_declined",
        to_email=edition.contact_email,
        to_name=edition.organiser.in_(language),
        language=language,
        facts=facts(edition, language) | {"full_name": speaker.name, "reason": reason},
        secrets={"speaker_desk": {"edition_id": edition.id, "ref": speaker.ref}},
        about=("speaker", speaker.id),
    )


def facts(edition: Edition, language: str) -> dict[str, Any]:
    """What every letter of the forum says of it."""
    return {
        "forum_name": edition.name.in_(language),
        "short_name": edition.short_name,
        "dates": dates.span(edition, language),
        "place": edition.place.in_(language),
        "organiser": edition.organiser.in_(language),
        "contact_email": edition.contact_email,
    }


def _to(edition: Edition, speaker: Speaker, told: Engagement, kind: str, **more: Any) -> Draft:
    link = {"edition_id": edition.id, "id": speaker.id, "generation": told.link_generation}
    return Draft(
        edition_id=edition.id,
        kind=f"speaker.{kind}",
        to_email=told.email,
        to_name=speaker.name,
        language=told.language,
        facts=facts(edition, told.language) | {"full_name": speaker.name} | more,
        secrets={"speaking": link},
        about=("speaker", speaker.id),
    )
