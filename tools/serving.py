"""`make run`: the web server and the mail worker, from the first line to Ctrl-C."""

import os
import time
from pathlib import Path

from tools import bundle, catalogues, database, development, environment
from tools.children import Children, Stopped, answers, is_free, until_told_to_stop
from tools.demo_clock import MOMENTS, DemoClock
from tools.places import PYTHON
from tools.progress import say, stop

START = 60.0  # seconds the web server has until it answers
SAVE = 5.0  # seconds between two notes of the demonstration's time
LOOK = 0.05
# Per web worker: the database decides how many of them can write, and more only wait for each other.
THREADS = str(min(8, 2 * (os.cpu_count() or 1) + 1))


def run() -> None:
    host, port, moment = development.host(), development.port(), _moment()
    if not is_free(host, port):
        stop(f"Port {port} is taken on {host}. Stop what uses it, or take another: make run PORT={port + 1}")
    data = development.data_folder()
    with until_told_to_stop(), development.alone_with(data):
        try:
            _prepare(data, moment)
            _serve(data, host, port, moment)
        except Stopped:
            say("\nStopped.")


def begin_demo_again() -> None:
    data, moment = development.data_folder(), _moment()
    with development.alone_with(data):
        database.begin_demo_again(data)
        _prepare(data, moment)
    say("The demonstration is as on its first day. Start it with: make run")


def _prepare(data: Path, moment: str | None) -> None:
    environment.ready(environment.RUN)
    bundle.ready()
    catalogues.ready()
    database.ready(data, development.settings(data), moment)


def _serve(data: Path, host: str, port: int, moment: str | None) -> None:
    settings = development.settings(data)
    clock = DemoClock.wind(data, moment) if database.is_demo(data) else None
    if clock:
        clock.save()
        settings["FORUM_CLOCK_OFFSET"] = clock.seconds
    children = Children()
    try:
        children.start("The web server", web(host, port), settings)
        _wait_for_answer(children, host, port)
        # Only now: it would take a core from the pages somebody is waiting for.
        children.start("The mail worker", [*database.FLASK, "forum", "worker"], settings)
        _welcome(data, settings, clock)
        _watch(children, clock)
    finally:
        children.stop()
        if clock:
            clock.save()


def web(host: str, port: int) -> list[str | Path]:
    """The command that serves the product; what it serves stands last."""
    workers = os.environ.get("WEB_WORKERS") or "2"
    # A worker that dies is a fault to be seen here; a fleet's supervisor would replace it.
    return [
        *(PYTHON, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", workers, "--blocking-threads", THREADS, "--log-level", "warning", "wsgi:app"),
    ]


def _wait_for_answer(children: Children, host: str, port: int) -> None:
    deadline = time.monotonic() + START
    while not answers(host, port):
        _stop_if_one_died(children)
        if time.monotonic() > deadline:
            stop(f"The web server did not answer within {START:.0f} seconds.")
        time.sleep(LOOK)


def _watch(children: Children, clock: DemoClock | None) -> None:
    saved = time.monotonic()
    while True:
        _stop_if_one_died(children)
        if clock and time.monotonic() - saved > SAVE:
            clock.save()
            saved = time.monotonic()
        time.sleep(4 * LOOK)


def _stop_if_one_died(children: Children) -> None:
    if dead := children.dead():
        name, code = dead
        stop(f"{name} ended by itself (code {code}), so everything was stopped.")


def _welcome(data: Path, settings: dict[str, str], clock: DemoClock | None) -> None:
    sign_ins = data / "sign-ins.txt"
    say(f"\nForum is at {development.address()}")
    say(f"The desk is at {development.address()}/sign-in")
    if sign_ins.exists() and clock:
        say("\n" + sign_ins.read_text().strip())
    if not settings.get("MAIL_SERVER"):
        say("\nNo letter leaves this machine: the mail room at the desk shows them.")
    if clock:
        say(f"The demonstration's clock shows {clock}; it stands still while Forum is off.")
        say("Another time: make run MOMENT=before|morning|during|after. From the beginning: make demo")
    say("Ctrl-C stops everything.")


def _moment() -> str | None:
    moment = os.environ.get("MOMENT") or None
    if moment and moment not in MOMENTS:
        stop(f"MOMENT is {moment!r}; it can be {', '.join(MOMENTS)}.")
    return moment
