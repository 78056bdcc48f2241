"""From the letter that invites to an empty checklist: a speaker's telephone, and the organiser's desk."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.files.pictures import a_picture
from tests.journeys.browsing import PHONE
from tests.journeys.conftest import EDITION
from tests.speakers.making import PDF

NAME, REF, EMAIL = "Mika Sample", "mika-sample", "mika.sample@example.org"


@pytest.fixture
def desk(organiser):
    return organiser()


@pytest.fixture
def speaker(visitor, desk):
    """On their own page, by the link in the letter."""
    page = desk.open(f"/desk/{EDITION}/speakers/new")
    page.get_by_label("Name in Latin letters").fill(NAME)
    page.locator("[name=country]").select_option(label="Japan")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_role("button", name="Invite", exact=True).click()
    expect(page.get_by_text("The invitation is on its way.")).to_be_visible()
    mika = visitor(viewport=PHONE)
    mika.open(link_in_the_letter(desk))
    return mika


def test_a_speaker_says_yes_and_gives_everything(speaker, desk, tmp_path):
    page = speaker.page
    page.get_by_role("button", name="I come", exact=True).click()
    expect(page.get_by_text("6 things are still missing.")).to_be_visible()
    introduce(page)
    send(page, "Photo", "photo", tmp_path / "me.jpg", a_picture())
    send(page, "Slides", "slides", tmp_path / "roofs.pdf", PDF)
    arrange(page)
    expect(page.get_by_text("we have everything we need")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shown = desk.open(f"/desk/{EDITION}/speakers/{REF}")
    expect(shown.get_by_text("Nothing is missing")).to_be_visible()
    expect(shown.get_by_role("img", name=f"Photo of {NAME}")).to_be_visible()
    expect(shown.get_by_role("link", name="Version 1")).to_be_visible()


def link_in_the_letter(desk) -> str:
    """The worker has dealt with the letter: no mail server is set, so it is kept in the mail room."""
    page = desk.open(f"/desk/{EDITION}/messages")
    page.get_by_role("row").filter(has_text=EMAIL).get_by_role("link").first.click()
    desk.reload_until("Kept here")
    text = page.locator("pre.letter-text").first.inner_text()
    return re.search(rf"/{EDITION}/speaker/[\w-]{{43}}", text)[0]


def introduce(page):
    page.get_by_role("link", name="Write About you").click()
    page.get_by_label("About you (English)").fill("Builds roofs to land on.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("1 of 4 languages")).to_be_visible()


def send(page, row: str, field: str, path: Path, data: bytes):
    path.write_bytes(data)
    page.get_by_role("link", name=re.compile(rf"(Change|Send) {row}")).click()
    page.locator(f"[name={field}]").set_input_files(path)
    page.get_by_role("button", name=re.compile(f"Send the {field}")).click()
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()


def arrange(page):
    page.get_by_role("link", name="Say On stage").click()
    page.get_by_role("radio", name="Yes").first.check()
    for answer in page.get_by_role("radio", name="At any time").all():
        answer.check()
    page.get_by_label("I am there anyway and need no journey").check()
    page.get_by_role("button", name="Save").click()
