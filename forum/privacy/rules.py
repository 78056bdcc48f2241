"""When what is erased. Pure: days in, days out."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from forum.registration.consents import DETAILS_KEPT


class HasKeeping(Protocol):
    ends_on: date
    documents_kept_days: int
    sensitive_kept_days: int


class Kept(StrEnum):
    """What is kept for a time of its own."""

    DOCUMENTS = "documents"
    SENSITIVE = "sensitive"
    EVERYTHING = "everything"


def last_days(edition: HasKeeping) -> dict[Kept, date]:
    """The last day on which each is kept."""
    return {
        Kept.DOCUMENTS: edition.ends_on + timedelta(days=edition.documents_kept_days),
        Kept.SENSITIVE: edition.ends_on + timedelta(days=edition.sensitive_kept_days),
        Kept.EVERYTHING: edition.ends_on + DETAILS_KEPT,  # the consent says so: nobody can change it
    }


def due(edition: HasKeeping, today: date) -> set[Kept]:
    return {kept for kept, last in last_days(edition).items() if today > last}
