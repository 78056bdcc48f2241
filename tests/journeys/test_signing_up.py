"""A session with one place: somebody signs up on a phone, the next one waits, and moves up."""

from playwright.sync_api import expect

from tests.journeys.conftest import EDITION
from tests.journeys.test_a_change_and_the_waiting_list import was_written, way_of

DESK = f"/desk/{EDITION}"
SESSION = "city-projects"


def test_the_last_place_is_given_on(phone, organiser):
    desk = organiser()
    one, other = (way_of(desk, person) for person in delegates(desk))
    open_one_place(desk)
    first, second = phone(), phone()
    sign_up(first, one)
    expect(first.page.locator(f"#{SESSION}")).to_contain_text("You have a place")
    star_it(second)
    sign_up(second, other)
    expect(second.page.locator(f"#{SESSION}")).to_contain_text("You are on the waiting list")
    first.page.locator(f"#{SESSION}").get_by_role("button", name="Give up the place").click()
    expect(first.page.get_by_text("Given up. The place goes to the next person.")).to_be_visible()
    expect(second.open(f"{other}/agenda").locator(f"#{SESSION}")).to_contain_text("You have a place")
    was_written(desk, "Place in a session from the waiting list")


def delegates(desk):
    found = desk.open(f"{DESK}/registrations?state=confirmed&category=investor").locator("tbody th a")
    return [found.nth(number).get_attribute("href") for number in range(2)]


def open_one_place(desk):
    page = desk.open(f"{DESK}/agenda/{SESSION}/audience")
    page.get_by_label("With sign-up").check()
    page.get_by_label("Places").fill("1")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Whoever waits and fits now has moved up.")).to_be_visible()


def star_it(visitor):
    """Without an account: the star is drawn at once, and stands in My agenda."""
    page = visitor.open(f"/{EDITION}/agenda")
    star = page.locator(".session", has=page.locator(f"a[href$='/{SESSION}']")).locator("button.star")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(visitor.open(f"/{EDITION}/my-agenda").locator("main")).to_contain_text(
        "City projects on the table"
    )


def sign_up(visitor, path):
    """Once the own page is known in this browser, the public one leads there."""
    visitor.open(f"{path}/agenda")
    page = visitor.open(f"/{EDITION}/agenda/{SESSION}")
    page.locator(".coming .button").first.click()
    expect(page).to_have_url(f"{visitor.address}{path}/agenda?session={SESSION}")
    line = page.locator(".own-asked, .own-line").filter(has_text="City projects on the table").first
    line.get_by_role("button", name="waiting list").or_(
        line.get_by_role("button", name="Sign up")
    ).first.click()
