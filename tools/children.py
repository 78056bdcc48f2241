"""The processes of a running Forum: started together, stopped together."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.places import ROOT

PATIENCE = 10.0  # seconds a child has to end what it is doing
ENDED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Children:
    """Named child processes. Each has a process group of its own, so Ctrl-C reaches them only through us."""

    def __init__(self) -> None:
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: Sequence[str | Path], env: Mapping[str, str]) -> None:
        self.running[name] = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, start_new_session=True
        )

    def dead(self) -> tuple[str, int] | None:
        """The first child that has ended by itself, and its exit code."""
        codes = ((name, child.poll()) for name, child in self.running.items())
        return next(((name, code) for name, code in codes if code is not None), None)

    def stop(self) -> None:
        for child in self.running.values():
            child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, deadline - time.monotonic()))
            # Also what the child itself started and left behind.
            _kill_group(child)
            child.wait()


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


class Stopped(Exception):
    """Somebody asked for the end."""


@contextlib.contextmanager
def until_told_to_stop():
    """Turn Ctrl-C, SIGTERM and a closed terminal into `Stopped`, once."""

    def ask(number, frame):
        for each in ENDED:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    before = {number: signal.signal(number, ask) for number in ENDED}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def is_free(host: str, port: int) -> bool:
    """Whether a server may listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def answers(host: str, port: int, path: str = "/healthz") -> bool:
    """Whether a page answers 200 within a second."""
    connection = http.client.HTTPConnection(reachable(host), port, timeout=1)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def reachable(host: str) -> str:
    """The address to open in a browser here, for a server that listens on all of them."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)  # noqa: S104
