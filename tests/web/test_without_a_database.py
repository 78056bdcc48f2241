"""The database is down: said with a page, at once, and to machines in their own words."""

import pytest
from sqlalchemy import create_engine

from tests.makers import an_edition
from tests.people import olga, sign_in


@pytest.fixture
def broken(client, db, tmp_path):
    """Somebody is signed in; then the database goes away."""
    edition = an_edition("here")
    sign_in(client, olga(edition))
    db.session.remove()
    whole, db.engines[None] = db.engines[None], create_engine(f"sqlite:///{tmp_path}/no/such/folder/db")
    yield client
    db.session.remove()
    db.engines[None] = whole


@pytest.mark.parametrize("path", ["/here/", "/here/agenda", "/here/register", "/desk/here/", "/sign-in"])
def test_a_reader_is_told_to_come_back(broken, path):
    answer = broken.get(path)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "We are back in a moment" in answer.text


def test_a_device_is_told_in_its_own_words(broken):
    broken.set_cookie("door", "x" * 43)
    answer = broken.get("/api/scan/v1/changes?since=0", headers={"X-Forum-Device": "1"})
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")


def test_a_form_that_was_sent_is_told_so_too(broken):
    assert broken.post("/here/my", data={"email": "kim@example.org"}).status_code == 503
