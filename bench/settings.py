"""What a run of the bench is told, and what it tells the server."""

import os
from dataclasses import dataclass
from pathlib import Path

WARM_UP, ROUNDS = 40, 3
KEYS = "YmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gtYmU="


@dataclass(frozen=True)
class Plan:
    """`requests` are measured in each of ROUNDS rounds; the middle round counts."""

    names: list[str]
    engines: list[str]
    rows: int
    sizes: list[int]  # of the crowd, for growth
    requests: int
    save: bool


def environment(url: str, folder: Path) -> dict[str, str]:
    """One web worker behind a proxy, so that each client has an address of its own to be limited by."""
    folder.mkdir(parents=True, exist_ok=True)
    ours = ("FORUM_", "MAIL_", "DATABASE_URL", "SECRET_KEY", "BASE_URL", "REDIS_URL", "TRUSTED_")
    rest = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return rest | {
        "FORUM_ENV": "development",
        "SECRET_KEY": "development-bench",
        "FORUM_KEYS": KEYS,
        "FORUM_DATA": str(folder),
        "DATABASE_URL": url,
        "TRUSTED_PROXIES": "1",
        "WEB_WORKERS": "1",
    }
