"""The scanner in a real browser: through its camera, without a network, after a crash."""

import os
import threading
from contextlib import suppress

import pytest
import qrcode
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect, sync_playwright
from sqlalchemy import select
from werkzeug.serving import make_server

from config import Config
from forum import create_app
from forum.badges import codes
from forum.badges.queries import badges_of
from forum.badges.services import token_of
from forum.checkin import enrolment
from forum.checkin.models import Device, Scan
from forum.extensions import db
from forum.registration.states import State
from tests.journeys.camera import browser_arguments, film
from tests.makers import SOMEBODY, a_category, a_gate, a_registration, a_zone, an_edition_of_today

pytestmark = pytest.mark.once  # the phone's own doings; what a server answers is tested on both databases
API = "**/api/scan/v1/**"
PHONE = {"width": 390, "height": 844}


class House:
    """A running product with one edition and one gate."""

    def __init__(self, app, address):
        self.app, self.address = app, address
        with app.app_context():
            self.edition = an_edition_of_today()
            self.gate = a_gate(self.edition, a_zone(self.edition), "Welcome tent")
            self.category = a_category(self.edition)
            db.session.remove()

    def invitation(self) -> str:
        with self.app.app_context():
            code = enrolment.invite_device(self.edition, self.gate, by=SOMEBODY)
            db.session.remove()
        return code

    def badge(self) -> str:
        with self.app.app_context():
            registration = a_registration(self.edition, self.category, state=State.CONFIRMED)
            code = codes.text(token_of(self.edition, badges_of(registration)[0]))
            db.session.remove()
        return code

    def outcomes(self) -> list[str]:
        return self._all(Scan.outcome)

    def shown(self) -> list[str]:
        return self._all(Scan.shown)

    def _all(self, column) -> list[str]:
        with self.app.app_context():
            said = list(db.session.scalars(select(column).order_by(Scan.seq)))
            db.session.remove()
        return said


@pytest.fixture
def house(make_database):
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=make_database()))
    with app.app_context():
        db.create_all()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield House(app, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def camera(tmp_path):
    """What the camera sees; show it another text with `camera(text)`, then let a page open it."""
    path = tmp_path / "camera.mjpeg"

    def show(text: str, **options):
        picture = qrcode.make(text, box_size=8, error_correction=qrcode.ERROR_CORRECT_Q)
        return film(picture.get_image(), path, **options)

    show("an empty wall", seconds=0, away=1)
    show.path = path
    return show


@pytest.fixture
def phone(house, camera, tmp_path):
    """`phone()` starts the browser as it was left: what it stored is still there."""
    with sync_playwright() as playwright:
        opened = []

        def start():
            context = playwright.chromium.launch_persistent_context(
                tmp_path / "profile",
                executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
                args=["--no-sandbox", *browser_arguments(camera.path)],
                viewport=PHONE,
                locale="en",
            )
            opened.append(context)
            context.requests = []
            context.on("request", lambda request: context.requests.append(request.url))
            return context

        yield start
        for context in opened:
            context.close()


@pytest.fixture
def page(house, phone):
    """The scanner's page on an enrolled phone."""
    page = phone().pages[0]
    enrol(page, house)
    return page


def enrol(page, house):
    page.goto(f"{house.address}/door/enrol/{house.invitation()}")
    page.get_by_role("button", name="Enrol this device").click()
    expect(page.locator("[data-camera=open]")).to_be_visible()
    expect(page.locator("#scanner[data-listed]")).to_be_visible()


def relist(page):
    """The next look at the server brings what was issued since."""
    with page.expect_response("**/api/scan/v1/changes*"):
        page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(100)


def crash(page):
    """As when the phone's battery is pulled out: nothing is closed, nothing is tidied up."""
    with suppress(PlaywrightError):
        page.context.new_cdp_session(page).send("Browser.crash")


def type_code(page, code):
    page.get_by_label("Code on the badge").fill(code)
    page.keyboard.press("Enter")


def verdict(page, word):
    """Wait for a verdict; a word of its screen says which."""
    expect(page.locator(".scan-front .verdict-word")).to_have_text(word, timeout=10_000)


def test_a_phone_becomes_a_scanner_by_seeing_the_code(house, phone, camera):
    camera(f"{house.address}/door/enrol/{house.invitation()}")
    page = phone().pages[0]
    page.goto(f"{house.address}/door/")
    expect(page.get_by_text("Welcome tent")).to_be_visible(timeout=15_000)


def test_a_badge_held_up_twice_is_admitted_once(house, page, camera):
    camera(f"HTTPS://FORUM.EXAMPLE/B/{house.badge()}", seconds=2, away=2)
    page.reload()
    verdict(page, "Admit")
    expect(page.locator(".verdict-who")).to_contain_text("Kim Haneul")
    expect(page.locator(".scan-front")).to_have_count(0)
    verdict(page, "Already in")
    assert house.outcomes() == ["admitted", "already_in"]


def test_the_keyboard_alone_is_enough(house, page):
    code = house.badge()
    type_code(page, code)
    verdict(page, "Admit")
    expect(page.locator(".scan-front")).to_have_count(0)
    type_code(page, code)
    verdict(page, "Already in")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.wait_for_timeout(400)
    page.keyboard.press("Enter")
    expect(page.locator(".scan-front")).to_have_count(0)


def test_a_slip_of_the_finger_is_no_refusal(house, page):
    code = house.badge()
    type_code(page, code[:-1] + ("A" if code[-1] != "A" else "B"))
    expect(page.get_by_role("alert").get_by_text("A character is wrong")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Code on the badge")).to_have_value("")
    assert house.outcomes() == []


def test_without_a_network_the_phone_answers_by_itself_and_sends_later(house, page):
    code = house.badge()
    relist(page)
    page.route(API, lambda route: route.abort())
    type_code(page, code)
    verdict(page, "Admit")
    expect(page.locator(".verdict-who")).to_contain_text("Kim Haneul")
    expect(page.locator(".scan-front")).to_have_count(0)
    expect(page.get_by_text("not sent yet: 1")).to_be_visible()
    type_code(page, code)
    verdict(page, "Already in")
    page.unroute(API)
    expect(page.get_by_text("all scans sent")).to_be_visible(timeout=15_000)
    assert house.outcomes() == ["admitted", "already_in"]
    assert house.shown() == ["admitted", "already_in"]


def test_a_phone_without_a_list_asks_and_says_when_nobody_answers(house, phone):
    page = phone().pages[0]
    page.route(API, lambda route: route.abort())
    page.goto(f"{house.address}/door/enrol/{house.invitation()}")
    page.get_by_role("button", name="Enrol this device").click()
    expect(page.locator("[data-camera=open]")).to_be_visible()
    code = house.badge()
    type_code(page, code)
    verdict(page, "Not checked")
    page.unroute(API)
    page.wait_for_timeout(400)
    page.keyboard.press("Enter")
    expect(page.get_by_text("all scans sent")).to_be_visible(timeout=15_000)
    assert house.outcomes() == ["admitted"]


def test_a_crashed_browser_loses_no_scan(house, phone, page):
    code = house.badge()
    relist(page)
    page.route(API, lambda route: route.abort())
    type_code(page, code)
    verdict(page, "Admit")
    cookies = page.context.cookies()
    crash(page)
    assert house.outcomes() == []
    again = phone().pages[0]
    again.context.add_cookies(cookies)  # Chromium writes them down every half minute only
    again.goto(f"{house.address}/door/")
    expect(again.get_by_text("all scans sent")).to_be_visible(timeout=15_000)
    expect(again.locator("[data-part=latest]")).to_contain_text("Admit")
    assert house.outcomes() == ["admitted"]


def test_a_device_that_was_revoked_stops_scanning(house, page):
    with house.app.app_context():
        enrolment.revoke(db.session.scalars(select(Device)).one(), by=SOMEBODY)
        db.session.remove()
    type_code(page, house.badge())
    expect(page.get_by_text("This device is no longer at a gate")).to_be_visible()
    expect(page.locator("video")).to_be_hidden()


def test_the_door_asks_no_other_origin_and_breaks_no_policy(house, page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.reload()
    type_code(page, house.badge())
    verdict(page, "Admit")
    foreign = [url for url in page.context.requests if not url.startswith((house.address, "blob:", "data:"))]
    assert (foreign, complaints) == ([], [])


def test_every_screen_of_the_door_is_accessible(house, page):
    assert violations(page) == []
    type_code(page, "UNREADABLE")
    assert violations(page) == []
    for outcome in page.evaluate(OUTCOMES):
        page.evaluate(SHOW, outcome)
        assert (outcome, violations(page)) == (outcome, [])
    page.reload()
    page.get_by_role("button", name="Last scans").click()
    assert violations(page) == []


OUTCOMES = "() => Array.from(document.querySelectorAll('template[id^=verdict-]'), (t) => t.id)"
SHOW = """(id) => {
    const screen = document.getElementById(id).content.firstElementChild.cloneNode(true);
    document.getElementById("scanner").dataset.v = screen.dataset.v;
    document.querySelector("[data-part=verdict]").replaceChildren(screen);
}"""


def violations(page) -> list[str]:
    """On a phone by day and on a desk by night; the scanner itself is always dark."""
    found = []
    for width, scheme in ((390, "light"), (1440, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        found += [violation["id"] for violation in Axe().run(page).response["violations"]]
    return found
