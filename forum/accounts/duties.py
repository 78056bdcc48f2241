"""What a signed-in person is trusted with, edition by edition. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Duty(StrEnum):
    OWNER = "owner"
    ORGANISER = "organiser"
    REGISTRAR = "registrar"
    VISA_OFFICER = "visa_officer"
    COORDINATOR = "coordinator"  # of a delegation: which one, delegations/models.py says
    DOOR = "door"


@dataclass(frozen=True)
class Person:
    """Whoever is reading: signed in with an account, or nobody in particular."""

    account_id: int | None = None
    name: str = ""
    email: str = ""
    duties: Mapping[int, frozenset[Duty]] = field(default_factory=dict)

    @property
    def is_signed_in(self) -> bool:
        return self.account_id is not None

    def belongs_to(self, edition_id: int) -> bool:
        return bool(self.duties.get(edition_id))

    def holds(self, edition_id: int, *duties: Duty) -> bool:
        return not self.duties.get(edition_id, frozenset()).isdisjoint(duties)


NOBODY = Person()
