"""A delegation from nothing: the desk adds it, its coordinator comes in by the link in the letter, registers
twelve people by spreadsheet, and sends somebody else instead of one of them."""

import re
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import expect

from tests.journeys.browsing import DESK
from tests.journeys.conftest import EDITION

CODE, DELEGATION = "SINGAPORE", "Demo Delegation of Singapore"
NAME, EMAIL, PASSWORD = "Mei Coordinator", "mei@example.org", "correct horse battery"
COLUMNS = ("Given name", "Family name", "E-mail", "Organisation", "Country", "Category")
PEOPLE, PLACES = 12, 15
COMING = {"given_name": "Narae", "family_name": "Seo", "email": "narae.seo@example.org"}


@pytest.fixture
def desk(organiser):
    return organiser()


@pytest.fixture
def coordinator(visitor, desk):
    """In the portal of a delegation that was added a moment ago."""
    page = desk.open(f"/desk/{EDITION}/delegations")
    page.get_by_role("link", name="Add a delegation").click()
    add(page)
    set_quota(page)
    invite(page)
    mei = visitor(viewport=DESK)
    accept(mei, link_in_the_invitation(desk))
    return mei


def test_a_delegation_of_twelve_and_one_who_comes_instead(coordinator, desk, tmp_path):
    page = coordinator.page
    expect(page.get_by_role("heading", level=1)).to_have_text(DELEGATION)
    expect(page.get_by_text(f"{PLACES} places are still free.")).to_be_visible()
    bring_in(page, a_list(tmp_path / "delegation.xlsx"))
    coordinator.open(f"/{EDITION}/delegation/{CODE}/")
    expect(page.get_by_text(f"{PEOPLE} of {PLACES}")).to_be_visible()
    replace(page, "Person Demo07")
    expect(page.get_by_text("Narae Seo comes instead of Person Demo07.")).to_be_visible()
    expect(page.locator(".bar .state")).to_have_text("Confirmed")
    page.get_by_role("link", name=DELEGATION).click()
    expect(page.get_by_text(f"{PEOPLE} of {PLACES}")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Person Demo07")).to_contain_text("Cancelled")
    assert letters_to(desk, COMING["email"]) == ["Registered by the delegation, with badge"]
    assert "Replaced by somebody else" in letters_to(desk, "demo07@example.org")


def add(page):
    page.locator("[name=name_en]").fill(DELEGATION)
    page.locator("[name=code]").fill(CODE.lower())
    page.locator("[name=country]").select_option(label="Singapore")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Added. Say now how many may come")).to_be_visible()


def set_quota(page):
    page.locator("[name=quota-category]").select_option(label="Entrepreneur")
    page.locator("[name=quota-places]").fill(str(PLACES))
    page.get_by_role("button", name="Set the quota").click()
    expect(page.get_by_text(f"0 of {PLACES}")).to_be_visible()


def invite(page):
    page.get_by_text("Invite a coordinator").click()
    page.locator("[name=coordinator-name]").fill(NAME)
    page.locator("[name=coordinator-email]").fill(EMAIL)
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("Invited. The letter is on its way")).to_be_visible()


def link_in_the_invitation(desk) -> str:
    """The worker has dealt with the letter: no mail server is set, so it is kept in the mail room."""
    page = desk.open(f"/desk/{EDITION}/messages")
    page.get_by_role("row").filter(has_text=EMAIL).get_by_role("link").first.click()
    desk.reload_until("Kept here")
    text = page.locator("pre.letter-text").first.inner_text()
    return re.search(rf"/{EDITION}/invitation/[\w-]{{43}}", text)[0]


def accept(mei, link):
    page = mei.open(link)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Accept the invitation").click()
    page.wait_for_url(f"**/{EDITION}/delegation/{CODE}/")


def a_list(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, COLUMNS)
        for row in range(1, PEOPLE + 1):
            email, company = f"demo{row:02}@example.org", f"Example Shipping {row}"
            sheet.write_row(row, 0, (f"Person Demo{row:02}", "", email, company, "SG", "Entrepreneur"))
    return path


def bring_in(page, file: Path):
    page.get_by_role("link", name="Import people").click()
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="Look through it").click()
    expect(page.locator("dl")).to_contain_text("New people")
    for tick in page.locator("main form [type=checkbox]").all():
        tick.check()
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("heading", name="Imported")).to_be_visible()


def replace(page, leaving):
    page.get_by_role("link", name=leaving).click()
    page.get_by_role("link", name="Replace by somebody else").click()
    for name, text in COMING.items():
        page.locator(f"[name={name}]").fill(text)
    page.get_by_role("button", name="Replace").click()
    expect(page.get_by_role("alert")).to_contain_text("Ask them first")
    page.get_by_role("checkbox", name=re.compile("This person knows")).check()
    page.get_by_role("button", name="Replace").click()


def letters_to(desk, email) -> list[str]:
    """The kinds of letters to somebody, the latest first."""
    page = desk.open(f"/desk/{EDITION}/messages?q={email}")
    rows = page.get_by_role("row").filter(has_text=email)
    kinds = ("Registered by the delegation, with badge", "Replaced by somebody else")
    return [kind for text in rows.all_inner_texts() for kind in kinds if kind in text]
