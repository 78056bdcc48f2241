"""Who may look after the doors. Pure. (Scanning itself is a device's right, not a person's.)"""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_tend_the_doors(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER, Duty.DOOR)


def may_open_gates(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER)
