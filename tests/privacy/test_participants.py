"""The public list: who agreed, and nobody else."""

import pytest

from forum.audit.services import REGISTRANT
from forum.privacy import consenting, participants
from forum.privacy.services import erase
from forum.registration.consents import Purpose
from forum.registration.queries import with_ref
from forum.registration.states import State
from forum.web.public.caching import shelf
from tests.makers import NOW, a_registration, an_edition


@pytest.fixture
def edition(db, at):
    at(NOW)
    shelf.clear()
    return an_edition("here", shows_participants=True)


def somebody(edition, given_name, *, agrees=True, state=State.CONFIRMED, **more):
    registration = a_registration(edition, state=state, given_name=given_name, **more)
    if agrees:
        consenting.agree(edition, registration, Purpose.PUBLIC_LIST, language="en")
    return registration


def test_only_confirmed_delegates_who_agreed_are_named(client, edition):
    somebody(edition, "Amina", organisation="Example Gardens")
    somebody(edition, "Bolat", agrees=False)
    somebody(edition, "Cholpon", state=State.WAITLISTED)
    html = client.get("/here/participants").text
    assert "Kim Amina" in html and "Example Gardens" in html
    assert "Bolat" not in html and "Cholpon" not in html
    assert "example.org" not in html.split("<main")[1].split("</main>")[0]


def test_whoever_takes_it_back_is_gone_at_once(client, edition):
    ref = somebody(edition, "Amina").ref
    assert "Amina" in client.get("/here/participants").text
    registration = with_ref(edition.id, ref)
    consenting.take_back(edition, registration, Purpose.PUBLIC_LIST, language="en")
    assert "Amina" not in client.get("/here/participants").text


def test_whoever_is_erased_is_gone_at_once(client, edition):
    ref = somebody(edition, "Amina").ref
    assert "Amina" in client.get("/here/participants").text
    registration = with_ref(edition.id, ref)
    erase(edition, registration, by=REGISTRANT)
    assert "Amina" not in client.get("/here/participants").text


def test_a_forum_that_shows_no_list_names_nobody(client, edition):
    edition.shows_participants = False
    somebody(edition, "Amina")
    page = client.get("/here/participants")
    assert "Amina" not in page.text
    assert "This forum does not publish who comes." in page.text
    assert "/here/participants" not in client.get("/here/").text


def test_a_country_and_a_page_narrow_the_list(client, edition, monkeypatch):
    monkeypatch.setattr(participants, "PAGE", 2)
    for name, country in (("Amina", "KR"), ("Bolat", "KZ"), ("Cholpon", "KR"), ("Daniyar", "KR")):
        somebody(edition, name, country=country)
    first = client.get("/here/participants?country=KR").text
    assert "Amina" in first and "Cholpon" in first and "Bolat" not in first and "Daniyar" not in first
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = client.get(following).text
    assert "Daniyar" in second and "Amina" not in second


def test_the_list_takes_few_statements(client, edition, statements):
    for name in ("Amina", "Bolat", "Cholpon"):
        somebody(edition, name)
    client.get("/here/")
    statements.clear()
    client.get("/here/participants")
    assert len(statements) <= 6
    statements.clear()
    client.get("/here/participants")
    assert len(statements) == 0
