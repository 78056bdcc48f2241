"""The documents say what is so today."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text()
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def contracts():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def test_the_import_table_is_the_contract():
    said = re.search(r"<!-- layers:.*?-->\n(.*?)<!-- /layers -->", ARCHITECTURE, re.S)[1]
    [layers] = [contract["layers"] for contract in contracts() if contract["type"] == "layers"]
    assert [line.strip() for line in said.strip().splitlines()] == layers


def test_every_room_is_named():
    rooms = [path.parent.name for path in (ROOT / "forum").glob("*/__init__.py")]
    assert [room for room in rooms if f"`{room}`" not in ARCHITECTURE and room != "web"] == []


def test_the_story_names_functions_that_exist():
    for file, names in re.findall(r"`((?:\w+/)+\w+\.py): (\w+)`", ARCHITECTURE):
        text = (ROOT / "forum" / file).read_text()
        assert re.search(rf"^(def|class) {names}\b", text, re.M), (file, names)


def test_every_link_between_documents_leads_somewhere():
    for document in DOCUMENTS:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text()):
            assert (document.parent / target).exists(), (document.name, target)


def test_the_readme_is_one_screen():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 60
