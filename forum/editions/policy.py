"""Who may see and change an edition from the inside. Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_enter_the_desk(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER, Duty.REGISTRAR)


def may_edit_the_edition(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER)
