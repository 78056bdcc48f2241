"""The public site as a browser shows it: what it weighs, and what works without scripts."""

import json
import threading

import pytest
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from config import Config
from forum import create_app
from forum.extensions import db
from forum.registration.states import State
from tests.faults.real_server import a_free_port
from tests.makers import a_registration, an_edition
from tests.programme import a_programme
from tools import chromium

FORBIDDEN = """window.forbidden = [];
addEventListener("securitypolicyviolation", (event) => forbidden.push(event.violatedDirective))"""
PHONE = {"width": 390, "height": 844}

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def site(make_database):
    """The address of a running forum."""
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=make_database()))
    with app.app_context():
        db.create_all()
        edition = an_edition("shown")
        a_programme(edition)
        a_registration(edition, state=State.CONFIRMED)
        db.session.remove()
    server = make_server("127.0.0.1", a_free_port(), app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def look(browser, site):
    """`look(path, **context)` opens a page of the forum."""
    contexts = []

    def open_page(path, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{site}/shown{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", ["/", "/agenda", "/speakers"])
def test_a_page_weighs_less_than_100_kb_in_all(look, path):
    page = look(path)
    page.wait_for_load_state("networkidle")
    sizes = page.evaluate("() => performance.getEntries().map(entry => entry.transferSize ?? 0)")
    assert 0 < sum(sizes) <= 100_000


def test_the_programme_is_complete_without_scripts(look):
    page = look("/agenda", java_script_enabled=False)
    page.get_by_label("Spoken or interpreted in").select_option("ko")
    page.get_by_role("button", name="Show").click()
    assert "spoken=ko" in page.url and page.get_by_role("link", name="What an air taxi needs").is_visible()


def test_the_languages_open_and_change_the_page_without_scripts(look):
    page = look("/", java_script_enabled=False, viewport=PHONE)
    page.locator(".masthead summary").first.click()
    page.locator(".masthead").get_by_role("link", name="한국어").click()
    assert page.locator("html").get_attribute("lang") == "ko"


def test_a_block_of_data_is_read_by_machines_and_run_by_nobody(browser, site):
    with browser.new_context() as context:
        context.add_init_script(FORBIDDEN)
        page = context.new_page()
        page.goto(f"{site}/shown/agenda/air-taxis")
        data = page.locator('script[type="application/ld+json"]').text_content()
        assert json.loads(data)["@type"] == "Event"
        assert page.evaluate("() => forbidden") == []


def test_a_reader_elsewhere_is_told_how_far_their_clock_is(look):
    page = look("/agenda", timezone_id="Asia/Seoul", locale="en")
    page.get_by_text("In Seoul, add 4 hours.").wait_for()


def test_a_reader_in_the_same_hour_is_told_nothing(look):
    page = look("/agenda", timezone_id="Asia/Almaty", locale="en")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-zone]").inner_text() == ""


def test_a_menu_closes_by_escape_and_gives_the_focus_back(look):
    page = look("/", viewport=PHONE)
    page.locator(".menu-pages summary").click()
    page.keyboard.press("Escape")
    assert page.locator(".menu-pages[open]").count() == 0
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"
