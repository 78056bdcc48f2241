"""Who may import people. Pure. A coordinator imports into their own delegation only: see the portal."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_import(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER, Duty.REGISTRAR)
