"""`make test`: the suite on SQLite, with the browser journeys; then on PostgreSQL all that asks a database.

Runs inside the environment. `ONLY` holds pytest's own arguments. Where something is missing, CI stops;
a developer's machine runs the rest and pytest's summary says what was left out.
"""

import os
import shlex
import subprocess
import sys

from tools import chromium, postgres
from tools.places import ROOT
from tools.progress import say, stop

NOT_RUN = "FORUM_TEST_NOT_RUN"
NOTHING_COLLECTED = 5


def main() -> None:
    browser, server = chromium.find(), postgres.find()
    missing = [
        sentence
        for thing, sentence in (
            (browser, f"The browser journeys did not run. {chromium.HOW_TO_GET_ONE}"),
            (server, f"The tests did not run on PostgreSQL. {postgres.NONE_FOUND}"),
        )
        if not thing
    ]
    if missing and os.environ.get("CI") == "true":
        stop("\n".join(missing))
    env = {**os.environ, NOT_RUN: "\n".join(missing)} | ({"CHROMIUM": browser} if browser else {})
    arguments = [*_chosen(), *([] if browser else ["--without-browser"])]
    engines = ["sqlite", "postgresql"] if server else ["sqlite"]
    raise SystemExit(_verdict([_run(engine, [*arguments, *more], env) for engine, more in _runs(engines)]))


def _chosen() -> list[str]:
    """One part runs in one process, so that its output and a debugger are at hand."""
    if only := os.environ.get("ONLY"):
        return shlex.split(only)
    return ["-n", str(max(2, min(4, os.cpu_count() or 2))), "--dist", "loadgroup"]


def _runs(engines: list[str]) -> list[tuple[str, list[str]]]:
    """The second run leaves out what cannot depend on the database. One part alone runs whole on both."""
    again = [] if os.environ.get("ONLY") else ["--again"]
    return [(engine, again if number else []) for number, engine in enumerate(engines)]


def _run(engine: str, arguments: list[str], env: dict[str, str]) -> int:
    say(f"\nTesting on {engine}")
    command = [sys.executable, "-m", "pytest", f"--engine={engine}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def _verdict(codes: list[int]) -> int:
    """A test may exist for one engine only; that nothing ran on any of them is a failure."""
    ran = [code for code in codes if code != NOTHING_COLLECTED]
    return max(ran, key=abs) if ran else NOTHING_COLLECTED


if __name__ == "__main__":
    main()
