"""`make pages`: photographs of the demonstration, on phone and desk, by day and night, in two languages.

They go to `var/pages/`. `python3 -m tools.dev pages --readme` makes those of the README, in `docs/pictures/`.
Runs inside the environment.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import chain, product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools import chromium, development
from tools.children import Children, answers, is_free
from tools.demo_clock import DemoClock
from tools.places import ROOT
from tools.progress import quietly, say, stop

EDITION = "ai-4room-2025"
HOST, PORTS = "127.0.0.1", range(8810, 8900)
PATIENCE = 60.0  # seconds
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
CAMERA = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
PUBLIC = {
    "landing": f"/{EDITION}/",
    "agenda": f"/{EDITION}/agenda",
    "session": f"/{EDITION}/agenda/city-projects",
    "speakers": f"/{EDITION}/speakers",
    "speaker": f"/{EDITION}/speakers/aliya-demokyzy",
    "register": f"/{EDITION}/register",
    "finding": f"/{EDITION}/my",
    "privacy": f"/{EDITION}/privacy",
    "sign-in": "/sign-in",
    "not-found": f"/{EDITION}/nowhere",
}
AT_THE_DESK = {
    "desk-overview": f"/desk/{EDITION}/",
    "desk-registrations": f"/desk/{EDITION}/registrations",
    "desk-agenda": f"/desk/{EDITION}/agenda",
    "desk-speakers": f"/desk/{EDITION}/speakers",
    "desk-doors": f"/desk/{EDITION}/doors",
    "desk-messages": f"/desk/{EDITION}/messages",
    "desk-audit": f"/desk/{EDITION}/audit",
}
SOMEBODY = {
    "given_name": "Narae",
    "family_name": "Seo",
    "name_native": "서나래",
    "email": "narae.seo@example.org",
    "organisation": "Example Rooftop Gardens",
}
# A green screen goes by itself; a photographer needs longer than a person at the door.
STAYS = """const later = window.setTimeout;
window.setTimeout = (call, delay, ...rest) => delay === 800 ? 0 : later(call, delay, ...rest)"""


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        _demonstration(Path(folder)) as address,
        _a_browser() as browser,
    ):
        photographer = Photographer(browser, address, _password(Path(folder)))
        if "--readme" in sys.argv:
            photographer.for_the_readme()
        else:
            photographer.everything()


class Photographer:
    """Walks through a running demonstration with a camera."""

    def __init__(self, browser: Browser, address: str, password: str) -> None:
        self.browser, self.address, self.password = browser, address, password

    def everything(self) -> None:
        folder = ROOT / "var" / "pages"
        folder.mkdir(parents=True, exist_ok=True)
        for language, size, scheme in product(("en", "ko"), (PHONE, DESK), ("light", "dark")):
            page = self._window(size, scheme=scheme, language=language)
            name = f"{language}-{size['width']}-{scheme}"
            say(f"Photographing {name}")
            for what, path in chain(PUBLIC.items(), self._at_the_desk(page)):
                self._keep_whole(page, path, folder / f"{what}-{name}.png", size)
            page.context.close()
        say(f"The photographs are in {folder}.")

    def for_the_readme(self) -> None:
        folder = ROOT / "docs" / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        desk, phone = self._window(DESK), self._window(PHONE, sharpness=2)
        desk.goto(PUBLIC["landing"])
        _keep(desk, folder / "landing.webp")
        self._sign_in(desk)
        desk.goto(AT_THE_DESK["desk-overview"])
        _keep(desk, folder / "desk.webp")
        self._fill(phone)
        _keep(phone, folder / "register.webp")
        self._send(phone)
        code, door = self._code(desk), self._door(desk, self._window(PHONE, sharpness=2))
        self._show(door, code)
        _keep(door, folder / "door.webp")

    def _window(self, size, *, scheme="light", language="en", sharpness: float = 1) -> Page:
        context = self.browser.new_context(
            base_url=self.address,
            viewport=size,
            color_scheme=scheme,
            locale=language,
            device_scale_factor=sharpness,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE * 1000)
        return context.new_page()

    def _keep_whole(self, page: Page, path: str, file: Path, size) -> None:
        """From head to foot, in a window as tall as the page: what sticks to the edge is drawn there."""
        page.goto(path)
        height = page.evaluate("() => document.documentElement.scrollHeight")
        page.set_viewport_size({"width": size["width"], "height": height})
        page.screenshot(path=file)
        page.set_viewport_size(size)

    def _at_the_desk(self, page: Page) -> Iterator[tuple[str, str]]:
        """Signs in once the public pages have been photographed."""
        self._sign_in(page)
        yield from AT_THE_DESK.items()

    def _sign_in(self, page: Page) -> None:
        page.goto("/sign-in")
        page.locator("[name=email]").fill("olga@example.org")
        page.locator("[name=password]").fill(self.password)
        page.locator("main form button[type=submit]").click()
        page.wait_for_url("**/desk/**")

    def _fill(self, page: Page) -> None:
        page.goto(PUBLIC["register"])
        for name, text in SOMEBODY.items():
            page.locator(f"[name={name}]").fill(text)
        page.locator("[name=family_first]").last.check()
        page.get_by_role("combobox", name="Country / economy represented").fill("South Korea")
        page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")

    def _send(self, page: Page) -> None:
        page.locator("[name=category]").first.check()
        page.locator("[name=required]").check()
        page.locator(".form-end [type=submit]").click()
        page.wait_for_url("**/received")

    def _code(self, desk: Page) -> str:
        """The code of the badge, from the delegate's own page, by the link in the letter."""
        desk.goto(f"/desk/{EDITION}/messages")
        desk.get_by_role("row").filter(has_text=SOMEBODY["email"]).first.get_by_role("link").click()
        desk.locator("a[href*='/my/']").first.click()
        return desk.locator(".pass-code").inner_text()

    def _door(self, desk: Page, door: Page) -> Page:
        desk.goto(f"/desk/{EDITION}/doors")
        desk.locator("li.door button").first.click()
        door.add_init_script(STAYS)
        door.goto("/door/")
        door.locator("[name=code]").fill(desk.locator("main p.code").inner_text())
        door.locator("button.scan-button-main").click()
        expect(door.locator("[data-camera=open]")).to_be_visible(timeout=PATIENCE * 1000)
        return door

    def _show(self, door: Page, code: str) -> None:
        door.locator("#code").fill(code)
        door.keyboard.press("Enter")
        expect(door.locator(".scan-front[data-v=go]")).to_be_visible(timeout=PATIENCE * 1000)


def _keep(page: Page, path: Path) -> None:
    """Small enough for a page that is read over a telephone."""
    with Image.open(BytesIO(page.screenshot())) as picture:
        picture.convert("RGB").save(path, "WEBP", quality=72, method=6)
    say(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


@contextmanager
def _a_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = chromium.find() or stop(chromium.HOW_TO_GET_ONE)
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", *CAMERA])
        yield browser
        browser.close()


@contextmanager
def _demonstration(data: Path) -> Iterator[str]:
    """A demonstration of its own, as a first start shows it; gives its address."""
    port = next(port for port in PORTS if is_free(HOST, port))
    address = f"http://{HOST}:{port}"
    settings = development.settings(data) | {
        "BASE_URL": address,
        "FORUM_CLOCK_OFFSET": DemoClock.wind(data).seconds,
        "DATABASE_URL": "",
    }
    flask = (sys.executable, "-m", "flask", "--app", "wsgi")
    quietly([*flask, "db", "upgrade"], doing="Migrating the database", cwd=ROOT, env=settings)
    quietly([*flask, "forum", "demo"], doing="Making the demonstration", cwd=ROOT, env=settings)
    children = Children()
    server = (sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port))
    children.start(
        "The web server", [*server, "--blocking-threads", "4", "--log-level", "warning", "wsgi:app"], settings
    )
    try:
        _wait_for_answer(port)
        yield address
    finally:
        children.stop()


def _wait_for_answer(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while not answers(HOST, port):
        if time.monotonic() > deadline:
            stop(f"The web server did not answer within {PATIENCE:.0f} seconds.")
        time.sleep(0.1)


def _password(data: Path) -> str:
    [password] = (
        line.split()[2] for line in (data / "sign-ins.txt").read_text().splitlines() if "olga@" in line
    )
    return password


if __name__ == "__main__":
    main()
