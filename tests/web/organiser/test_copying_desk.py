"""Two sessions change places; a day is copied, and what does not fit is left out and said."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from forum.agenda.models import AgendaSession
from forum.agenda.signups.models import Mode, SignUpRule
from tests.programme import a_room, a_session, a_speaker, a_track, a_venue, add

FRIDAY, SATURDAY = datetime(2025, 9, 12, 4, tzinfo=UTC), datetime(2025, 9, 13, 4, tzinfo=UTC)
DAYS = {"day": "2025-09-12", "to": "2025-09-13"}


@pytest.fixture
def halls(edition):
    venue = a_venue(edition)
    return a_room(edition, venue, "Hall A"), a_room(edition, venue, "Hall B", 1)


def sessions(desk):
    desk.db.session.expire_all()
    return {each.ref: each for each in desk.db.session.query(AgendaSession)}


def test_two_sessions_change_places_and_keep_their_length(desk, edition, halls):
    a_session(edition, "one", room=halls[0], starts_at=FRIDAY, minutes=60)
    a_session(edition, "two", room=halls[1], starts_at=SATURDAY, minutes=30)
    said = desk.said(desk.post("/agenda/one/swap", version="1", **{"with": "two:1"}))
    assert "The two sessions have changed places." in said
    one, two = sessions(desk)["one"], sessions(desk)["two"]
    assert (one.starts_at, one.room_id, one.minutes) == (SATURDAY, halls[1].id, 60)
    assert (two.starts_at, two.room_id, two.minutes) == (FRIDAY, halls[0].id, 30)


@pytest.mark.parametrize(("seen", "other"), [("1", "two:2"), ("2", "two:1"), ("", "two:1"), ("1", "two")])
def test_a_swap_that_was_seen_otherwise_moves_neither(desk, edition, seen, other):
    a_session(edition, "one", starts_at=FRIDAY)
    a_session(edition, "two", starts_at=SATURDAY)
    assert "Somebody else changed this" in desk.said(
        desk.post("/agenda/one/swap", version=seen, **{"with": other})
    )
    assert [each.starts_at for each in sessions(desk).values()] == [FRIDAY, SATURDAY]


@pytest.mark.parametrize("other", ["", "one:1", "nothing:1"])
def test_a_session_changes_places_with_another_one_only(desk, edition, other):
    a_session(edition, "one")
    assert "Choose the session" in desk.said(desk.post("/agenda/one/swap", version="1", **{"with": other}))


def test_the_page_says_whom_a_move_concerns_before_it_is_made(desk, edition):
    a_session(edition, speakers=[a_speaker(edition)])
    for page in ("/agenda/air-taxis", "/agenda/air-taxis/cancellation"):
        html = desk.get(page).text
        assert "Whom a change of time or room concerns" in html
        assert "Sato Sora" in html and "English → Korean" in html


def test_a_day_is_copied_as_drafts_at_the_same_time_of_day(desk, edition, halls):
    a_session(edition, "one", room=halls[0], starts_at=FRIDAY, speakers=[a_speaker(edition)])
    assert "1 session stands there now as a draft." in desk.post("/agenda/copy", **DAYS).text
    copy = sessions(desk)["what-an-air-taxi-needs"]
    assert (copy.starts_at, copy.state, copy.room_id) == (SATURDAY, "draft", halls[0].id)
    assert copy.uid != sessions(desk)["one"].uid
    assert "Sato Sora" in desk.get(f"/agenda/{copy.ref}").text


def test_what_does_not_fit_is_left_out_and_said(desk, edition, halls):
    sora = a_speaker(edition)
    a_session(edition, "taken", room=halls[0], starts_at=FRIDAY, title={"en": "Taken room"})
    a_session(edition, "busy", room=halls[1], starts_at=FRIDAY, speakers=[sora], title={"en": "Busy"})
    a_session(edition, "off", starts_at=FRIDAY, state="cancelled", title={"en": "Fallen through"})
    a_session(edition, "there", room=halls[0], starts_at=SATURDAY, speakers=[sora], title={"en": "There"})
    html = desk.post("/agenda/copy", **DAYS).text
    for title, why in (
        ("Taken room", "Two sessions in one room"),
        ("Busy", "Somebody in two sessions at once"),
        ("Fallen through", "It is cancelled"),
    ):
        assert f'{title} <span class="muted">{why}' in html
    assert len(sessions(desk)) == 4


def test_copied_twice_it_stands_there_once(desk, edition):
    a_session(edition, "tea", kind="break", starts_at=FRIDAY, minutes=15)
    desk.post("/agenda/copy", **DAYS)
    assert "It stands there already" in desk.post("/agenda/copy", **DAYS).text
    assert len(sessions(desk)) == 2


def test_a_day_is_not_copied_onto_itself(desk, edition):
    a_session(edition, "one", starts_at=FRIDAY)
    answer = desk.post("/agenda/copy", day="2025-09-12", to="2025-09-12")
    assert answer.status_code == 422 and "Choose two different days." in answer.text


def test_a_day_that_is_none_is_refused(desk, edition):
    assert desk.post("/agenda/copy", day="yesterday", to="2052-01-01").status_code == 422


def test_a_wall_clock_hour_is_kept_over_the_change_in_almaty(desk, at):
    """10:00 stays 10:00 although the last of February 2024 was an hour further from UTC."""
    edition = desk.edition
    edition.starts_on, edition.ends_on = datetime(2024, 2, 29).date(), datetime(2024, 3, 1).date()
    first = datetime(2024, 2, 29, 4, tzinfo=UTC)
    a_session(edition, "one", starts_at=first)
    desk.post("/agenda/copy", day="2024-02-29", to="2024-03-01")
    assert sessions(desk)["what-an-air-taxi-needs"].starts_at == first + timedelta(hours=25)


def copied(desk):
    return re.findall(r'name="ref" value="([^"]+)"', desk.post("/agenda/copy", **DAYS).text)


def test_a_copy_is_taken_back_with_all_that_is_on_it(desk, edition):
    a_session(edition, "one", starts_at=FRIDAY, speakers=[a_speaker(edition)])
    said = desk.said(desk.post("/agenda/copy/undo", ref=copied(desk)))
    assert "1 copy is taken out again." in said
    assert list(sessions(desk)) == ["one"]
    assert "Session removed" in desk.get("/audit").text


def test_what_somebody_has_worked_on_stays(desk, edition):
    a_session(edition, "one", starts_at=FRIDAY, title={"en": "One"})
    a_session(edition, "two", starts_at=FRIDAY, title={"en": "Two"}, track=a_track(edition))
    copies = copied(desk)
    desk.post(f"/agenda/{copies[0]}/shift", minutes="5", version="1")
    again = sessions(desk)[copies[1]]
    add(SignUpRule(session_id=again.id, edition_id=edition.id, mode=Mode.SIGN_UP))
    assert "0 copies are taken out again." in desk.said(desk.post("/agenda/copy/undo", ref=[*copies, "one"]))
    assert {"one", "two", *copies} == set(sessions(desk))
