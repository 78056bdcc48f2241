"""One door to everything `make` does: python3 -m tools.dev <command>. Standard library only."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tools import bundle, catalogues, database, development, environment, serving
from tools.places import ROOT
from tools.progress import stop


def install() -> None:
    environment.ready(environment.RUN, environment.TESTS)
    bundle.ready()
    catalogues.ready()


def in_environment(module: str) -> Callable[[], None]:
    """A command that needs the installed packages: its module runs inside `.venv`."""

    def command() -> None:
        install()
        raise SystemExit(environment.python("-m", module, *sys.argv[2:], env=dict(os.environ)))

    return command


def translations() -> None:
    environment.ready(environment.RUN)
    raise SystemExit(catalogues.refresh())


def migration() -> None:
    """Write a migration from the difference between the models and a database that is up to date."""
    sentence = " ".join(sys.argv[2:]).strip()
    if not sentence:
        stop('Say what changes: make migration m="registrations know their delegation"')
    install()
    data = Path(ROOT / "var" / "migration")
    data.mkdir(parents=True, exist_ok=True)
    settings = {**development.settings(data), "DATABASE_URL": f"sqlite:///{data / database.EMBEDDED}"}
    flask = ("-m", "flask", "--app", "wsgi", "db")
    raise SystemExit(
        environment.python(*flask, "upgrade", env=settings)
        or environment.python(*flask, "migrate", "-m", sentence, env=settings)
    )


COMMANDS: dict[str, Callable[[], None]] = {
    "run": serving.run,
    "demo": serving.begin_demo_again,
    "install": install,
    "test": in_environment("tools.testing"),
    "check": in_environment("tools.checking"),
    "pages": in_environment("tools.pages"),
    "bench": in_environment("bench"),
    "translations": translations,
    "migration": migration,
    "lock": environment.relock,
}


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in COMMANDS:
        stop(f"Choose one of: {', '.join(COMMANDS)}")
    COMMANDS[name]()


if __name__ == "__main__":
    main()
