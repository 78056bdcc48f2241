"""Every template compiles with the product's own filters, and every template is named somewhere.

Runs inside the environment, with the settings of a start: `python -m tools.templates`.
"""

import re
from collections.abc import Iterator

from jinja2 import TemplateError

from forum import create_app
from tools.places import ROOT
from tools.progress import stop

TEMPLATES = ROOT / "templates"
WORD = re.compile(r"[\w/.-]+\w")


def main() -> None:
    """One line per template that does not compile or that nothing names."""
    complaints = [*_broken(), *_unused()]
    if complaints:
        stop("\n".join(complaints))


def _broken() -> Iterator[str]:
    environment = create_app().jinja_env
    for name in _names():
        try:
            environment.get_template(name)
        except TemplateError as error:
            yield f"templates/{name}:{getattr(error, 'lineno', None) or 1}: {error}"


def _unused() -> Iterator[str]:
    said = set(_words())
    for name in _names():
        if not _is_named(name, said):
            yield f"templates/{name}: nothing uses it"


def _is_named(name: str, said: set[str]) -> bool:
    """By its path; a letter or an error page by its last word, because code puts the folder before it."""
    stem = name.rpartition("/")[2].partition(".")[0]
    by_word = name.startswith(("mail/", "errors/"))
    return name in said or name.partition(".")[0] in said or (by_word and stem in said)


def _words() -> Iterator[str]:
    sources = [*(ROOT / "forum").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]
    for source in [*sources, *(TEMPLATES / name for name in _names())]:
        yield from WORD.findall(source.read_text())


def _names() -> list[str]:
    return sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
