import pytest

from forum.accounts.queries import staff_of
from tests.makers import an_edition
from tests.people import PASSWORD, bruno, chen, dana, olga


@pytest.fixture
def owners_desk(desk_of, edition):
    return desk_of(olga(edition))


def somebody(**changes):
    facts = {"name": "Nurlan New", "email": "nurlan@example.org", "password": PASSWORD, "duty": "organiser"}
    return facts | changes


def test_an_owner_gives_somebody_a_duty_and_they_sign_in(owners_desk, edition):
    assert "They can sign in now." in owners_desk.said(owners_desk.post("/people", **somebody()))
    assert ("Nurlan New", "nurlan@example.org", "organiser") in {tuple(row) for row in staff_of(edition.id)}
    owners_desk.client.post("/sign-out")
    data = {"email": "nurlan@example.org", "password": PASSWORD}
    assert owners_desk.client.post("/sign-in", data=data).status_code == 303


def test_an_owner_cannot_take_over_an_account_of_another_forum(owners_desk, edition):
    dana(an_edition())
    data = somebody(email="dana@example.org", password="my own long password")
    assert "as they are used to" in owners_desk.said(owners_desk.post("/people", **data))
    owners_desk.client.post("/sign-out")
    taken = {"email": "dana@example.org", "password": "my own long password"}
    assert owners_desk.client.post("/sign-in", data=taken).status_code == 422


def test_a_short_password_is_refused_and_the_rest_is_kept(owners_desk):
    answer = owners_desk.post("/people", **somebody(password="short"))
    assert answer.status_code == 409
    assert "at least ten characters" in answer.text
    assert 'value="nurlan@example.org"' in answer.text


@pytest.mark.parametrize("typed", ["nurlan", "한글@example.org", "n" * 250 + "@a.org"])
def test_an_address_no_letter_reaches_is_refused(owners_desk, typed):
    answer = owners_desk.post("/people", **somebody(email=typed))
    assert answer.status_code == 422
    assert "Check this address" in answer.text


def test_the_duty_is_written_down(owners_desk):
    owners_desk.post("/people", **somebody(duty="door"))
    html = owners_desk.get("/audit?verb=appointed").text
    assert "Nurlan New" in html
    assert "Duty: Door staff" in html


def test_only_owners_appoint(desk_of, edition):
    for account, status in ((bruno(edition), 403), (chen(edition), 403), (dana(an_edition()), 404)):
        assert desk_of(account).post("/people", **somebody()).status_code == status
