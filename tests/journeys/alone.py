"""A door that is left alone: a server that can be killed, and phones whose browsers can be killed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import qrcode
from PIL import Image
from playwright.sync_api import BrowserContext, Page, Playwright, expect
from sqlalchemy import select

from config import Config
from forum import create_app
from forum.badges import codes
from forum.badges.queries import badges_of
from forum.badges.services import token_of
from forum.checkin import enrolment
from forum.checkin.models import Gate, Scan, Zone
from forum.extensions import db
from forum.registration.states import State
from tests.faults.real_server import _wait_until_it_answers, a_free_port
from tests.journeys.browsing import PATIENCE, PHONE
from tests.journeys.camera import browser_arguments, film
from tests.makers import SOMEBODY, a_category, a_gate, a_registration, a_zone, an_edition_of_today
from tools import chromium
from tools.places import ROOT

KEYS = bytes(range(32))  # those of the environment that every test server starts with
# Each key is pressed when it is made: all at once, however busy the machine is.
TYPE = """(code) => [...code, "Enter"]
    .map((key) => new KeyboardEvent("keydown", { key, code: `Key${key}`, bubbles: true, cancelable: true }))
    .forEach((event) => document.body.dispatchEvent(event))"""
RECORDS = """() => new Promise((done) => { const open = indexedDB.open("forum-door"); open.onsuccess = () => {
    const all = open.result.transaction("records").objectStore("records").getAll();
    all.onsuccess = () => { open.result.close(); done(all.result); }; }; })"""
PAGE_IS_KEPT = "async () => Boolean(await caches.match('/door/'))"


class Forum:
    """An edition with one gate, and the product's server, which can be killed."""

    def __init__(self, url: str, settings: dict[str, str]):
        self.port = a_free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.settings = settings | {"DATABASE_URL": url, "BASE_URL": self.address, "FORUM_LIMITS": "off"}
        self.app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=url, FORUM_KEYS=(KEYS,)))
        self.process: subprocess.Popen | None = None
        with self.app.app_context():
            db.create_all()
            self.edition = an_edition_of_today()
            self.gate = a_gate(self.edition, a_zone(self.edition), "Welcome tent")
            self.category = a_category(self.edition)
            db.session.remove()

    def start(self) -> None:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
        command += ["--port", str(self.port), "--workers", "1", "--blocking-threads", "4", "wsgi:app"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.settings, start_new_session=True)
        _wait_until_it_answers(self.process, self.port)

    def kill(self) -> None:
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
            self.process = None

    def close(self) -> None:
        self.kill()
        with self.app.app_context():
            db.engine.dispose()

    def badges(self, count: int) -> list[str]:
        with self.app.app_context():
            found = []
            for _ in range(count):
                registration = a_registration(self.edition, self.category, state=State.CONFIRMED)
                found.append(codes.text(token_of(self.edition, badges_of(registration)[0])))
            db.session.remove()
        return found

    def invitation(self, name: str | None = None) -> str:
        with self.app.app_context():
            gate = db.session.get(Gate, self.gate.id)
            if name:
                gate = a_gate(self.edition, db.session.get(Zone, gate.zone_id), name)
            code = enrolment.invite_device(self.edition, gate, by=SOMEBODY)
            db.session.remove()
        return code

    def scans(self) -> list:
        asked = select(Scan.id, Scan.shown, Scan.outcome, Scan.accepted, Scan.fingerprint).order_by(Scan.seq)
        with self.app.app_context():
            found = db.session.execute(asked).all()
            db.session.remove()
        return found


class Phone:
    """A browser with a folder of its own, which outlives it."""

    def __init__(self, playwright: Playwright, folder: Path, forum: Forum):
        expect.set_options(timeout=PATIENCE)  # the machine may be busy with other tests
        self.playwright, self.folder, self.forum = playwright, folder, forum
        self.sees = folder / "camera.mjpeg"
        folder.mkdir()
        film(Image.new("RGB", (40, 40)), self.sees, seconds=0, away=1, size=(640, 480))
        self.cookies: list = []
        self.start()

    def start(self) -> None:
        self.context: BrowserContext = self.playwright.chromium.launch_persistent_context(
            self.folder / "profile",
            executable_path=chromium.find(),
            args=["--no-sandbox", *browser_arguments(self.sees)],
            viewport=PHONE,
            locale="en",
        )
        # Chromium writes its cookies down every half minute only.
        self.context.add_cookies(self.cookies)
        self.page: Page = self.context.pages[0]

    def enrol(self, invitation: str) -> None:
        self.page.goto(f"{self.forum.address}/door/enrol/{invitation}")
        self.page.get_by_role("button", name="Enrol this device").click()
        expect(self.page.locator("#scanner[data-listed]")).to_be_visible()
        deadline = time.monotonic() + 20
        while not self.page.evaluate(PAGE_IS_KEPT):
            assert time.monotonic() < deadline, "the page was not kept"
            self.page.wait_for_timeout(50)
        self.cookies = self.context.cookies()

    def open(self) -> None:
        self.page.goto(f"{self.forum.address}/door/")
        expect(self.page.locator("[data-camera=open]")).to_be_visible()

    def wedge(self, code: str) -> None:
        self.page.evaluate(TYPE, code)

    def has_kept(self, count: int) -> None:
        expect(self.page.locator("[data-part=unsent]").first).to_have_text(str(count), timeout=20_000)

    def will_see(self, held: list[str]) -> None:
        """From the next time its camera opens: one code after the other, then nothing."""
        one, whole = self.folder / "one.mjpeg", b""
        for code in held:
            text = f"HTTPS://FORUM.EXAMPLE/B/{code}"
            picture = qrcode.make(text, box_size=8, error_correction=qrcode.ERROR_CORRECT_Q).get_image()
            whole += film(picture, one, seconds=1.2, away=0.5, size=(640, 480)).read_bytes()
        wall = film(Image.new("RGB", (40, 40)), one, seconds=0, away=15, size=(640, 480)).read_bytes()
        self.sees.write_bytes(whole + wall)

    def records(self) -> list[dict]:
        return self.page.evaluate(RECORDS)

    def kill(self) -> None:
        """kill -9 of the whole browser, in the middle of whatever it does."""
        for pid in _processes_of(self.folder / "profile"):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with suppress(Exception):
            self.context.close()

    def close(self) -> None:
        with suppress(Exception):
            self.context.close()


def _processes_of(profile: Path) -> list[int]:
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if f"--user-data-dir={profile}".encode() in place.read_bytes():
                found.append(int(place.parent.name))
    return found
