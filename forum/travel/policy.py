"""Who meets delegates at the airport. Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_see_travel(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER, Duty.REGISTRAR)
