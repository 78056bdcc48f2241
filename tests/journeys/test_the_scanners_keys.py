"""What hands do at the door beside scanning: take back, let in by one's word, search, change the window."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select, update

from forum.checkin.models import Device, Gate, Scan
from forum.checkin.rules import Profile
from forum.extensions import db
from tests.journeys.test_the_scanner import API, camera, house, page, phone, relist, type_code, verdict

pytestmark = pytest.mark.once
__all__ = ["camera", "house", "page", "phone"]  # the same house and phone


def told(house) -> list[tuple[str, str, str]]:
    with house.app.app_context():
        rows = db.session.execute(select(Scan.action, Scan.shown, Scan.outcome).order_by(Scan.seq)).all()
        db.session.remove()
    return [tuple(row) for row in rows]


def changed(house, statement) -> None:
    with house.app.app_context():
        db.session.execute(statement)
        db.session.commit()
        db.session.remove()


def listed(house, page) -> str:
    """A badge that stands in the phone's list."""
    code = house.badge()
    relist(page)
    return code


def test_a_scan_can_be_taken_back_for_a_while(house, page):
    code = listed(house, page)
    type_code(page, code)
    verdict(page, "Admit")
    expect(page.locator(".scan-front")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    verdict(page, "Taken back")
    expect(page.get_by_text("all scans sent")).to_be_visible()
    assert told(house) == [("in", "admitted", "undone"), ("undo", "undone", "noted")]
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_a_supervisors_long_press_lets_in_and_a_short_one_does_not(house, page):
    code = listed(house, page)
    type_code(page, code)
    verdict(page, "Admit")
    expect(page.locator(".scan-front")).to_have_count(0)
    type_code(page, code)
    verdict(page, "Already in")
    hold = page.get_by_role("button", name="Hold to admit")
    hold.click()
    verdict(page, "Already in")
    hold.click(delay=1600)
    verdict(page, "Admit")
    expect(page.get_by_text("all scans sent")).to_be_visible()
    assert [action for action, *_ in told(house)] == ["in", "in", "override"]


def test_whoever_goes_out_may_come_in_again(house, page):
    code = listed(house, page)
    type_code(page, code)
    verdict(page, "Admit")
    changed(house, update(Gate).values(direction="out"))
    page.reload()
    expect(page.locator("#scanner[data-listed]")).to_be_visible()
    type_code(page, code)
    verdict(page, "Out")
    expect(page.get_by_text("all scans sent")).to_be_visible()
    assert [outcome for *_, outcome in told(house)] == ["admitted", "left"]


def test_a_desk_that_holds_names_finds_them_without_a_network(house, page):
    changed(house, update(Device).values(profile=Profile.NAMED))
    house.badge()
    page.evaluate("indexedDB.deleteDatabase('forum-door')")
    page.reload()
    expect(page.locator("#scanner[data-listed]")).to_be_visible()
    page.route(API, lambda route: route.abort())
    page.get_by_label("Code on the badge, or a name").fill("haneul")
    page.locator("[data-part=found]").get_by_role("button", name="Check").click()
    verdict(page, "Admit")
    expect(page.locator(".verdict-who")).to_contain_text("Kim Haneul")


def test_one_window_scans_at_a_time(house, page):
    second = page.context.new_page()
    second.goto(page.url)
    expect(second.get_by_text("The scanner is open in another window")).to_be_visible()
    second.get_by_role("button", name="Scan in this window").click()
    expect(second.locator("[data-camera=open]")).to_be_visible()
    expect(page.get_by_text("The scanner is open in another window")).to_be_visible()


def test_a_full_phone_admits_nobody(house, page):
    code = listed(house, page)
    page.evaluate("""() => { IDBObjectStore.prototype.add = () => {
        throw new DOMException("full", "QuotaExceededError"); }; }""")
    type_code(page, code)
    verdict(page, "Not kept")
    assert told(house) == []


def test_the_hand_that_holds_the_phone_is_remembered(house, page):
    page.get_by_role("button", name="Last scans").click()
    page.get_by_text("This device", exact=True).click()
    page.get_by_role("button", name="Change the hand").click()
    page.reload()
    expect(page.locator("#scanner")).to_have_attribute("data-hand", "left")


def test_all_scans_can_be_saved_as_a_file(house, page):
    type_code(page, listed(house, page))
    verdict(page, "Admit")
    page.get_by_role("button", name="Last scans").click()
    page.get_by_text("This device", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the scans as a file").click()
    assert '"shown": "admitted"' in download.value.path().read_text()
