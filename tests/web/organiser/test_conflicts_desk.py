from datetime import UTC, datetime

import pytest

from tests.programme import a_room, a_session, a_speaker, a_venue


@pytest.fixture
def hall(edition):
    return a_room(edition, a_venue(edition))


def test_a_programme_that_fits_says_so(desk):
    assert "Everything fits" in desk.get("/agenda/conflicts").text


def test_two_sessions_in_one_room_are_told_with_their_names(desk, edition, hall):
    a_session(edition, "one", room=hall, title={"en": "First of two"})
    a_session(edition, "two", room=hall, title={"en": "Second of two"})
    html = desk.get("/agenda/conflicts").text
    assert "Two sessions are in the room Hall A at once." in html
    assert html.index("First of two") < html.index("Second of two")


def test_a_speaker_who_cannot_be_at_both_venues_in_time_is_named(desk, edition, hall):
    field = a_room(edition, a_venue(edition, latitude=43.67, longitude=77.06), name="Tent")
    sora = a_speaker(edition)
    a_session(edition, "one", room=hall, speakers=[sora], minutes=60)
    later = datetime(2025, 9, 13, 8, 40, tzinfo=UTC)
    a_session(edition, "two", room=field, speakers=[sora], starts_at=later)
    assert "Sato Sora has 40 minutes from one venue to the other" in desk.get("/agenda/conflicts").text


def test_a_session_says_what_does_not_fit_about_itself_only(desk, edition, hall):
    a_session(edition, "one", room=hall, title={"en": "First of two"})
    a_session(edition, "two", room=hall, title={"en": "Second of two"})
    a_session(edition, "three", title={"en": "Far from both"}, starts_at=datetime(2025, 9, 12, 4, tzinfo=UTC))
    assert "Second of two" in desk.get("/agenda/one").text
    assert "at once" not in desk.get("/agenda/three").text


def test_saving_a_clash_is_said_where_it_is_explained(desk, edition, hall):
    a_session(edition, "one", room=hall)
    typed = {"title_en": "Same room", "kind": "panel", "room": hall.id, "day": "2025-09-13", "time": "12:00"}
    answer = desk.post("/agenda/new", **typed, minutes="60", state="draft", version="1", track="")
    assert answer.location.endswith("/agenda/same-room")
    assert "It does not fit yet" in desk.get("/agenda/same-room").text


def test_a_cancelled_session_is_in_nobodys_way(desk, edition, hall):
    a_session(edition, "one", room=hall)
    a_session(edition, "two", room=hall, state="cancelled")
    assert "at once" not in desk.get("/agenda/conflicts").text


def test_many_findings_of_one_rule_are_folded_under_its_name_and_errors_come_first(desk, edition, hall):
    for ref in ("one", "two"):
        a_session(edition, ref, room=hall)
    html = desk.get("/agenda/conflicts").text
    errors, hints = html.index("Two sessions in one room"), html.index("Titles that lack a language")
    assert errors < hints
    assert '<details class="more" open>' in html[:errors][-80:]
    assert '<details class="more">' in html[:hints][-80:]


def test_no_session_takes_the_address_of_a_page(desk, edition):
    typed = {"title_en": "Conflicts", "kind": "panel", "room": "", "day": "2025-09-13", "time": "12:00"}
    desk.post("/agenda/new", **typed, minutes="60", state="draft", version="1", track="")
    assert desk.get("/agenda/conflicts-2").status_code == 200


def test_the_page_asks_as_much_of_many_sessions_as_of_few(edition, hall, count):
    sora = a_speaker(edition)
    for ref in ("one", "two"):
        a_session(edition, ref, room=hall, speakers=[sora])
    of_two = count("/agenda/conflicts")
    for ref in ("three", "four", "five"):
        a_session(edition, ref, room=hall, speakers=[sora])
    assert count("/agenda/conflicts") == of_two <= 10
