"""Who may decide about registrations. Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_accredit(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER, Duty.ORGANISER, Duty.REGISTRAR)
