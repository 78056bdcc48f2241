"""The one place that asks what time it is. Store UTC; show the edition's zone."""

from datetime import UTC, datetime, timedelta

_offset = timedelta(0)
_standing: datetime | None = None


def now() -> datetime:
    return _standing or datetime.now(UTC) + _offset


def shift(offset: timedelta) -> None:
    """Let the whole process live at another time: for demonstrations."""
    global _offset  # noqa: PLW0603 - one process, one clock
    _offset = offset


def stand(moment: datetime | None) -> None:
    """Let the clock stand at a moment, or go on: for tests, and for making the demonstration."""
    global _standing  # noqa: PLW0603 - one process, one clock
    _standing = moment
