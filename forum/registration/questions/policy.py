"""Who may ask, and who may read what was answered. Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_ask(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER)


def may_read_sensitive(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER)


def may_read_documents(person: Person, edition: HasId) -> bool:
    """Passports and answers about documents: only who was trusted with it by name, not every owner."""
    return person.holds(edition.id, Duty.VISA_OFFICER)
