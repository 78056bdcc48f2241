"""Registering where no script runs, and where no hand reaches a mouse."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import DESK
from tests.journeys.conftest import EDITION

EMAIL = "narae.seo@example.org"
TYPED = {"given_name": "Narae", "family_name": "Seo", "organisation": "Example Rooftop Gardens"}
# Where the focus is, and whether it can be seen: an outline of its own, or of the row that it stands in.
FOCUS = """() => {
    const at = document.activeElement;
    const drawn = [at, at.closest(".choice, .chip")].filter(Boolean).map((each) => getComputedStyle(each));
    const box = at.getBoundingClientRect();
    const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {
        name: at.name || at.getAttribute("href") || at.localName,
        type: at.type,
        value: at.value,
        words: at.textContent.trim(),
        isSomewhere: at !== document.body,
        isOutlined: drawn.some((css) => css.outlineStyle !== "none" && parseFloat(css.outlineWidth) >= 2),
        isInView: at.contains(there) || Boolean(there?.contains(at)),
    };
}"""
FARTHEST = 60  # presses of Tab; the whole form has about thirty stops


@pytest.fixture
def without_scripts(phone):
    return phone(java_script_enabled=False)


def test_registering_without_javascript(without_scripts, organiser):
    page = without_scripts.open(f"/{EDITION}/register")
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("E-mail: Write your e-mail address.")
    for name, text in (TYPED | {"email": EMAIL}).items():
        page.locator(f"[name={name}]").fill(text)
    page.get_by_label("Country / economy represented").select_option(label="South Korea")
    page.get_by_role("radio", name=re.compile("^Entrepreneur")).check()
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("Without this we cannot register you.")
    page.get_by_role("checkbox", name=re.compile("Needed to register")).check()
    send(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("We have received your registration")
    without_scripts.open(link_in_letter(organiser(java_script_enabled=False)))
    look_change_and_leave(page)


def send(page):
    page.get_by_role("button", name="Send registration").click()


def link_in_letter(desk):
    page = desk.open(f"/desk/{EDITION}/messages")
    page.get_by_role("row").filter(has_text=EMAIL).get_by_role("link").first.click()
    desk.reload_until("Kept here")
    return page.get_by_role("link", name="/my/").first.get_attribute("href")


def look_change_and_leave(page):
    """One's own page without a script: the code, a change, and the way out."""
    expect(page.get_by_role("img", name="QR code for the door")).to_be_visible()
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("Position").fill("Gardener")
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_text("Your changes are saved.")).to_be_visible()
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have withdrawn")


def test_registering_by_keyboard_alone(visitor):
    hands = Keyboard(visitor(viewport=DESK, reduced_motion="reduce").open(f"/{EDITION}/"))
    hands.go_to(f"/{EDITION}/register")
    hands.press("Enter")
    expect(hands.page.locator("[name=given_name]")).to_be_visible()
    for name in ("given_name", "family_name"):
        hands.type_into(name, TYPED[name])
    hands.go_to("family_first")
    hands.press("ArrowDown")
    assert hands.focus()["value"] == "1"
    hands.choose_by_typing("Country / economy represented", "korea s", "South Korea")
    expect(hands.page.locator("[name=country]")).to_have_value("KR")
    hands.type_into("email", EMAIL)
    hands.open_and_close("summary")
    hands.go_to("category")
    hands.press("Space")
    hands.type_into("organisation", TYPED["organisation"])
    hands.go_to("gala")
    hands.press("Space")
    hands.choose("meals", "Veget", "vegetarian")
    hands.go_to("optional")
    hands.press("Space")
    hands.send()
    expect(hands.page.get_by_role("alert")).to_be_focused()
    hands.go_to("#required")
    hands.press("Enter")
    assert hands.focus()["name"] == "required"
    hands.press("Space")
    hands.send()
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("We have received your registration")


class Keyboard:
    """Somebody without a mouse. At every stop the focus has to be somewhere, drawn and not covered."""

    def __init__(self, page):
        self.page = page

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def focus(self):
        return self.page.evaluate(FOCUS)

    def go_to(self, name, words=""):
        for _stop in range(FARTHEST):
            self.press("Tab")
            at = self.focus()
            assert at["isSomewhere"] and at["isOutlined"] and at["isInView"], at
            if at["name"].endswith(name) and words in at["words"]:
                return
        raise AssertionError(f"Tab never came to {name}")

    def type_into(self, name, text):
        self.go_to(name)
        self.page.keyboard.type(text)
        assert self.focus()["value"] == text

    def choose(self, name, beginning, value):
        """In a list, letters go to what begins with them."""
        self.go_to(name)
        self.page.keyboard.type(beginning)
        assert self.focus()["value"] == value

    def choose_by_typing(self, label, beginning, whole):
        """In a field with a list under it, whatever is typed finds the words that begin with it."""
        field = self.page.get_by_role("combobox", name=label)
        for _stop in range(FARTHEST):
            self.go_to("input")
            if field.evaluate("field => field === document.activeElement"):
                break
        self.page.keyboard.type(beginning)
        expect(self.page.locator("[role=option]:visible")).to_have_text([whole])
        self.press("Enter")
        expect(field).to_have_value(whole)

    def send(self):
        self.go_to("button", words="Send registration")
        self.press("Enter")

    def open_and_close(self, name):
        self.go_to(name)
        details = self.page.locator("details", has=self.page.locator(":focus"))
        self.press("Enter")
        expect(details).to_have_attribute("open", "")
        self.press("Enter")
        expect(details).not_to_have_attribute("open", "")
