"""The database of a start: its migrations, and the demo edition in an empty one."""

import os
import shutil
import sys
from pathlib import Path

from tools import stamps
from tools.demo_clock import DemoClock
from tools.places import MIGRATIONS, PYTHON, ROOT
from tools.progress import quietly, say, stop

FLASK = (PYTHON, "-m", "flask", "--app", "wsgi")
EMBEDDED = "forum.sqlite3"
# Made by a start or by the demo edition; the secrets and anything else in the folder stay.
DATABASE_FILES = (EMBEDDED, f"{EMBEDDED}-wal", f"{EMBEDDED}-shm", "database")
DEMO_FILES = (*DATABASE_FILES, "demo", "clock.json", "sign-ins.txt", "files")


def ready(data: Path, settings: dict[str, str], moment: str | None) -> None:
    """Migrate, and seed if empty. An embedded database that this start left unchanged needs neither."""
    embedded = data / EMBEDDED if not settings.get("DATABASE_URL") else None
    if embedded and embedded.exists() and stamps.is_fresh(data / "database", _state(embedded)):
        return
    say("Bringing the database up to date")
    quietly([*FLASK, "db", "upgrade"], doing="Migrating the database", cwd=ROOT, env=settings)
    _seed(data, settings, moment)
    if embedded:
        stamps.put(data / "database", _state(embedded))


def _state(embedded: Path) -> str:
    """Another file, or other migrations, and the work has to be looked at again."""
    return stamps.digest(MIGRATIONS.rglob("*.py"), str(embedded.stat().st_ino))


def _seed(data: Path, settings: dict[str, str], moment: str | None) -> None:
    sign_ins = data / "sign-ins.txt"
    before = sign_ins.stat().st_mtime_ns if sign_ins.exists() else None
    say("Looking for editions; an empty database gets the demonstration")
    clock = DemoClock.wind(data, moment)
    shifted = settings | {"FORUM_CLOCK_OFFSET": clock.seconds}
    quietly([*FLASK, "forum", "demo"], doing="Making the demonstration", cwd=ROOT, env=shifted)
    if sign_ins.exists() and sign_ins.stat().st_mtime_ns != before:
        (data / "demo").write_text("This data was made by the demonstration; `make demo` makes it again.\n")
        clock.save()


def is_demo(data: Path) -> bool:
    return (data / "demo").exists()


def begin_demo_again(data: Path) -> None:
    """Remove the embedded demonstration, and nothing that was not made by it."""
    if os.environ.get("DATABASE_URL"):
        stop("`make demo` only replaces the embedded demonstration, and DATABASE_URL names another database.")
    if (data / EMBEDDED).exists() and not is_demo(data):
        stop(f"The database in {data} was not made by the demonstration, so `make demo` leaves it alone.")
    if not _agreed():
        stop("Nothing was changed.", code=0)
    for name in DEMO_FILES:
        _remove(data / name)


def _agreed() -> bool:
    """Nobody can be asked without a terminal; there the command itself is the answer."""
    question = "Everything entered in the demonstration goes. Begin again? [y/N] "
    return not sys.stdin.isatty() or input(question).strip().lower() in ("y", "yes")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
