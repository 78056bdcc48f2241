"""After the decision: a delegate changes what was decided upon, the registrar compares it; then the
delegate cannot come, and whoever has waited longest moves up."""

from playwright.sync_api import expect

from tests.journeys.conftest import EDITION

DESK = f"/desk/{EDITION}"
FULL = "investor"  # the demonstration's category with a waiting list
NEW = "Example Ventures Renamed"


def test_a_change_is_compared_and_the_waiting_list_moves_up(phone, organiser):
    desk, delegate = organiser(), phone()
    path = way_of(desk, first_in(desk, "confirmed"))
    before = in_state(desk, "waitlisted")
    ask_for_a_change(delegate, path)
    accept_the_change(desk)
    expect(delegate.open(path).locator("main")).to_contain_text(NEW)
    expect(delegate.page.get_by_text("Waiting for the organiser")).to_have_count(0)
    was_written(desk, "Change accepted")
    next_in_line = last_in(desk, "waitlisted")
    withdraw(delegate, path)
    assert in_state(desk, "waitlisted") == before - 1
    was_written(desk, "Withdrawn")
    expect(desk.open(next_in_line).get_by_text("Moved up from the waiting list")).to_be_visible()
    expect(desk.page.locator("#letters-h + ul li")).to_have_count(2)  # put on the list, moved up


def list_of(desk, state):
    return desk.open(f"{DESK}/registrations?state={state}&category={FULL}")


def first_in(desk, state):
    return list_of(desk, state).locator("tbody th a").first.get_attribute("href")


def last_in(desk, state):
    """The latest come first, so whoever has waited longest stands last."""
    return list_of(desk, state).locator("tbody th a").last.get_attribute("href")


def in_state(desk, state):
    return list_of(desk, state).locator("tbody tr").count()


def way_of(desk, person):
    """The path of a delegate's own page, as the letter with the badge gives it."""
    desk.open(person).locator("#letters-h + ul a").first.click()
    link = desk.page.frame_locator("iframe").locator("a[href*='/my/']").first
    return link.get_attribute("href").removeprefix(desk.address)


def ask_for_a_change(delegate, path):
    page = delegate.open(path)
    page.get_by_role("link", name="Edit").click()
    page.locator("[name=organisation]").fill(NEW)
    page.get_by_role("button", name="Save changes").click()
    waiting = page.locator("section", has=page.get_by_role("heading", name="Waiting for the organiser"))
    expect(waiting.locator("ins").first).to_be_visible()


def accept_the_change(desk):
    page = desk.open(f"{DESK}/changes")
    page.get_by_role("row").filter(has_text="Renamed").get_by_role("link").first.click()
    expect(page.get_by_role("table")).to_contain_text(NEW)
    page.get_by_role("button", name="Accept the change").click()
    expect(page.get_by_text("Accepted. A letter is on its way.")).to_be_visible()


def was_written(desk, kind):
    row = desk.open(f"{DESK}/messages").get_by_role("row").filter(has_text=kind)
    expect(row.first).to_be_visible()


def withdraw(delegate, path):
    page = delegate.open(path)
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("You have withdrawn.")).to_be_visible()
