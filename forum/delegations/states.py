"""What a delegation can be. Pure."""

from enum import StrEnum


class Kind(StrEnum):
    COUNTRY = "country"
    ORGANISATION = "organisation"
