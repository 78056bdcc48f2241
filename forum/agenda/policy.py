"""Who may change the programme. Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_edit_the_agenda(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER)
