"""Which hosts are answered, and what a page says its address is."""

import pytest
from flask import request

from config import Config
from forum import create_app
from tests.makers import an_edition


@pytest.fixture
def production(app):
    """The application as production sets it, for a while."""
    before = {name: app.config[name] for name in ("TRUSTED_HOSTS", "BASE_URL")}
    app.config.update(TRUSTED_HOSTS=("forum.example.org", "localhost"), BASE_URL="https://forum.example.org")
    yield
    app.config.update(before)


def test_a_page_names_the_public_address_whatever_host_was_asked_for(client, db):
    edition = an_edition()
    html = client.get(f"/{edition.slug}/", headers={"Host": "evil.example"}).text
    assert "evil.example" not in html
    assert f'hreflang="ko" href="http://127.0.0.1:8000/{edition.slug}/?lang=ko"' in html


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing/here", "/api/scan/v1/changes"])
def test_a_host_that_is_not_ours_gets_no_page(client, db, production, path):
    assert client.get(path, headers={"Host": "evil.example"}).status_code == 400
    assert client.get(path, headers={"Host": "forum.example.org"}).status_code in (200, 302, 400, 401, 404)


def test_health_can_be_asked_for_on_the_machine_itself(client, db, production):
    assert client.get("/healthz", headers={"Host": "localhost:8000"}).status_code == 200


def test_no_proxy_says_which_host_was_asked_for():
    app = create_app(Config.for_tests(TRUSTED_PROXIES=1))
    seen = {}
    app.before_request(lambda: seen.update(host=request.host))
    app.test_client().get("/healthz", headers={"X-Forwarded-Host": "evil.example"})
    assert seen == {"host": "localhost"}
