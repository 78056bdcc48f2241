"""The demonstration's own time. Its forum is in September 2025, and its clock stands still while it is off.

`clock.json` in the data folder keeps what the clock shows; each start hands the difference from the real
time to the product as `FORUM_CLOCK_OFFSET`, which only a development start accepts.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

MOMENTS = {
    "before": "2025-08-20T10:00:00+05:00",
    "morning": "2025-09-13T09:05:00+05:00",
    "during": "2025-09-13T10:40:00+05:00",
    "after": "2025-09-15T10:00:00+05:00",
}
FIRST = "during"
ALMATY = timezone(timedelta(hours=5))


@dataclass(frozen=True)
class DemoClock:
    """A clock that runs as fast as the real one, at another time."""

    file: Path
    offset: timedelta

    @classmethod
    def wind(cls, data: Path, moment: str | None = None) -> "DemoClock":
        """Continue where the clock stood; a named moment sets it anew."""
        file = data / "clock.json"
        shows = MOMENTS[moment] if moment else _last_shown(file)
        return cls(file, datetime.fromisoformat(shows) - datetime.now(UTC))

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    @property
    def seconds(self) -> str:
        return f"{self.offset.total_seconds():.3f}"

    def save(self) -> None:
        """In one step, so that a crash leaves the time saved before."""
        written = self.file.with_suffix(".new")
        written.write_text(json.dumps({"demo_now": self.now().astimezone(ALMATY).isoformat()}) + "\n")
        written.replace(self.file)

    def __str__(self) -> str:
        return f"{self.now().astimezone(ALMATY):%-d %B %Y, %H:%M} in Almaty"


def _last_shown(file: Path) -> str:
    return json.loads(file.read_text())["demo_now"] if file.exists() else MOMENTS[FIRST]
