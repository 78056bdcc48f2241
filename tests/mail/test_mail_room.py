"""The mail room at the desk."""

import pytest

from forum.audit.models import Entry
from forum.extensions import db as _db
from forum.mail.letters import KINDS
from forum.mail.models import Letter
from forum.mail.states import LetterState
from forum.registration.states import State
from forum.transaction import transaction
from forum.web.organiser.letter_words import KIND_WORDS, STATE_MARKS, STATE_WORDS
from tests.mail.conftest import read_again, using
from tests.makers import a_category, a_registration, an_edition
from tests.people import bruno, chen, dana, sign_in

LEAVING = {"MAIL_SERVER": "mail.example.org"}


@pytest.fixture
def desk(client, edition):
    sign_in(client, bruno(edition))
    return f"/desk/{edition.slug}/messages"


@pytest.fixture
def confirmed(edition) -> Letter:
    """The letter with the badge, as the product itself writes it."""
    _db.session.expire_all()
    a_registration(edition, a_category(edition), state=State.CONFIRMED)
    return _db.session.query(Letter).one()


def stuck(letter: Letter, state: LetterState = LetterState.FAILED) -> Letter:
    with transaction():
        letter.state, letter.answer = state, "550 5.1.1 no such mailbox"
    return letter


def test_every_letter_and_every_state_has_its_words():
    assert set(KIND_WORDS) == set(KINDS)
    assert set(STATE_WORDS) == set(STATE_MARKS) == set(LetterState)


def test_it_lists_letters_with_what_became_of_them(client, desk, queued):
    stuck(queued())
    html = client.get(desk).text
    assert "kim@example.com" in html
    assert "550 5.1.1 no such mailbox" in html
    assert "Registration received" in html


def test_it_filters_by_state(client, desk, queued):
    stuck(queued(to_email="failed@example.com"))
    queued(to_email="waiting@example.com")
    html = client.get(f"{desk}?state=failed").text
    assert "failed@example.com" in html
    assert "waiting@example.com" not in html


def test_it_says_when_nothing_is_there(client, desk):
    assert "No letters yet" in client.get(desk).text
    assert "No letter is in this state." in client.get(f"{desk}?state=failed").text


def test_pages_follow_each_other_both_ways(client, desk, queued, monkeypatch):
    monkeypatch.setattr("forum.mail.queries.PAGE", 2)
    ids = [queued(to_email=f"kim{n}@example.com").id for n in range(5)]
    first = client.get(desk).text
    assert "kim4@" in first
    assert f"before={ids[3]}" in first
    second = client.get(f"{desk}?before={ids[3]}").text
    assert "kim2@" in second and "kim3@" not in second
    assert f"after={ids[2]}" in second
    assert "kim3@" in client.get(f"{desk}?after={ids[2]}").text


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_whatever_its_length(client, desk, queued, statements, count):
    for number in range(count):
        queued(to_email=f"kim{number}@example.com")
    statements.clear()
    client.get(desk)
    assert len([each for each in statements if "letter" in each]) == 2


def test_it_says_that_nothing_leaves_this_machine(client, desk, queued, app):
    assert "Nothing leaves this machine: no mail server is set." in client.get(desk).text
    with using(app, LEAVING):
        assert "Nothing leaves this machine" not in client.get(desk).text


def test_links_are_live_only_while_nothing_leaves(client, desk, confirmed, app):
    here = f"{desk}/{confirmed.id}"
    assert "/my/" in client.get(here).text
    assert "/my/" in client.get(f"{here}/letter.html").text
    with using(app, LEAVING):
        for address in (here, f"{here}/letter.html"):
            html = client.get(address).text
            assert "/my/" not in html
            assert "••••••" in html


def test_the_letter_stands_in_a_frame_without_rights(client, desk, confirmed):
    answer = client.get(f"{desk}/{confirmed.id}/letter.html")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.endswith("; sandbox")
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "cid:" not in answer.text
    assert "sandbox></iframe>" in client.get(f"{desk}/{confirmed.id}").text


def test_enclosures_are_drawn_again(client, desk, confirmed):
    files = [client.get(f"{desk}/{confirmed.id}/enclosures/{number}") for number in range(3)]
    assert [file.mimetype for file in files] == ["image/png", "application/pdf", "text/calendar"]
    assert files[1].data.startswith(b"%PDF")
    assert client.get(f"{desk}/{confirmed.id}/enclosures/3").status_code == 404


def test_a_failed_letter_can_be_sent_again(client, desk, queued):
    letter = stuck(queued())
    answer = client.post(f"{desk}/{letter.id}/sending", follow_redirects=True)
    assert "The letter waits to be sent again." in answer.text
    assert read_again(letter).state == LetterState.WAITING


def test_a_sent_letter_cannot_be_sent_again(client, desk, queued):
    letter = stuck(queued(), LetterState.SENT)
    answer = client.post(f"{desk}/{letter.id}/sending", follow_redirects=True)
    assert "Nothing was changed." in answer.text
    assert read_again(letter).state == LetterState.SENT


def test_an_address_can_be_corrected(client, desk, queued):
    letter = stuck(queued())
    client.post(f"{desk}/{letter.id}/address", data={"email": "Kim@Example.org"})
    assert read_again(letter).to_email == "kim@example.org"
    assert letter.state == LetterState.WAITING


@pytest.mark.parametrize("typed", ["kim", "한글@example.org", "k" * 250 + "@a.org"])
def test_an_address_has_to_be_one(client, desk, queued, typed):
    letter = stuck(queued())
    answer = client.post(f"{desk}/{letter.id}/address", data={"email": typed})
    assert answer.status_code == 422
    assert "Check this address" in answer.text
    assert read_again(letter).to_email == "kim@example.com"


def test_the_audit_says_who_sent_it_again(client, desk, queued):
    letter = stuck(queued())
    client.post(f"{desk}/{letter.id}/sending")
    entry = _db.session.query(Entry).filter_by(thing="letter", verb="sent_again").one()
    assert (entry.actor, entry.thing_id) == ("Bruno Organiser", letter.id)


ADDRESSES = ["", "/{id}", "/{id}/letter.html", "/{id}/enclosures/0"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_door_has_no_business_in_the_mail_room(client, edition, queued, address):
    letter = queued("registration.confirmed")
    sign_in(client, chen(edition))
    assert client.get(f"/desk/{edition.slug}/messages{address.format(id=letter.id)}").status_code == 403


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_outsider_finds_nothing(client, edition, queued, address):
    letter = queued("registration.confirmed")
    sign_in(client, dana(an_edition()))
    assert client.get(f"/desk/{edition.slug}/messages{address.format(id=letter.id)}").status_code == 404


def test_another_editions_letter_is_not_there(client, desk, queued, edition):
    other = an_edition()
    letter = queued()
    with transaction():
        letter.edition_id = other.id
    assert client.get(f"{desk}/{letter.id}").status_code == 404
    assert client.post(f"{desk}/{letter.id}/sending").status_code == 404


def test_reading_sends_nothing(client, desk, queued):
    letter = stuck(queued())
    assert client.get(f"{desk}/{letter.id}/sending").status_code == 405
