"""Who may look into the mail room. Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_read_letters(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER)


def may_send_letters(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER)
