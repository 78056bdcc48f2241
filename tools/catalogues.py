"""The translations: compiled for the start, collected again for translators."""

from pathlib import Path

from tools import stamps
from tools.environment import python
from tools.places import CATALOGUES, PYTHON, ROOT, STAMPS
from tools.progress import quietly, say

BABEL = ("-m", "babel.messages.frontend")
COMPILED = STAMPS / "catalogues"
WORDS = CATALOGUES / "messages.pot"
# Lines and positions would change with every edit; without them a diff shows words only.
CALM = ("--no-location", "--sort-by-file", "--no-wrap")
HEAD = ("--project", "Forum", "--copyright-holder", "The Forum authors")
CALM_UPDATE = ("--no-fuzzy-matching", "--no-wrap", "--ignore-pot-creation-date")
MARKS = ("_l", "lazy_gettext", "lazy_ngettext:1,2", "pgettext:1c,2", "lazy_pgettext:1c,2", "npgettext:1c,2,3")


def ready() -> None:
    sources = sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po"))
    value = stamps.digest(sources)
    complete = all(path.with_suffix(".mo").exists() for path in sources)
    if not sources or (complete and stamps.is_fresh(COMPILED, value)):
        return
    say("Compiling the translations")
    quietly([PYTHON, *BABEL, "compile", "-d", CATALOGUES], doing="Compiling the translations", cwd=ROOT)
    stamps.put(COMPILED, value)


def refresh() -> int:
    """Collect the marked sentences and bring every language's catalogue up to them."""
    update = ("update", "-i", str(WORDS), "-d", str(CATALOGUES), *CALM_UPDATE)
    return python(*extraction(WORDS)) or python(*BABEL, *update)


def extraction(file: Path) -> list[str]:
    """Python's arguments for writing the marked sentences of the sources into a catalogue's template."""
    marks = [part for mark in MARKS for part in ("-k", mark)]
    return [*BABEL, "extract", "-F", "pyproject.toml", *CALM, *marks, *HEAD, "-o", str(file), "."]
