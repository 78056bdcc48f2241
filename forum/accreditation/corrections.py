"""An organiser puts something right in a registration, and what follows from it for the badge."""

from collections.abc import Iterable, Mapping
from typing import Any

from forum.accreditation import messages
from forum.accreditation.promoting import give_on, give_on_afterwards
from forum.audit import services as audit
from forum.badges import services as badges
from forum.badges.queries import valid_badge_of
from forum.editions.models import Edition
from forum.mail.outbox import queue
from forum.registration import changing
from forum.registration.changing import COUNTED_BY, Changed
from forum.registration.models import Registration
from forum.registration.questions import answering
from forum.registration.questions.answering import Given
from forum.registration.rules import ON_THE_BADGE
from forum.registration.services import limits_of
from forum.registration.states import State
from forum.transaction import transaction


def correct(
    edition: Edition,
    registration: Registration,
    changes: Mapping[str, Any],
    answers: Iterable[Given] = (),
    *,
    by: audit.Actor,
) -> bool:
    """Change any field and answer. Where it stands on a badge that was issued, there is a new badge and a
    letter with it; returns whether there is."""
    with transaction():
        changed = changing.correct(registration, changes, by=by)
        answering.change(registration, answers, by=by)
        follow(edition, registration, changed)
        if not changed.fields & ON_THE_BADGE or valid_badge_of(registration) is None:
            return False
        badge = badges.reissue(edition, registration, by=by, reason="edited")
        queue(messages.reissued(edition, registration, badge))
    return True


def follow(edition: Edition, registration: Registration, changed: Changed) -> None:
    """What a change of category or delegation frees goes on to whoever waits; so does the person, if they
    wait themselves and fit where they are now."""
    give_on(edition, changed.freed, but=registration)
    if registration.state == State.WAITLISTED and changed.fields & COUNTED_BY:
        give_on_afterwards(edition, frozenset(limits_of(registration)))
