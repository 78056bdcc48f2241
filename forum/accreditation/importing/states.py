"""Where a sheet stands. Pure."""

from enum import StrEnum


class SheetState(StrEnum):
    SENT = "sent"  # not looked through yet
    CHECKED = "checked"
    IMPORTED = "imported"


class Mode(StrEnum):
    """What becomes of the good rows where some are bad."""

    ALL = "all"  # nothing is imported
    GOOD = "good"  # they are imported


class Fate(StrEnum):
    """What a row does, or would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    ENDED = "ended"  # of somebody who withdrew, or was declined or cancelled: left as it is
    BAD = "bad"
