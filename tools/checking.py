"""`make check`: what can be known about the code without running the product. Runs inside the environment."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools import development
from tools.places import ROOT
from tools.progress import say

FLASK = ("-m", "flask", "--app", "wsgi")


def main() -> None:
    failed = [name for name, check in CHECKS.items() if not _passes(name, check)]
    if failed:
        say(f"\nNot clean: {', '.join(failed)}")
    raise SystemExit(bool(failed))


def _passes(name: str, check: Callable[[], str | None]) -> bool:
    said = check()
    say(f"{name:12} {'clean' if said is None else 'NOT CLEAN'}")
    if said is not None:
        say(said.rstrip() + "\n")
    return said is None


def _said_by(*command: str, env: dict[str, str] | None = None) -> str | None:
    """What the command printed if it failed, else nothing."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=env, check=False, capture_output=True, text=True
    )
    return done.stdout + done.stderr if done.returncode else None


def _lint() -> str | None:
    return _said_by("-m", "ruff", "check", "--quiet", "--output-format=concise")


def _types() -> str | None:
    return _said_by("-m", "mypy")


def _imports() -> str | None:
    return _said_by("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")


def _migrations() -> str | None:
    """A database brought up by the migrations alone has to equal the models."""
    with tempfile.TemporaryDirectory() as folder:
        env = _temporary(folder)
        return _said_by(*FLASK, "db", "upgrade", env=env) or _said_by(*FLASK, "db", "check", env=env)


def _templates() -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        return _said_by("-m", "tools.templates", env=_temporary(folder))


def _temporary(folder: str) -> dict[str, str]:
    url = f"sqlite:///{Path(folder) / 'forum.sqlite3'}"
    return {**development.settings(Path(folder)), "DATABASE_URL": url, "FORUM_DATA": folder}


CHECKS: dict[str, Callable[[], str | None]] = {
    "lint": _lint,
    "types": _types,
    "imports": _imports,
    "migrations": _migrations,
    "templates": _templates,
}

if __name__ == "__main__":
    main()
