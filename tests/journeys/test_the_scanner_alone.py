"""The server is killed, the browser is killed: no scan is lost and none is written twice.

`FORUM_LONG=1` reads 500 badges by the hand scanner and 20 by the camera; otherwise it is a few.
"""

import os

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.journeys.alone import Forum, Phone

pytestmark = pytest.mark.once  # the phone's own doings; what a server makes of it is tested on both databases
BY_WEDGE, BY_CAMERA = (500, 20) if os.environ.get("FORUM_LONG") else (40, 2)


@pytest.fixture
def forum(make_database, settings, tmp_path):
    forum = Forum(make_database(), settings | {"FORUM_DATA": str(tmp_path)})
    forum.start()
    yield forum
    forum.close()


@pytest.fixture
def a_phone(forum, tmp_path):
    with sync_playwright() as playwright:
        phones = []

        def take_out(name: str) -> Phone:
            phones.append(Phone(playwright, tmp_path / name, forum))
            return phones[-1]

        yield take_out
        for phone in phones:
            phone.close()


def test_nothing_is_lost_when_server_and_browser_are_killed(forum, a_phone):
    codes, phone = forum.badges(BY_WEDGE + BY_CAMERA), a_phone("phone")
    phone.enrol(forum.invitation())
    forum.kill()
    phone.open()
    half = BY_WEDGE // 2
    read(phone, codes[:half], before=0)
    phone.wedge(codes[half])  # killed while this one is being kept: it counts if, and only if, it was
    phone.kill()
    phone.start()
    phone.open()
    kept = {record["h"] for record in phone.records()}
    again = codes[half:BY_WEDGE] if len(kept) == half else codes[half + 1 : BY_WEDGE]
    read(phone, again, before=len(kept))
    phone.will_see(codes[BY_WEDGE:])
    phone.open()
    expect(phone.page.locator("[data-part=unsent]").first).to_have_text(str(len(codes)), timeout=90_000)
    forum.start()
    expect(phone.page.get_by_text("all scans sent")).to_be_visible(timeout=30_000)
    assert_the_same(phone.records(), forum.scans(), admitted=len(codes))


def test_two_phones_that_were_alone_keep_their_words_and_the_server_finds_both(forum, a_phone):
    [code], phones = forum.badges(1), [a_phone("north"), a_phone("south")]
    for phone, gate in zip(phones, ("North", "South"), strict=True):
        phone.enrol(forum.invitation(gate))
    forum.kill()
    for phone in phones:
        phone.wedge(code)
        phone.has_kept(1)
    forum.start()
    for phone in phones:
        expect(phone.page.get_by_text("all scans sent")).to_be_visible(timeout=30_000)
    scans = forum.scans()
    assert [scan.shown for scan in scans] == ["admitted", "admitted"]
    assert sorted(scan.outcome for scan in scans) == ["admitted", "already_in"]
    said = [phone.page.locator("[data-part=recent] li").text_content() for phone in phones]
    assert all("Admit" in words for words in said) and sum("Already in" in words for words in said) == 1


def read(phone: Phone, codes: list[str], *, before: int) -> None:
    for number, code in enumerate(codes, start=before + 1):
        phone.wedge(code)
        phone.has_kept(number)


def assert_the_same(records: list[dict], scans: list, *, admitted: int) -> None:
    assert {record["id"] for record in records} == {scan.id for scan in scans}
    assert len(records) == len(scans)
    assert sum(scan.accepted for scan in scans) == admitted
    assert len({scan.fingerprint for scan in scans if scan.accepted}) == admitted
    shown = {record["id"]: record["shown"] for record in records}
    assert all(shown[scan.id] == scan.shown == scan.outcome for scan in scans)
