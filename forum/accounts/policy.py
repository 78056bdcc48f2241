"""Who may look after the people of an edition. Pure: (person, edition) in, yes or no out."""

from typing import Protocol

from forum.accounts.duties import Duty, Person


class HasId(Protocol):
    id: int


def may_appoint(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.OWNER)
