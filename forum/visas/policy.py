"""Who sees passports, and who only sees how many there are. Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_read_documents(person: Person, edition: HasId) -> bool:
    """Only who was trusted with it by name: owning the forum is not enough."""
    return person.holds(edition.id, Duty.VISA_OFFICER)


def may_follow_visas(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.VISA_OFFICER, Duty.OWNER, Duty.ORGANISER)
