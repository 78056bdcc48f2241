"""Rules a linter does not know, read from the source."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "forum").rglob("*.py"))
VIEWS = [path for path in SOURCES if "web" in path.parts]
SERVICES = [path for path in SOURCES if path.stem in {"services", "queries"}]
PURE = [path for path in SOURCES if path.stem in {"rules", "states", "policy", "duties", "records"}]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAGES = [path for path in TEMPLATES if "mail" not in path.parts]
CLOCKS = ["forum/clock.py", "forum/cli/examinations.py"]  # the doctor compares our clock with the machine's
# A page's number is asked for on every request, and a health check asks the database whether it is there.
OWN_STATEMENTS = ["forum/web/public/caching.py", "forum/web/public/health.py"]
DATA = r" type=\"application/ld\+json\">"
JUNK = {"utils", "helpers", "common", "misc", "base", "manager"}


def found(pattern, paths, allowed=()):
    """Every `file:line` that matches, outside the files where it is allowed."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        if str(path.relative_to(ROOT)) not in allowed
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(pattern, line)
    ]


def functions(paths):
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.name}", node


def is_route(node):
    return any(re.search(r"\.(get|post|put|patch|delete)\(", ast.unparse(d)) for d in node.decorator_list)


def length(node):
    return node.end_lineno - node.lineno + 1


@pytest.mark.parametrize(
    ("rule", "pattern", "paths", "allowed"),
    [
        ("only transaction.py commits", r"session\.(commit|rollback)\(\)", SOURCES, ["forum/transaction.py"]),
        ("only clock.py asks the time", r"datetime\.(now|utcnow|today)\(|date\.today\(", SOURCES, CLOCKS),
        ("views ask queries", r"\bselect\(|db\.session\.(add|execute|scalar)", VIEWS, OWN_STATEMENTS),
        ("services know no Flask", r"^(from|import) flask", SERVICES, []),
        ("rules know no framework", r"^(from|import) (flask|sqlalchemy|wtforms)", PURE, []),
        # A block of data is not run by any browser: tests/pages/test_public_pages.py.
        ("pages hold no script", rf"<script(?!{DATA}|[^>]*\bsrc=)[^>]*>|\son\w+=", PAGES, []),
        ("pages hold no style", r"<style|\sstyle=", PAGES, []),
        ("templates trust nothing", r"\|\s*safe\b|autoescape false|Markup\(", TEMPLATES, []),
        ("no address of another origin is loaded", r"(src|href)=\"(https?:)?//", PAGES, []),
    ],
)
def test_the_house_is_kept(rule, pattern, paths, allowed):
    assert paths
    assert found(pattern, paths, allowed) == [], rule


def test_no_junk_drawers():
    assert [path for path in SOURCES if path.stem in JUNK] == []


def test_every_room_says_what_it_is_for():
    rooms = [path for path in SOURCES if path.name == "__init__.py"]
    assert [str(path) for path in rooms if not ast.get_docstring(ast.parse(path.read_text()))] == []


def test_views_stay_thin():
    assert {
        name: length(node) for name, node in functions(VIEWS) if is_route(node) and length(node) > 25
    } == {}


def test_files_stay_readable():
    texts = [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]
    assert {str(path.relative_to(ROOT)) for path in texts if path.read_text().count("\n") > 300} == set()


def test_create_app_reads_as_a_table_of_contents():
    assert len((ROOT / "forum/__init__.py").read_text().splitlines()) < 60
