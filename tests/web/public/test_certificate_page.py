"""Whoever holds a certificate can ask whether it is real."""

import pytest

from forum.certificates import services as certificates
from forum.certificates.codes import code_of, shown
from forum.registration.states import State
from tests.makers import SOMEBODY, a_certificate, a_registration, an_edition


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def held(edition):
    delegate = a_registration(edition, state=State.CONFIRMED)
    return delegate, a_certificate(edition, delegate)


def test_a_real_one_says_the_name_the_forum_and_nothing_else(client, edition, held):
    delegate, certificate = held
    page = client.get(f"/{edition.slug}/certificate/{code_of(edition, certificate.uid)}").text
    for words in ("Valid", "Kim Haneul", "김하늘", "Almaty International Forum", "12–13 September 2025"):
        assert words in page
    for words in (delegate.ref, delegate.email, delegate.organisation, "South Korea"):
        assert words not in page


def test_a_revoked_one_says_so(client, edition, held):
    delegate, certificate = held
    certificates.revoke(delegate, by=SOMEBODY, reason="A secret reason.")
    page = client.get(f"/{edition.slug}/certificate/{code_of(edition, certificate.uid)}").text
    assert "Revoked" in page
    assert "A secret reason." not in page
    assert "took part" not in page


def test_a_code_is_typed_as_it_stands_on_the_paper(client, edition, held):
    typed = shown(edition, held[1]).lower()
    page = client.get(f"/{edition.slug}/certificate", query_string={"code": typed}, follow_redirects=True)
    assert "Kim Haneul" in page.text


@pytest.mark.parametrize("code", ["7Q2M9K4X2P8T6VWB", "nothing", "<b>x</b>", "a/b"])
def test_an_unknown_code_is_not_there(client, edition, code):
    there = f"/{edition.slug}/certificate"
    page = client.get(there, query_string={"code": code}, follow_redirects=True)
    assert page.status_code == 404
    assert "<b>x" not in page.text
    assert "There is no certificate with the code" in page.text


def test_an_erased_person_is_named_by_no_certificate(client, edition, held):
    certificate = held[1]
    certificate.name_latin = ""
    assert client.get(f"/{edition.slug}/certificate/{code_of(edition, certificate.uid)}").status_code == 404


def test_without_a_code_the_page_asks_for_one(client, edition):
    assert client.get(f"/{edition.slug}/certificate").status_code == 200
