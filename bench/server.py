"""A real server, started as `make run` starts it, and what its processes have spent."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from unittest.mock import patch

from tools import serving as production
from tools.children import Children, answers, is_free
from tools.places import ROOT

BARE, PRODUCT = "bench.hello:app", "bench.wsgi:app"
HOST, PATIENCE = "127.0.0.1", 60.0
# The server shares its port: each run begins elsewhere, so that no other run's server answers for ours.
FIRST = 6000 + os.getpid() * 13 % 3000
PORTS = range(FIRST, FIRST + 100)
PROC = Path("/proc")


class NoServer(RuntimeError):
    """It did not start; the message is a sentence."""


@dataclass(frozen=True)
class Server:
    port: int
    process: int

    def spent(self) -> float:
        """Seconds of processor time of the server and its workers until now."""
        return spent_by(self.process)


@contextmanager
def serving(what: str, env: dict[str, str]) -> Iterator[Server]:
    port = next((port for port in PORTS if is_free(HOST, port)), None)
    if port is None:
        raise NoServer(f"No port between {PORTS[0]} and {PORTS[-1]} is free.")
    children = Children()
    try:
        children.start("server", _command(what, port, env), env)
        _wait(children, port)
        yield Server(port, children.running["server"].pid)
    finally:
        children.stop()


def spent_by(process: int) -> float:
    """Seconds of processor time of a process and of all it has started."""
    return sum(_spent(each) for each in _family(process))


def _command(what: str, port: int, env: dict[str, str]) -> list[str]:
    """The very command of `make run`, with another application at its end."""
    with patch.dict(os.environ, {"WEB_WORKERS": env["WEB_WORKERS"]}):
        command = [str(part) for part in production.web(HOST, port)]
    return [sys.executable, *command[1:-1], what]


def _wait(children: Children, port: int) -> None:
    deadline = monotonic() + PATIENCE
    while not answers(HOST, port):
        if children.dead() or monotonic() > deadline:
            raise NoServer("The server did not start.")
        sleep(0.05)


def _family(process: int) -> set[int]:
    parents = dict(_parents())
    family = {process}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _parents() -> Iterator[tuple[int, int]]:
    for entry in PROC.glob("[0-9]*/stat"):
        with suppress(OSError, IndexError, ValueError):
            yield int(entry.parent.name), int(entry.read_text().rpartition(")")[2].split()[1])


def _spent(process: int) -> float:
    """The scheduler counts nanoseconds by thread; `stat` only hundredths of a second."""
    total = 0.0
    with suppress(OSError):
        for thread in (PROC / str(process) / "task").iterdir():
            with suppress(OSError, ValueError):
                total += int((thread / "schedstat").read_text().split()[0]) / 1e9
    return total or _from_stat(process)


def _from_stat(process: int) -> float:
    try:
        fields = (PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(*arguments: str, env: dict[str, str]) -> None:
    """A command of the product, as an operator would give it."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, check=False, capture_output=True, text=True)
    if done.returncode:
        raise NoServer(f"flask {' '.join(arguments)} did not work:\n{done.stdout}{done.stderr}")
