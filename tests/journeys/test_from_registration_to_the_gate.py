"""The main job, end to end: somebody registers on a phone, and comes in through the gate.

Three people, three windows: the delegate's phone, the organiser's desk, the scanner at the door.
"""

import re

import pypdfium2
import zxingcpp
from playwright.sync_api import expect

from tests.journeys.camera import film
from tests.journeys.conftest import EDITION

PRINTER = 300 / 72  # a printer's 300 dots to the inch, in PDF's points
NAME, NATIVE, EMAIL = "Seo Narae", "서나래", "narae.seo@example.org"
GATE = "South entrance"
TYPED = {
    "given_name": "Narae",
    "family_name": "Seo",
    "name_native": NATIVE,
    "email": EMAIL,
    "phone": "+82 10 0000 1234",
    "organisation": "Example Rooftop Gardens",
    "organisation_native": "예시 옥상정원",
    "position": "대표",
}


def test_from_registration_to_the_gate(phone, organiser, seen, tmp_path):
    register_in_korean(phone(locale="ko-KR", timezone_id="Asia/Seoul"))
    desk = organiser()
    read_letter(desk, "Registration received", says="AI‑4room")
    confirm(desk)
    badge = print_badge(desk, tmp_path / "badge.pdf")
    code = read(badge)
    assert re.fullmatch(r"HTTPS?://[A-Z0-9.:]+/B/[0-9A-HJKMNP-TV-Z]{32}", code.text)
    door = phone()
    enrol(door, invite(desk))
    film(held_up(badge, code.position), seen)
    door.verdict("go", "Admit", NAME, after=door.page.reload)
    front = door.page.locator(".scan-front")
    expect(front).to_have_attribute("data-v", "ask")
    expect(front).to_contain_text("Already in")
    revoke(desk)
    door.verdict("stop", "Revoked", after=front.get_by_role("button", name="Next").click)
    assert outcomes(desk) == ["Refused: this badge was revoked", "Refused: already in", "Admitted"]


def register_in_korean(delegate):
    page = delegate.open(f"/{EDITION}/")
    page.locator(f"a[href$='/{EDITION}/register']:visible").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    for name, text in TYPED.items():
        page.locator(f"[name={name}]").click()
        expect(page.locator(f"[name={name}]")).to_be_focused()
        page.keyboard.type(text)
    expect(page.locator("[name=country]")).to_have_value("KR")
    page.locator(".choice", has_text="기업인").wait_for()
    page.locator(".choice", has_text="언론").click()
    page.locator("label.choice", has=page.locator("[name=required]")).click()
    page.locator("form .form-end button[type=submit]").click()
    page.wait_for_url("**/register/received")
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    expect(page.locator("main")).to_contain_text(EMAIL)


def read_letter(desk, kind, *, says):
    """The worker has dealt with it: no mail server is set, so it is kept in the mail room."""
    page = desk.open(f"/desk/{EDITION}/messages")
    row = page.get_by_role("row").filter(has_text=EMAIL).filter(has_text=kind)
    row.get_by_role("link").click()
    desk.reload_until("Kept here")
    expect(page.locator("pre.letter-text").first).to_have_attribute("lang", "ko")
    expect(page.frame_locator("iframe").locator("body")).to_contain_text(says)


def confirm(desk):
    page = find(desk)
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.get_by_text("Confirmed. The badge is on its way.")).to_be_visible()


def find(desk):
    """As an organiser does: search the name in its own script, open what is found."""
    page = desk.open(f"/desk/{EDITION}/registrations")
    page.keyboard.press("/")
    page.keyboard.type(NATIVE)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=NAME).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    return page


def print_badge(desk, path):
    """The badge of the second letter, as a printer draws it."""
    read_letter(desk, "Confirmation with badge", says=NATIVE)
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="Badge to print, PDF").click()
    download.value.save_as(path)
    with pypdfium2.PdfDocument(path) as document:
        return document[0].render(scale=PRINTER).to_pil()


def read(badge):
    """What an independent program reads on it: one code and no other."""
    [code] = zxingcpp.read_barcodes(badge)
    return code


def held_up(badge, at):
    """Near enough to the camera that the code fills half of its frame, as people hold it."""
    across = at.bottom_right.x - at.top_left.x
    left, top = at.top_left.x - across // 2, at.top_left.y - across // 2
    return badge.crop((left, top, left + 2 * across, top + 2 * across))


def invite(desk):
    """A new gate, and the link that makes one phone its scanner."""
    page = desk.open(f"/desk/{EDITION}/doors")
    page.get_by_label("Name of the gate").first.fill(GATE)
    page.get_by_role("button", name="Open a gate").first.click()
    page.get_by_role("button", name="Add a device").and_(page.get_by_role("button", name=GATE)).click()
    return page.locator("main p.code").inner_text()


def enrol(door, code):
    door.watch_verdicts()
    page = door.open("/door/")
    page.get_by_label("Enrolment code").fill(code)
    page.get_by_role("button", name="Enrol this device").click()
    expect(page.get_by_text(GATE)).to_be_visible()
    expect(page.locator("[data-camera=open]")).to_be_visible()


def revoke(desk):
    page = find(desk)
    page.get_by_role("link", name="Revoke the badge").click()
    page.get_by_label("Reason").fill("Lost on the bus")
    page.get_by_role("button", name="Revoke the badge").click()
    expect(page.get_by_text("From now on every gate refuses this badge")).to_be_visible()


def outcomes(desk):
    """What the registration's own history says of the door, latest first."""
    page = find(desk)
    section = page.locator("section", has=page.get_by_role("heading", name="At the doors"))
    return [each.split("\n")[0] for each in section.locator("li > div").all_inner_texts()]
