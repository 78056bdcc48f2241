"""The number of a passport stands nowhere but in the sealed field it was typed for."""

import logging
from pathlib import Path

import pytest
from sqlalchemy import make_url

from forum.editions.queries import edition_with
from forum.registration import links
from forum.registration.queries import with_ref
from forum.registration.states import State
from tests.makers import a_registration, an_edition
from tests.people import olga, sign_in, vera
from tests.privacy.everywhere import hits
from tests.visas.mailed import ticket_for

CANARY, TYPED_WRONG, BIRTHPLACE = "QX7734219", "QX7734218", "Canaryville"
OTHERS_FIND = (
    *("/registrations", "/registrations?q=QX7734219", "/messages", "/audit", "/visas", "/travel.csv"),
)


def a_passport(number: str, **changes):
    days = {"issued_on": "2020-01-05", "expires_on": "2030-01-04", "born_on": "1984-03-09"}
    typed = {"number": number, "issuing_country": "KR", "nationality": "KR", "birthplace": BIRTHPLACE}
    stay = {"consulate": "Seoul", "enters_on": "2025-09-10", "leaves_on": "2025-09-15"}
    return days | typed | stay | {"second_language": "kk", "agreed": "y"} | changes


@pytest.fixture
def planted(house, caplog):
    """A passport typed once with a slip and once well, read by the officer, printed on the letter."""
    caplog.set_level(logging.DEBUG)
    with house.app_context():
        edition = an_edition("here")
        one = a_registration(edition, state=State.CONFIRMED)
        page, ref = f"/here/my/{links.token(edition, one.ref, 1)}", one.ref
        sign_in(client := house.test_client(), vera(edition))
    assert (
        client.post(f"{page}/visa", data=a_passport(TYPED_WRONG, leaves_on="2025-09-01")).status_code == 422
    )
    assert client.post(f"{page}/visa", data=a_passport(CANARY)).status_code == 303
    assert client.post(f"/desk/here/visas/{ref}/letter").status_code == 303
    assert CANARY in client.get(f"/desk/here/visas/{ref}").text
    assert client.get(f"/desk/here/visas/{ref}/letter.pdf").data.startswith(b"%PDF")
    assert client.post(f"{page}/visa/letter").status_code == 303
    with house.app_context():
        ticket = ticket_for(edition_with("here"), with_ref(edition_with("here").id, ref))
    assert client.post(f"{page}/visa/letter.pdf", data={"ticket": ticket}).data.startswith(b"%PDF")
    return page, ref


def in_raw_files(url, word: str) -> bool:
    """The log that SQLite writes ahead, too, before anything moves it into the database."""
    database = make_url(url).database
    files = Path(str(database)).parent.glob(f"{Path(str(database)).name}*")
    return any(word.encode() in each.read_bytes() for each in files)


def test_a_passport_stands_in_no_table_file_or_log(planted, url, caplog):
    assert not any(in_raw_files(url, word) for word in (CANARY, TYPED_WRONG, BIRTHPLACE))
    assert hits(url, CANARY, TYPED_WRONG, BIRTHPLACE) == []
    assert not [word for word in (CANARY, TYPED_WRONG, BIRTHPLACE) if word in caplog.text]


def test_a_passport_is_on_no_page_of_anybody_else(planted, house):
    page, ref = planted
    client = house.test_client()
    assert CANARY not in client.get(f"{page}/visa").text + client.get(page).text
    with house.app_context():
        sign_in(client, olga(edition_with("here")))
    for path in (*OTHERS_FIND, f"/registrations/{ref}"):
        answer = client.get(f"/desk/here{path}")
        assert answer.status_code == 200, path
        assert CANARY not in answer.text.replace(f"q={CANARY}", "").replace(f'value="{CANARY}"', ""), path


def test_the_look_would_find_a_passport_that_is_not_sealed(monkeypatch, request, url):
    monkeypatch.setattr("forum.visas.documents.seal_text", lambda text, about: text.encode())
    monkeypatch.setattr("forum.visas.documents.open_text", lambda data, about: data.decode())
    request.getfixturevalue("planted")
    assert len(hits(url, CANARY, BIRTHPLACE)) >= 2
