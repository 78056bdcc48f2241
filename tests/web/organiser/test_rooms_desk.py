"""The desk's rooms: written in a form, read by the rules of the programme."""

from datetime import time

import pytest

from forum.audit.queries import latest
from forum.editions.queries import rooms_of
from tests.programme import a_room, a_session, a_venue


@pytest.fixture
def hall(edition):
    return a_room(edition, a_venue(edition))


@pytest.fixture
def facts(hall):
    return {"name_en": "Hall A", "venue": hall.venue_id, "capacity": "180", "turnaround_minutes": "0"}


def test_a_room_says_what_it_holds_and_when_it_can_be_used(desk, hall, facts):
    more = {"booths": "2", "turnaround_minutes": "15", "opens_at": "08:00", "closes_at": "19:30"}
    said = desk.said(desk.post(f"/agenda/rooms/{hall.id}", **facts | more, closed_on="2025-09-12"))
    assert "The room is saved." in said
    desk.db.session.expire_all()
    assert (hall.booths, hall.turnaround_minutes, hall.opens_at) == (2, 15, time(8))
    assert hall.closed_on == ["2025-09-12"]
    html = desk.get("/agenda/rooms").text
    assert "08:00–19:30" in html
    assert "not on 1 day" in html


def test_only_what_changed_is_written_down(desk, hall, facts):
    desk.post(f"/agenda/rooms/{hall.id}", **facts | {"capacity": "90"})
    (entry,) = latest(desk.edition.id, verb="changed_room")
    assert (entry.before, entry.after) == ({"capacity": 180}, {"capacity": 90})
    assert "Room changed" in desk.get("/audit").text


def test_a_room_that_is_saved_as_it_was_leaves_no_trace(desk, hall, facts):
    desk.post(f"/agenda/rooms/{hall.id}", **facts)
    assert latest(desk.edition.id, verb="changed_room") == []


def test_a_new_room_is_the_last_one(desk, edition, facts):
    desk.post("/agenda/rooms/new", **facts | {"name_en": "Hall B"})
    assert [room.name["en"] for room in rooms_of(edition.id)] == ["Hall A", "Hall B"]


def test_a_forum_without_a_venue_gets_one_with_its_first_room(desk, edition):
    desk.post("/agenda/rooms/new", name_en="Yurt", turnaround_minutes="0")
    assert [room.name["en"] for room in rooms_of(edition.id)] == ["Yurt"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name_en": " "}, "Write the room&#39;s name."),
        ({"capacity": "-1"}, "Write a whole number"),
        ({"turnaround_minutes": ""}, "Write a whole number"),
        ({"opens_at": "18:00", "closes_at": "09:00"}, "It closes before it opens."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(desk, hall, facts, wrong, said):
    answer = desk.post(f"/agenda/rooms/{hall.id}", **facts | wrong)
    assert answer.status_code == 422
    assert said in answer.text


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"closes_at": "13:00"}, "The room Hall A cannot be used at this time."),
        ({"closed_on": "2025-09-13"}, "The room Hall A cannot be used at this time."),
        ({"opens_at": "12:01"}, "The room Hall A cannot be used at this time."),
        ({"booths": "0"}, "1 interpreters&#39; booths are needed; the room Hall A has 0."),
        ({"turnaround_minutes": "20"}, "The room Hall A needs 20 minutes between two sessions and has 15."),
    ],
)
def test_the_rules_of_the_programme_read_it(desk, edition, hall, facts, about, said):
    a_session(edition, "air", room=hall)  # from 12:00 until 13:15
    a_session(edition, "sea", room=hall, starts_at=a_session(edition, "tea").ends_at.replace(minute=30))
    assert said not in desk.get("/agenda/conflicts").text
    desk.post(f"/agenda/rooms/{hall.id}", **facts | about)
    assert said in desk.get("/agenda/conflicts").text
