"""The Python environment in `.venv`, made from the hash-locked lists and made again when they change."""

import importlib.util
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from tools import stamps
from tools.places import PYTHON, ROOT, STAMPS, VENV
from tools.progress import quietly, say, stop

RUN = "requirements"
TESTS = "requirements-dev"
NODE = "requirements-node"

WITHOUT_PIP = (
    "This Python has neither ensurepip nor pip. On Debian and Ubuntu install them with "
    "`apt-get install python3-venv`, then start again."
)


def ready(*locks: str) -> None:
    """Bring `.venv` up to the named locks; with nothing changed this only compares hashes."""
    _make()
    for lock in locks:
        _install(lock)


def _make() -> None:
    python = f"{sys.version_info[0]}.{sys.version_info[1]} {sys.base_prefix} {VENV}"
    if PYTHON.exists() and stamps.is_fresh(STAMPS / "python", python):
        return
    say(f"Making the Python environment in {VENV.name}")
    # Debian keeps ensurepip in a package of its own; the pip beside this Python can serve instead.
    pip = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    if pip and not importlib.util.find_spec("pip"):
        stop(WITHOUT_PIP)
    quietly([sys.executable, "-m", "venv", "--clear", *pip, VENV], doing="Making the Python environment")
    stamps.put(STAMPS / "python", python)


def _install(lock: str) -> None:
    listed = ROOT / f"{lock}.lock"
    value, stamp = stamps.digest([listed]), STAMPS / lock
    if stamps.is_fresh(stamp, value):
        return
    say(f"Installing the packages of {listed.name}")
    # The lock is complete: resolving again would only cost time and could bring in what it does not name.
    # Compiling every module would take longer than all the rest; Python compiles the ones it meets.
    command = [*_pip(), "install", "--no-deps", "--no-compile", "--require-hashes", "-r", listed]
    quietly(command, doing=f"Installing {listed.name}", env=_settings())
    stamps.put(stamp, value)


def _pip() -> list[str | Path]:
    if (_packages() / "pip").is_dir():
        return [PYTHON, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def _packages() -> Path:
    return Path(sysconfig.get_path("purelib", "venv", vars={"base": str(VENV), "platbase": str(VENV)}))


def _settings() -> dict[str, str]:
    return {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def relock() -> None:
    """Pin the `.in` lists again, in an environment of its own so that no tool ends up in the locks."""
    place = ROOT / "var" / "lock-environment"
    quietly([sys.executable, "-m", "venv", "--clear", place], doing="Making an environment for pip-tools")
    quietly([place / "bin" / "pip", "install", "pip-tools"], doing="Installing pip-tools", env=_settings())
    for lock in (RUN, TESTS, NODE):
        say(f"Pinning {lock}.lock")
        files = ("-o", f"{lock}.lock", f"{lock}.in")
        quietly([place / "bin" / "pip-compile", *LOCK_OPTIONS, *files], doing="Pinning", cwd=ROOT)


# Versions and hashes only: no address of an index and no path of a machine may reach the locks.
LOCK_OPTIONS = (
    "--generate-hashes",
    "--strip-extras",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
    "--no-header",
    "--no-annotate",
    "--quiet",
)


def python(*arguments: str | Path, env: dict[str, str] | None = None) -> int:
    """Run the environment's Python in the foreground and hand back its exit code."""
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, env=env, check=False).returncode
