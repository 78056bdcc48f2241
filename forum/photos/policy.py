"""Who sees delegates' photographs at the desk, and who decides about a new one. Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_see_photos(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER, Duty.REGISTRAR)
