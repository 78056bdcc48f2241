"""Before a release the desk sees what changes, what does not fit, and who will be written to."""

from datetime import timedelta

import pytest

from forum.agenda.queries import programme_of
from forum.mail.models import Letter
from tests.agenda.releases.making import a_follower, letters, put
from tests.makers import an_edition
from tests.people import chen, dana
from tests.programme import a_draft, a_room, a_session, a_speaker, a_venue, released

HOUR = timedelta(hours=1)


@pytest.fixture
def hall(edition):
    return a_room(edition, a_venue(edition))


@pytest.fixture
def session(edition, hall):
    return a_session(edition, room=hall)


def sealed(desk):
    return desk.get("/agenda/release").text.split('name="seal"')[1].split('value="')[1].split('"')[0]


def test_the_preview_tells_what_is_new_moved_changed_and_cancelled(desk, edition, session):
    other, gone = a_session(edition, "sea"), a_session(edition, "gone", title={"en": "Fallen through"})
    a_draft(edition, "new", title={"en": "Just added"})
    put(session, starts_at=session.starts_at + HOUR)
    put(other, title={"en": "What a ferry needs"})
    put(gone, state="cancelled")
    html = desk.get("/agenda/release").text
    for word in ("Moved", "New", "Changed", "Cancelled", "Just added", "What a ferry needs"):
        assert word in html
    assert "12:00–13:15" in html and "13:00–14:15" in html


def test_the_preview_names_exactly_those_who_are_written_to(desk, edition, session):
    a_follower(session, given_name="Aigerim", family_name="Demo")
    a_follower(a_session(edition, "sea"), given_name="Timur", family_name="Example")
    put(session, starts_at=session.starts_at + HOUR)
    html = desk.get("/agenda/release").text
    assert "Demo" in html and "Timur" not in html
    assert "One letter each to 1 person" in html


def test_a_speaker_without_an_address_is_named(desk, edition):
    session = a_session(edition, speakers=[a_speaker(edition)])
    put(session, starts_at=session.starts_at + HOUR)
    assert "have no address here. Tell them yourself: Sato Sora" in desk.get("/agenda/release").text


def test_what_does_not_fit_is_said_before_it_is_public(desk, edition, session, hall):
    a_draft(edition, "sea", room=hall)
    assert "1 thing cannot take place like this" in desk.get("/agenda/release").text


def test_a_release_is_made_with_its_note_and_its_letters(desk, edition, session):
    a_follower(session)
    put(session, starts_at=session.starts_at + HOUR)
    said = desk.said(desk.post("/agenda/release", seal=sealed(desk), note="The hall was double-booked"))
    assert "Release 2 is public. 1 letter goes out." in said
    assert "The hall was double-booked" in desk.get("/agenda/release").text
    assert desk.db.session.query(Letter).filter_by(kind="programme.changed").count() == 1
    assert "Programme released" in desk.get("/audit").text


def test_the_mail_room_names_the_letter_and_what_it_encloses(desk, edition, session):
    a_follower(session)
    put(session, starts_at=session.starts_at + HOUR)
    released(edition, tells=True)
    [letter] = letters()
    html = desk.get(f"/messages/{letter.id}").text
    assert "The programme has changed" in html and "Changed sessions for the calendar" in html
    assert b"METHOD:PUBLISH" in desk.get(f"/messages/{letter.id}/enclosures/0").data


def test_what_changed_after_the_preview_is_shown_again_and_not_released(desk, edition, session):
    put(session, starts_at=session.starts_at + HOUR)
    seal = sealed(desk)
    put(session, title={"en": "Something else"})
    answer = desk.post("/agenda/release", seal=seal)
    assert answer.status_code == 409
    assert "Somebody changed the draft" in answer.text and "Something else" in answer.text
    assert programme_of(edition.id).number == 1


def test_sent_twice_it_is_released_once(desk, edition, session):
    put(session, starts_at=session.starts_at + HOUR)
    seal = sealed(desk)
    assert desk.post("/agenda/release", seal=seal).status_code == 303
    assert desk.post("/agenda/release", seal=seal).status_code == 409
    assert programme_of(edition.id).number == 2


def test_without_a_change_there_is_nothing_to_release(desk, session):
    assert "What is published here, the public sees already." in desk.get("/agenda/release").text
    assert desk.post("/agenda/release", seal="x").status_code == 409


def test_before_the_first_release_it_says_that_nothing_is_public(desk, edition):
    a_draft(edition)
    html = desk.get("/agenda/release").text
    assert "Nothing is public yet" in html and "Make release 1 public" in html


def test_only_organisers_release(desk_of, edition):
    assert desk_of(dana(an_edition())).get("/agenda/release").status_code == 404
    assert desk_of(chen(edition)).post("/agenda/release").status_code == 403


def test_the_preview_asks_as_much_for_many_as_for_few(desk, edition, session, count):
    put(session, starts_at=session.starts_at + HOUR)
    a_follower(session)
    few = count("/agenda/release")
    for number in range(8):
        a_follower(put(a_session(edition, f"s{number}"), minutes=20))
    assert count("/agenda/release") == few <= 24
