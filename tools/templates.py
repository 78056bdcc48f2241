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
    """By its path; by its last word, where code puts a folder that it names first; a letter by its kind."""
    folder, _, file = name.rpartition("/")
    in_parts = folder in said or name.startswith(("mail/", "errors/"))
    words = {name, name.partition(".")[0]} | ({file, file.partition(".")[0]} if in_parts else set())
    kind = f"{folder.removeprefix('mail/').replace('/', '.')}.{file.partition('.')[0]}"
    return not (words | {kind}).isdisjoint(said)


def _words() -> Iterator[str]:
    sources = [*(ROOT / "forum").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]
    for source in [*sources, *(TEMPLATES / name for name in _names())]:
        yield from WORD.findall(source.read_text())


def _names() -> list[str]:
    return sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
