"""The letter that invites a coordinator."""

from forum.delegations.models import Coordinator, Delegation
from forum.editions import dates
from forum.editions.models import Edition
from forum.mail.outbox import Draft


def invited(edition: Edition, delegation: Delegation, coordinator: Coordinator) -> Draft:
    language, expires = coordinator.language, coordinator.invitation_expires_at
    about = {
        "edition_id": edition.id,
        "coordinator_id": coordinator.id,
        "generation": coordinator.invitation_generation,
    }
    return Draft(
        edition_id=edition.id,
        kind="delegation.invited",
        to_email=coordinator.email,
        to_name=coordinator.name,
        language=language,
        facts={
            "forum_name": edition.name.in_(language),
            "short_name": edition.short_name,
            "dates": dates.span(edition, language),
            "place": edition.place.in_(language),
            "organiser": edition.organiser.in_(language),
            "contact_email": edition.contact_email,
            "full_name": coordinator.name,
            "delegation": delegation.name.in_(language),
            "until": dates.moment(expires, edition, language) if expires else None,
        },
        secrets={"invitation": about},
        about=("coordinator", coordinator.id),
    )
