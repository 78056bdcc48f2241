"""A screen on the wall loses its network, goes on by its own clock, and catches up after."""

from datetime import datetime

import pytest
from playwright.sync_api import expect

from config import Config
from forum import create_app
from forum.agenda.drafts import session_with
from forum.agenda.running import services as running_late
from forum.editions.queries import edition_with
from forum.extensions import db
from tests.faults.real_server import running
from tests.journeys.browsing import Visitor, a_browser
from tests.journeys.conftest import EDITION
from tests.makers import SOMEBODY

SCREEN = f"/{EDITION}/screen"
COMING = "li[data-when=next]"


@pytest.fixture
def browser():
    with a_browser() as browser:
        yield browser


def delay(settings, ref: str) -> None:
    """As the desk says it, by 25 minutes."""
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=settings["DATABASE_URL"]))
    with app.app_context():
        edition = edition_with(EDITION)
        running_late.delay(edition, session_with(edition.id, ref), 25, by=SOMEBODY)
        db.session.remove()
        db.engine.dispose()


def next_to_begin(page) -> tuple[str, int]:
    """When, as the page has it, and in how many milliseconds it will have begun."""
    begins = min(each.get_attribute("data-from") for each in page.locator(COMING).all())
    now = page.locator("[data-screen]").get_attribute("data-now")
    ahead = datetime.fromisoformat(begins) - datetime.fromisoformat(now)
    return begins, int(ahead.total_seconds() + 120) * 1000


def test_a_screen_goes_on_without_a_network_and_catches_up(demo_settings, browser):
    with running(demo_settings, workers=1) as port:
        wall = Visitor(browser, f"http://127.0.0.1:{port}")
        wall.page.clock.install()
        page = wall.open(SCREEN)
        expect(page.locator("[data-stale]")).to_be_hidden()
        page.wait_for_load_state("networkidle")
        begins, ahead = next_to_begin(page)
    page.clock.fast_forward(ahead)
    expect(page.locator("[data-stale]")).to_contain_text("No connection.")
    expect(page.locator(f'li[data-from="{begins}"]').first).to_have_attribute("data-when", "now")
    page.reload()  # switched off and on again, still without a network
    expect(page.locator("[data-stale]")).to_contain_text("No connection.")
    expect(page.locator(".wall").first).to_be_visible()
    delay(demo_settings, "homes-and-people")
    with running(demo_settings, workers=1) as again:
        assert again == port
        page.clock.fast_forward(61_000)
        expect(page.locator("[data-stale]")).to_be_hidden()
        expect(page.locator(".wall-late")).to_contain_text("Delayed by 25 minutes: begins at 12:25")
