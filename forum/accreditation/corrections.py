"""An organiser puts something right in a registration, and what follows from it for the badge."""

from collections.abc import Mapping
from typing import Any

from forum.accreditation import messages
from forum.audit import services as audit
from forum.badges import services as badges
from forum.badges.queries import valid_badge_of
from forum.editions.models import Edition
from forum.mail.outbox import queue
from forum.registration import services as registrations
from forum.registration.models import Registration
from forum.registration.rules import ON_THE_BADGE
from forum.transaction import transaction


def correct(
    edition: Edition, registration: Registration, changes: Mapping[str, Any], *, by: audit.Actor
) -> bool:
    """Change any field. Where it stands on a badge that was issued, there is a new badge and a letter with
    it; returns whether there is."""
    with transaction():
        changed = registrations.correct(registration, changes, by=by)
        if not changed & ON_THE_BADGE or valid_badge_of(registration) is None:
            return False
        badge = badges.reissue(edition, registration, by=by, reason="edited")
        queue(messages.reissued(edition, registration, badge))
    return True
