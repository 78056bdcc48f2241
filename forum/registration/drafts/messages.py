"""The letter that brings back to a half-filled form. It names nobody: anybody can have it sent to anybody."""

from forum.editions import dates
from forum.editions.models import Edition
from forum.mail.outbox import Draft
from forum.registration.drafts.models import FormDraft


def link(edition: Edition, draft: FormDraft, *, to_email: str, language: str) -> Draft:
    return Draft(
        edition_id=edition.id,
        kind="draft.link",
        to_email=to_email,
        to_name="",
        language=language,
        facts={
            "forum_name": edition.name.in_(language),
            "short_name": edition.short_name,
            "dates": dates.span(edition, language),
            "place": edition.place.in_(language),
            "organiser": edition.organiser.in_(language),
            "contact_email": edition.contact_email,
            "edition_slug": edition.slug,
            "until": dates.moment(draft.expires_at, edition, language),
        },
        secrets={"draft": {"edition_id": edition.id, "ref": draft.ref}},
    )
