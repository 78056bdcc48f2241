"""The letters to whoever proposed something."""

from typing import Any

from forum.editions.models import Edition
from forum.mail.outbox import Draft
from forum.speakers.messages import facts
from forum.speakers.proposals.models import Proposal


def received(edition: Edition, proposal: Proposal) -> Draft:
    return _draft(edition, proposal, "received")


def declined(edition: Edition, proposal: Proposal, reason: str | None) -> Draft:
    return _draft(edition, proposal, "declined", reason=reason)


def _draft(edition: Edition, proposal: Proposal, kind: str, **more: Any) -> Draft:
    said = facts(edition, proposal.language) | {"full_name": proposal.name, "title": proposal.title}
    return Draft(
        edition_id=edition.id,
        kind=f"proposal.{kind}",
        to_email=proposal.email,
        to_name=proposal.name,
        language=proposal.language,
        facts=said | more,
        secrets={"proposal": {"edition_id": edition.id, "id": proposal.id, "generation": 1}},
        about=("proposal", proposal.id),
    )
