import re
from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.datastructures import MultiDict

from forum.agenda.models import AgendaSession
from forum.audit.queries import latest
from tests.programme import a_room, a_session, a_speaker, a_venue

NOON = datetime(2025, 9, 13, 7, 0, tzinfo=UTC)  # 12:00 in Almaty


@pytest.fixture
def hall(edition):
    return a_room(edition, a_venue(edition))


@pytest.fixture
def session(edition, hall):
    return a_session(edition, "air", room=hall, starts_at=NOON, minutes=60)


@pytest.fixture
def spot(session, hall):
    return {"day": "2025-09-13", "time": "12:00", "minutes": "60", "room": hall.id, "version": "1"}


def sent(session, **changes):
    """A session as the board sends it among several."""
    return {"ref": session.ref, "minutes": session.minutes, "room": session.room_id, "version": 1} | changes


def rearranged(desk, *spots, day="2025-09-13"):
    columns = {name: [each[name] for each in spots] for name in spots[0]} if spots else {}
    return desk.client.post(
        f"{desk.at}/agenda/board/moves",
        data=columns | {"day": [day] * len(spots)},
        headers={"Accept": "application/json"},
    )


def moved(desk, spot, **changes):
    return desk.client.post(
        f"{desk.at}/agenda/air/spot", data=spot | changes, headers={"Accept": "application/json"}
    )


def test_the_board_shows_a_day_and_leads_to_the_others(desk, session):
    html = desk.get("/agenda/board?day=2025-09-13").text
    assert 'data-at="720" data-minutes="60"' in html
    assert "day=2025-09-12" in html


def test_a_day_without_sessions_says_how_to_begin(desk):
    assert "Nothing on this day yet" in desk.get("/agenda/board?day=2025-09-12").text


def test_a_move_is_saved_with_its_answer(desk, session, spot, hall):
    answer = moved(desk, spot, time="13:30", minutes="45", room="").json
    (stands,) = answer["sessions"]
    assert (stands["at"], stands["minutes"], stands["room"], stands["version"]) == (810, 45, None, 2)
    desk.db.session.expire_all()
    assert session.starts_at == NOON + timedelta(minutes=90)
    assert latest(desk.edition.id)[0].verb == "moved_session"


def test_a_move_to_where_it_is_writes_nothing(desk, session, spot):
    assert moved(desk, spot).json["sessions"][0]["version"] == 1
    assert latest(desk.edition.id, verb="moved_session") == []


def test_the_slower_of_two_is_told_who_was_faster_and_nothing_is_overwritten(desk, session, spot):
    moved(desk, spot, time="14:00")
    answer = moved(desk, spot, time="10:00")
    assert answer.status_code == 409
    assert answer.json["sessions"][0]["at"] == 14 * 60
    assert "Bruno Organiser changed this session" in answer.json["said"]
    assert "→ 14:00" in answer.json["said"] or "14:00" in answer.json["said"]


def test_a_clash_is_answered_at_once(desk, edition, session, spot, hall):
    a_session(edition, "sea", room=hall, starts_at=NOON + timedelta(hours=2), title={"en": "Sea"})
    (clash,) = [each for each in moved(desk, spot, time="13:30").json["conflicts"] if each["severity"] == 1]
    assert clash["sentence"] == "Two sessions are in the room Hall A at once."
    assert {each["ref"] for each in clash["sessions"]} == {"air", "sea"}


def test_without_javascript_the_pickers_lead_back_to_the_day(desk, session, spot):
    answer = desk.post("/agenda/air/spot", **spot | {"time": "15:00"})
    assert "Moved." in desk.said(answer)
    assert answer.location.endswith("day=2025-09-13")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"time": "soon"}, "Begins"),
        ({"minutes": "0"}, "Minutes"),
        ({"room": "999"}, "Room"),
        ({"day": ""}, "Day"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_moves(desk, session, spot, wrong, said):
    answer = moved(desk, spot, **wrong)
    assert answer.status_code == 422
    assert answer.json["said"].startswith(said)
    assert answer.json["sessions"][0]["version"] == 1


def test_everything_after_a_session_is_shifted_and_what_was_before_stays(desk, edition, session, hall):
    a_session(edition, "tea", starts_at=NOON - timedelta(hours=1), minutes=30)
    a_session(edition, "sea", starts_at=NOON + timedelta(hours=2))
    a_session(edition, "sky", starts_at=NOON + timedelta(days=1))
    assert "2 sessions moved." in desk.said(desk.post("/agenda/air/shift", minutes="15", version="1"))
    desk.db.session.expire_all()
    begins = {each.ref: each.starts_at for each in desk.db.session.query(AgendaSession)}
    assert begins["air"] == NOON + timedelta(minutes=15)
    assert begins["sea"] == NOON + timedelta(hours=2, minutes=15)
    assert begins["tea"] == NOON - timedelta(hours=1)
    assert begins["sky"] == NOON + timedelta(days=1)


def test_a_cancelled_session_is_not_on_the_board_and_does_not_move(desk, session, spot):
    desk.post("/agenda/air/cancellation", version="1", reason="")
    assert 'data-ref="air"' not in desk.get("/agenda/board?day=2025-09-13").text
    assert moved(desk, spot, time="10:00", version="2").status_code == 409


def test_the_board_asks_as_much_for_many_as_for_few(edition, session, hall, count):
    few = count("/agenda/board?day=2025-09-13")
    for number in range(10):
        a_session(edition, f"s{number}", room=hall, starts_at=NOON)
    assert count("/agenda/board?day=2025-09-13") == few


def test_two_sessions_change_places_at_once(desk, edition, session, hall):
    sea = a_session(edition, "sea", room=hall, starts_at=NOON + timedelta(hours=2), minutes=30)
    answer = rearranged(desk, sent(session, time="14:00"), sent(sea, time="12:00"))
    assert [each["at"] for each in answer.json["sessions"]] == [840, 720]
    assert answer.json["saved"]
    desk.db.session.expire_all()
    assert (session.starts_at, sea.starts_at) == (NOON + timedelta(hours=2), NOON)


def test_of_several_all_move_or_none(desk, edition, session, hall):
    sea = a_session(edition, "sea", room=hall, starts_at=NOON + timedelta(hours=2))
    answer = rearranged(desk, sent(session, time="14:00"), sent(sea, time="12:00", version=7))
    assert answer.status_code == 409
    desk.db.session.expire_all()
    assert session.starts_at == NOON


@pytest.mark.parametrize("wrong", [{"time": "soon"}, {"minutes": 0}, {"room": 999}])
def test_of_several_none_moves_where_one_cannot_be(desk, session, wrong):
    assert rearranged(desk, {"time": "14:00"} | sent(session, **wrong)).status_code == 422
    assert rearranged(desk).status_code == 422


def test_a_second_click_shifts_nothing_again(desk, session):
    desk.post("/agenda/air/shift", minutes="15", version="1")
    assert "changed this session" in desk.said(desk.post("/agenda/air/shift", minutes="15", version="1"))
    desk.db.session.expire_all()
    assert session.starts_at == NOON + timedelta(minutes=15)


def test_the_board_opens_on_the_forums_first_day_and_not_on_a_stray_one(desk, edition, session):
    a_session(edition, "stray", starts_at=NOON - timedelta(days=200))
    html = desk.get("/agenda/board").text
    assert 'day=2025-09-12" aria-current="page"' in html
    assert "not a day of the forum" in html


def test_of_many_rooms_those_used_on_the_day_are_shown_and_others_by_choice(desk, edition, session, hall):
    rooms = [a_room(edition, a_venue(edition), f"Room {number}", number) for number in range(1, 13)]
    day = "/agenda/board?day=2025-09-13"
    assert shown(desk.get(day)) == [hall.id]
    assert shown(desk.get(f"{day}&room={rooms[4].id}&room={rooms[7].id}")) == [rooms[4].id, rooms[7].id]


def test_of_few_rooms_all_are_shown_and_the_used_ones_first(desk, edition, session, hall):
    hall.position = 9
    first = a_room(edition, a_venue(edition), "Room 1", 1)
    assert shown(desk.get("/agenda/board?day=2025-09-13")) == [hall.id, first.id]


def shown(page):
    return [int(number) for number in re.findall(r'<li data-room="(\d+)"', page.text)]


def test_a_move_says_beforehand_whom_it_concerns(desk, edition, hall):
    a_session(edition, "air", room=hall, speakers=[a_speaker(edition)])
    html = desk.get("/agenda/board?day=2025-09-13").text
    assert "Concerns: 1 on stage, interpreters into 1 language." in html


@pytest.mark.parametrize("minutes", [15, -15])
def test_a_shift_is_taken_back_without_javascript(desk, edition, session, hall, minutes):
    sea = a_session(edition, "sea", room=hall, starts_at=NOON + timedelta(hours=2))
    tea = a_session(edition, "tea", starts_at=NOON - timedelta(minutes=10))
    desk.post("/agenda/air/shift", minutes=str(minutes), version="1")
    html = desk.get("/agenda/board?day=2025-09-13").text
    fields = re.findall(
        r'<input type="hidden" name="(ref|day|time|minutes|room|version)" value="([^"]*)">', html
    )
    back = fields[: fields.index(("version", "2")) + 7]
    desk.client.post(f"{desk.at}/agenda/board/moves", data=MultiDict(back))
    desk.db.session.expire_all()
    begins = [each.starts_at - NOON for each in (session, sea, tea)]
    assert begins == [timedelta(), timedelta(hours=2), timedelta(minutes=-10)]
    assert "Undo the shift" not in desk.get("/agenda/board?day=2025-09-13").text
