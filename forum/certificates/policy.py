"""Who gives out certificates. Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_certify(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER)
