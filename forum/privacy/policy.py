"""Who erases people at the desk, and who says how long something is kept. Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_see_keeping(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER, Duty.REGISTRAR)


def may_erase(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER)


def may_set_keeping(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER)
