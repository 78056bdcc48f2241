"""Whether the translations a start reads are those that were written: compiled anew after a change."""

import logging
from collections.abc import Sequence
from pathlib import Path

from flask import Flask

log = logging.getLogger("forum.languages")
WRITTEN = Path(__file__).parent.parent / "translations"
HOW = "Compile them: pybabel compile -d forum/translations"


def warn(app: Flask) -> None:
    """A page would speak English, or say what was true before."""
    if stale := stale_in(WRITTEN):
        log.warning("The translations of %s are older than their sources. %s", ", ".join(stale), HOW)


def stale_in(folder: Path) -> Sequence[str]:
    """The languages whose compiled catalogue is missing, or older than what was written."""
    sources = sorted(folder.glob("*/LC_MESSAGES/*.po"))
    return [source.parent.parent.name for source in sources if _is_stale(source, source.with_suffix(".mo"))]


def _is_stale(source: Path, made: Path) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime
