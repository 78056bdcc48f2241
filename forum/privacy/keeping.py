"""How long things are kept, and whether the list of participants is shown: the owner says."""

from typing import Any

from forum.audit import services as audit
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.privacy.purging import OfTheEdition
from forum.transaction import locked, transaction

SETTINGS = ("documents_kept_days", "sensitive_kept_days", "links_kept_days", "shows_participants")


def set_keeping(edition: Edition, wanted: dict[str, Any], *, by: audit.Actor) -> bool:
    """`wanted` has a value for each of `SETTINGS`; returns whether anything changed."""
    with transaction():
        locked(edition)
        before = {name: getattr(edition, name) for name in SETTINGS if getattr(edition, name) != wanted[name]}
        if not before:
            return False
        after = {name: wanted[name] for name in before}
        for name, value in after.items():
            setattr(edition, name, value)
        audit.note(by, "changed_privacy", OfTheEdition(edition.id), before=before, after=after)
        pages_changed(edition.id)
    return True
