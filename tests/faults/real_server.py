"""The production server, started as `make run` starts it, and clients that all ask at once."""

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tools.places import ROOT

PATIENCE = 60.0


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: dict[str, str]


@contextmanager
def running(settings: dict[str, str], *, app: str = "wsgi:app", workers: int = 2) -> Iterator[int]:
    """Serve the product; gives its port."""
    port = a_free_port()
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(workers), "--workers-kill-timeout", "5"),
        *("--blocking-threads", "4", "--backlog", "2048"),
    ]
    quiet = settings | {"FORUM_LIMITS": "off", "BASE_URL": f"http://127.0.0.1:{port}"}
    process = subprocess.Popen([*command, app], cwd=ROOT, env=quiet)
    try:
        _wait_until_it_answers(process, port)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def all_at_once(work: Callable[[Any], Any], things: Sequence[Any]) -> list[Any]:
    """Do the work for every thing at the same instant: each has its thread, all wait for the last."""
    line = threading.Barrier(len(things))

    def one(thing: Any) -> Any:
        line.wait(PATIENCE)
        return work(thing)

    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(one, things))


def get(port: int, path: str, headers: dict[str, str] | None = None) -> Answer:
    return _ask(port, "GET", path, None, headers or {})


def post_form(port: int, path: str, fields: dict[str, str], cookie: str) -> Answer:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    return _ask(port, "POST", path, urlencode(fields), headers)


def post_json(port: int, path: str, body: str, headers: dict[str, str]) -> Answer:
    return _ask(port, "POST", path, body, {"Content-Type": "application/json", **headers})


def a_visit(port: int, path: str) -> tuple[str, str]:
    """Open a page with a form: its CSRF token, and the cookie that goes with it."""
    page = get(port, path)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)
    assert token, page.text[:500]
    return token[1], page.headers["set-cookie"].split(";")[0]


def a_free_port() -> int:
    """Below the range from which the system itself takes ports for those who call. Each process begins
    elsewhere: the server shares its port, so that two test runs could answer for each other."""
    first = 10_000 + os.getpid() * 61 % 20_000
    for port in range(first, first + 2_000):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError("every port is taken")


def _ask(port: int, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        return Answer(answer.status, text, {name.lower(): value for name, value in answer.getheaders()})
    finally:
        connection.close()


def _wait_until_it_answers(process: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended by itself"
        with socket.socket() as one:
            if not one.connect_ex(("127.0.0.1", port)) and get(port, "/healthz").status == 200:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not answer")
