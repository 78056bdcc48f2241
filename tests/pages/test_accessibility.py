"""Every page, by day and by night, on a phone and on a desk: axe finds nothing, nothing sticks out sideways,
nothing is asked of anybody else, and the content security policy is never broken.

One browser, one server and one demonstration for all of them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from tests.faults.real_server import running
from tests.journeys.browsing import DESK, PHONE, Visitor, a_browser
from tests.journeys.conftest import passwords_in
from tests.pages.every_page import SLUG, Places
from tools.demo_clock import DemoClock

AXE = AXE_FILE_PATH.read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only these two look at colours, so only these are asked again in the dark.
COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS = [
    (PHONE, "light", {"type": "tag", "values": RULES}),
    (PHONE, "dark", {"type": "rule", "values": COLOURS}),
    (DESK, "dark", {"type": "rule", "values": COLOURS}),
    (DESK, "light", {"type": "tag", "values": RULES}),
]
pytestmark = pytest.mark.once
A_CAMERA = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
RUN = """async (runOnly) => (await axe.run({ runOnly, resultTypes: ["violations"], preload: false }))
    .violations
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ").slice(0, 300)}`)"""
STICKS_OUT = "() => document.documentElement.scrollWidth > innerWidth"
DOOR_SCREENS = "() => Array.from(document.querySelectorAll('template[id^=verdict-]'), ({ id }) => id)"
SHOW = """(id) => {
    const screen = document.getElementById(id).content.firstElementChild.cloneNode(true);
    document.getElementById("scanner").dataset.v = screen.dataset.v;
    document.querySelector("[data-part=verdict]").replaceChildren(screen);
}"""


@pytest.fixture(scope="module")
def world(make_database, demonstrated, settings) -> Iterator["World"]:
    url, data = demonstrated
    database = make_database(like=url)
    places = Places(database)
    time = {"FORUM_CLOCK_OFFSET": DemoClock.wind(data).seconds}
    start = settings | time | {"DATABASE_URL": database, "FORUM_DATA": str(data)}
    with running(start, workers=1) as port, a_browser(*A_CAMERA) as browser:
        yield World(browser, f"http://127.0.0.1:{port}", places, data)
    places.close()


class World:
    """Who looks at the pages, each with a window that stays open."""

    def __init__(self, browser, address: str, places: Places, data: Path) -> None:
        self.browser, self.address, self.places = browser, address, places
        self.passwords = passwords_in(data)
        self.known: dict[str, Looker] = {}

    def as_(self, name: str) -> "Looker":
        """`nobody` in particular, or a member of staff by the address before the @."""
        if name not in self.known:
            self.known[name] = self.newcomer()
            if name != "nobody":
                self.known[name].sign_in(f"{name}@example.org", self.passwords[f"{name}@example.org"])
        return self.known[name]

    def newcomer(self) -> "Looker":
        """Nothing fades: a colour on its way to another would be measured in between."""
        return Looker(self.browser, self.address, reduced_motion="reduce")


class Looker(Visitor):
    """Looks at a page in every way, and tells what is wrong with it."""

    def sign_in(self, email: str, password: str) -> None:
        page = self.open("/sign-in")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda url: "/sign-in" not in url)

    def wrong_with(self, path: str) -> list[str]:
        self.page.goto(path, wait_until="load")
        return self.wrong_here()

    def wrong_here(self) -> list[str]:
        page, found = self.page, [*self.complaints, *self.elsewhere]
        self.complaints.clear()
        self.elsewhere.clear()
        page.evaluate(AXE)
        for size, scheme, rules in LOOKS:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            found += [f"{size['width']} {scheme} {said}" for said in page.evaluate(RUN, rules)]
            found += [f"{size['width']} sticks out"] if page.evaluate(STICKS_OUT) else []
        return [f"{page.url.removeprefix(self.address)} {said}" for said in found]


def assert_right(looker: Looker, paths: list[str]) -> None:
    assert_none([said for path in paths for said in looker.wrong_with(path)])


def assert_none(wrong: list[str]) -> None:
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("room", "reader"),
    [
        ("public", "nobody"),
        ("delegate", "nobody"),
        ("speaker", "nobody"),
        ("organiser", "olga"),
        ("door", "nobody"),
    ],
)
def test_every_page_of_a_room(world, room, reader):
    assert_right(world.as_(reader), world.places.of(room))


def test_every_page_of_the_portal(world):
    assert_right(world.as_("minho"), world.places.portal())


def test_no_room_is_forgotten(world):
    assert world.places.rooms == {"public", "delegate", "speaker", "organiser", "door"}


def test_pages_that_depend_on_the_reader_and_the_time(world):
    nobody = ["/sign-in", "/nowhere", "/desk/nowhere/", "/over/", "/over/register", "/far-off/register"]
    nobody += [
        f"/{SLUG}/agenda/gone",
        f"/{SLUG}/agenda?spoken=ko",
        f"/{SLUG}/agenda?spoken=zz",
        f"/{SLUG}/?lang=ko",
        f"/{SLUG}/?lang=en",
    ]
    assert_right(world.as_("nobody"), nobody)
    desk = f"/desk/{SLUG}/registrations"
    assert_right(world.as_("olga"), [f"{desk}?q=kim", f"{desk}?q=nobody+at+all", "/desk/over/registrations"])
    assert_right(world.as_("chen"), [f"/desk/{SLUG}/people", f"/desk/{SLUG}/doors", "/desk/"])


FORMS = [
    ("nobody", "/sign-in", {"E-mail": "olga@example.org", "Password": "not this one"}, "Sign in"),
    ("nobody", f"/{SLUG}/register", {"Given name": "Нарае", "Mobile number": "12"}, "Send registration"),
    ("nobody", f"/{SLUG}/my", {"E-mail": "nobody"}, "Send the link"),
    ("nobody", f"/{SLUG}/my", {"E-mail": "nobody@example.org"}, "Send the link"),
    ("nobody", "/door/", {"Enrolment code": "WRONG"}, "Enrol this device"),
    ("olga", f"/desk/{SLUG}/people", {}, "Add"),
    ("olga", f"/desk/{SLUG}/doors", {}, "Open a gate"),
    ("olga", f"/desk/{SLUG}/doors", {"Name of the gate": "West"}, "Open a gate"),
    ("olga", f"/desk/{SLUG}/agenda/new", {"Minutes": "0"}, "Save"),
    ("olga", f"/desk/{SLUG}/speakers/new", {}, "Save"),
]


@pytest.mark.parametrize(("reader", "path", "typed", "button"), FORMS)
def test_a_form_that_was_sent(world, reader, path, typed, button):
    looker = world.as_(reader)
    fill(looker.open(path), typed)
    # Where there are several, each says what it belongs to: "Open a gate: Hall A".
    looker.page.get_by_role("button", name=re.compile(rf"^{re.escape(button)}\s*(:|$)")).first.click()
    looker.page.wait_for_load_state()
    assert_none(looker.wrong_here())


def fill(page: Page, typed: dict[str, str]) -> None:
    for label, text in typed.items():
        page.get_by_label(label).first.fill(text)


def test_a_registration_that_was_received(world):
    looker = world.newcomer()
    page = looker.open(f"/{SLUG}/register")
    fill(page, {"Given name": "Narae", "Family name": "Seo", "E-mail": "narae@example.org"})
    page.locator("[name=organisation]").fill("Example Gardens")
    page.get_by_role("combobox", name="Country / economy represented").fill("South Korea")
    page.locator("[name=category]").first.check()
    page.locator("[name=required]").check()
    page.get_by_role("button", name="Send registration").click()
    page.wait_for_url("**/received")
    assert_none(looker.wrong_here())


def test_every_question_that_was_not_answered(world):
    """Pages that ask an organiser for a reason, sent without one."""
    looker = world.as_("olga")
    for path in world.places.of("organiser"):
        if path.endswith(("/revocation", "/badge")):
            looker.open(path).locator("main form button[type=submit]").click()
            looker.page.get_by_role("alert").wait_for()
            assert_none(looker.wrong_here())


def test_an_invitation_and_the_scanner_with_all_its_verdicts(world):
    desk = world.as_("olga")
    desk.open(f"/desk/{SLUG}/doors").get_by_role("button", name="Add a device").first.click()
    desk.page.get_by_role("img", name="Enrolment code").wait_for()
    assert_none(desk.wrong_here())
    door = world.newcomer()
    door.open(f"/door/enrol/{world.places.invitation}").get_by_role("button").click()
    door.page.locator("[data-camera=open]").wait_for()
    assert_none(door.wrong_here())
    for screen in door.page.evaluate(DOOR_SCREENS):
        door.page.evaluate(SHOW, screen)
        assert_none([f"{screen} {said}" for said in door.wrong_here()])


def test_every_kind_of_letter_as_mail_programs_show_it(world):
    """Where it is shown at the desk no script may run, not even axe."""
    desk, reader = world.as_("olga"), world.newcomer()
    for number in world.places.needed["messages"]:
        letter = desk.context.request.get(f"/desk/{SLUG}/messages/{number}/letter.html")
        reader.page.set_content(letter.text())
        assert_none(reader.wrong_here())
