"""The demonstration with everything that `make run` starts: the production server and the mail worker."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from tests.faults.real_server import running
from tests.journeys.browsing import DESK, PHONE, Visitor, a_browser
from tests.journeys.camera import browser_arguments, film
from tools.places import ROOT

EDITION = "ai-4room-2025"


@dataclass(frozen=True)
class Forum:
    """A running product. `passwords` by e-mail address."""

    address: str
    passwords: dict[str, str]


@pytest.fixture
def forum(demo_settings) -> Iterator[Forum]:
    with running(demo_settings, workers=1) as port:
        address = f"http://127.0.0.1:{port}"
        worker = subprocess.Popen(
            [sys.executable, "-m", "flask", "--app", "wsgi", "forum", "worker"],
            cwd=ROOT,
            env=demo_settings | {"BASE_URL": address},
            stderr=subprocess.DEVNULL,
        )
        yield Forum(address, passwords_in(Path(demo_settings["FORUM_DATA"])))
        worker.terminate()
        worker.wait(30)


@pytest.fixture
def seen(tmp_path) -> Path:
    """What the cameras of this browser see: at first a wall."""
    path = tmp_path / "camera.mjpeg"
    return film(Image.new("RGB", (40, 40)), path, seconds=0, away=1)


@pytest.fixture
def browser(seen):
    with a_browser(*browser_arguments(seen)) as browser:
        yield browser


@pytest.fixture
def visitor(browser, forum, tmp_path):
    """`visitor(**context)`: whoever opens a window. At the end nobody may have complained.

    What each window showed last is in the test's folder, which pytest keeps of a test that failed.
    """
    visitors = []

    def arrive(**options):
        visitors.append(Visitor(browser, forum.address, **options))
        return visitors[-1]

    yield arrive
    for number, each in enumerate(visitors):
        each.page.screenshot(path=tmp_path / f"window-{number}.png")
        each.context.close()
    for each in visitors:
        assert (each.complaints, each.elsewhere) == ([], [])


@pytest.fixture
def organiser(visitor, forum):
    """`organiser(**context)`: Bruno, signed in at his desk."""

    def sign_in(**options):
        bruno = visitor(viewport=DESK, **options)
        page = bruno.open("/sign-in")
        page.get_by_label("E-mail").fill("bruno@example.org")
        page.get_by_label("Password").fill(forum.passwords["bruno@example.org"])
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk/**")
        return bruno

    return sign_in


@pytest.fixture
def phone(visitor):
    def take_out(**options):
        return visitor(viewport=PHONE, has_touch=True, **options)

    return take_out


def passwords_in(data: Path) -> dict[str, str]:
    lines = (line.split() for line in (data / "sign-ins.txt").read_text().splitlines() if "@" in line)
    return {email: password for _duty, email, password in lines}
