"""The Chromium that the browser journeys drive, wherever this machine keeps it."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHT = (".cache/ms-playwright", "Library/Caches/ms-playwright")
INSIDE = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

HOW_TO_GET_ONE = (
    "Install Chromium (`apt-get install chromium`, or `.venv/bin/playwright install chromium`), "
    "or name one in CHROMIUM."
)


def find() -> str | None:
    """The path of a Chromium or Chrome, or None. `CHROMIUM` names one and is believed."""
    if named := os.environ.get("CHROMIUM"):
        return named
    if MAC.exists():
        return str(MAC)
    return next((path for name in NAMES if (path := shutil.which(name))), None) or _playwrights()


def _playwrights() -> str | None:
    found = [path for cache in PLAYWRIGHT for inside in INSIDE for path in (Path.home() / cache).glob(inside)]
    return str(max(found)) if found else None
