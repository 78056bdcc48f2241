"""Who only sees how many requests there are. Who reads passports: `may_read_documents`, as of answers about
documents (registration/questions/policy.py). Pure."""

from forum.accounts.duties import Duty, Person
from forum.accounts.policy import HasId


def may_follow_visas(person: Person, edition: HasId) -> bool:
    return person.holds(edition.id, Duty.VISA_OFFICER, Duty.OWNER, Duty.ORGANISER)
