"""The letters to people whom a delegation entered, replaced or took out.

Each is one of the letters a registrant gets anyway, in other words and with the delegation's name.
"""

from dataclasses import replace

from forum.accreditation import messages
from forum.badges.models import Badge
from forum.delegations.models import Delegation
from forum.editions.models import Edition
from forum.mail.outbox import Draft
from forum.registration.models import Registration


def nominated(edition: Edition, registration: Registration, delegation: Delegation, by: str) -> Draft:
    """Somebody entered you: look at it, complete it, agree."""
    return _of(delegation, by, "nominated", messages.received(edition, registration))


def nominated_with_badge(
    edition: Edition, registration: Registration, delegation: Delegation, by: str, badge: Badge
) -> Draft:
    return _of(delegation, by, "confirmed", messages.confirmed(edition, registration, badge))


def replaced(edition: Edition, registration: Registration, delegation: Delegation, by: str) -> Draft:
    """Your place went to somebody else of your delegation. There is no page of your own any more."""
    letter = replace(messages.withdrawn(edition, registration), secrets={})
    return _of(delegation, by, "replaced", letter)


def taken_out(edition: Edition, registration: Registration, delegation: Delegation, by: str) -> Draft:
    return _of(delegation, by, "taken_out", messages.withdrawn(edition, registration))


def _of(delegation: Delegation, by: str, name: str, letter: Draft) -> Draft:
    more = {"delegation": delegation.name.in_(letter.language), "coordinator": by}
    return replace(letter, kind=f"delegation.{name}", facts={**letter.facts, **more})
