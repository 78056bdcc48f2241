"""Who looks after delegations. Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_see_delegations(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER, Duty.REGISTRAR)


def may_edit_delegations(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER)


def may_coordinate(person: Person, edition: HasId) -> bool:
    """Of some delegation; which, `delegations_of` says."""
    return person.holds(edition.id, Duty.COORDINATOR)
