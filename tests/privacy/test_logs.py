"""What the logs say, and whom they never name."""

import logging

import pytest
from flask import g

from forum.accreditation import services as accreditation
from forum.errors import where_it_broke
from forum.registration import links
from forum.registration.states import State
from tests.makers import NOW, a_category, a_registration, an_edition
from tests.people import PASSWORD, bruno, sign_in

WORDS = {
    "given_name": "Qanarygiven",
    "family_name": "Qanaryfamily",
    "name_native": "김까나리",
    "email": "qanary@example.org",
    "phone": "+77015551234",
    "organisation": "Qanary Gardens",
    "accessibility": "Qanaryramp",
    "country": "KR",
    "language": "en",
    "optional": "y",
    "required": "y",
}


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition("here")


@pytest.fixture
def said(app, client, caplog):
    """All that was logged at INFO, with the request log on, as production logs it: a 500 is caught."""
    caplog.set_level(logging.INFO)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    yield lambda: caplog.text
    app.config["PROPAGATE_EXCEPTIONS"] = None


def names_nobody(text, *more):
    return [word for word in (*list(WORDS.values())[:7], "김까나리", PASSWORD, *more) if word in text] == []


def test_a_journey_from_the_form_to_the_erasure_names_nobody(client, edition, said):
    category = a_category(edition, needs_decision=True)
    client.get("/here/register")
    client.post("/here/register", data=WORDS)  # refused: no category
    assert client.post("/here/register", data=form(category)).status_code == 303
    client.post("/here/register", data=form(category, key="l" * 20))  # registered already
    client.post("/here/my", data={"email": WORDS["email"]})
    registration = a_registration(edition, state=State.CONFIRMED, **person())
    token = links.token(edition, registration.ref, 1)
    for page in ("", "/edit", "/privacy", "/record", "/data", "/badge.pdf"):
        assert client.get(f"/here/my/{token}{page}").status_code == 200
    client.post(f"/here/my/{token}/erasure")
    assert "POST /<edition>/register 303 in" in said()
    assert "GET /<edition>/my/<token>/badge.pdf 200 in" in said()
    assert names_nobody(said(), token, registration.ref)


def test_a_500_in_the_middle_says_where_and_not_what(client, edition, said, monkeypatch):
    category = a_category(edition)

    def broken(*_arguments, **_more):
        raise ValueError(f"cannot take {WORDS['email']}") from KeyError(WORDS["given_name"])

    monkeypatch.setattr(accreditation, "receive", broken)
    assert client.post("/here/register", data=form(category)).status_code == 500
    assert "POST /<edition>/register broke: ValueError at test_logs.py:" in said()
    assert "because of KeyError" in said()
    assert names_nobody(said())


def test_a_500_on_ones_own_page_does_not_write_the_link(client, edition, said, monkeypatch):
    registration = a_registration(edition)
    token = links.token(edition, registration.ref, 1)
    monkeypatch.setattr("forum.accreditation.services.withdraw", lambda *_: 1 / 0)
    assert client.post(f"/here/my/{token}/withdrawal").status_code == 500
    assert "POST /<edition>/my/<token>/withdrawal broke: ZeroDivisionError" in said()
    assert token not in said()


def test_signing_in_and_deciding_name_nobody(client, edition, said):
    registration = a_registration(edition, **person())
    client.post("/sign-in", data={"email": "qanary@example.org", "password": PASSWORD})
    sign_in(client, bruno(edition))
    g.pop("person")  # the tests share one context
    client.get(f"/desk/here/registrations?q={WORDS['family_name']}")
    client.post(f"/desk/here/registrations/{registration.ref}/confirmation")
    assert "POST /desk/<edition>/registrations/<ref>/confirmation 303 in" in said()
    assert names_nobody(said(), registration.ref, "bruno@example.org")


def test_what_a_database_says_is_not_repeated(app):
    problem = ValueError("Key (email)=(qanary@example.org) already exists")
    assert where_it_broke(problem) == "ValueError at "
    assert app.config["SQLALCHEMY_ENGINE_OPTIONS"]["hide_parameters"]


def person():
    return {name: WORDS[name] for name in ("given_name", "family_name", "name_native", "phone", "email")}


def form(category, **changes):
    return {**WORDS, "category": str(category.id), "key": "k" * 20, **changes}
