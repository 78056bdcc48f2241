"""The life of a badge. Pure."""

from enum import StrEnum


class BadgeState(StrEnum):
    ISSUED = "issued"
    PRINTED = "printed"
    COLLECTED = "collected"
    REPLACED = "replaced"
    REVOKED = "revoked"


VALID = frozenset({BadgeState.ISSUED, BadgeState.PRINTED, BadgeState.COLLECTED})
