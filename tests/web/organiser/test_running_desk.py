"""The run of a session at the desk: written without a script, delayed while it runs, printed."""

import pytest

from forum.agenda.running import services as running
from forum.agenda.running.queries import items_of, sheet_of
from forum.agenda.running.services import Line
from tests.makers import SOMEBODY
from tests.people import chen
from tests.programme import a_room, a_session, a_venue

AT = "/agenda/opening/run"
SHOW = [Line(5, "House opens"), Line(10, "Welcome", owner="Aigerim", cue="Lights", language="kk")]


@pytest.fixture
def opening(edition):
    return a_session(edition, "opening", room=a_room(edition, a_venue(edition)))


@pytest.fixture
def shown(edition, opening):
    running.write(edition, opening, SHOW, seen=0, by=SOMEBODY)
    return opening


def typed(*lines, version=0):
    """As the form sends it: (order, minutes, title)."""
    return {"version": str(version)} | {
        f"lines-{number}-{name}": value
        for number, line in enumerate(lines)
        for name, value in zip(("order", "minutes", "title", "language"), (*line, ""), strict=True)
    }


def test_a_session_without_a_run_says_so(desk, opening):
    assert "No run yet" in desk.get(AT).text


def test_a_run_is_typed_and_put_in_order(desk, opening):
    lines = typed(("20", "10", "Welcome"), ("10", "5", "House opens"), ("", "", ""), ("", "30", "Panel"))
    assert "The run is saved." in desk.said(desk.post(AT + "/edit", **lines))
    assert [item.title for item in items_of(opening.id)] == ["House opens", "Welcome", "Panel"]


def test_an_item_without_its_length_is_asked_for_it(desk, opening):
    answer = desk.post(AT + "/edit", **typed(("10", "", "House opens")))
    assert answer.status_code == 422
    assert "Write how many minutes it takes." in answer.text


def test_a_run_somebody_else_has_written_is_not_overwritten(desk, shown):
    answer = desk.post(AT + "/edit", **typed(("10", "5", "Mine")))
    assert answer.status_code == 409
    assert "Mine" in answer.text
    assert [item.title for item in items_of(shown.id)] == ["House opens", "Welcome"]


def test_the_clock_follows_from_the_lengths(desk, shown):
    page = desk.get(AT).text
    assert page.index("12:00") < page.index("House opens") < page.index("12:05") < page.index("Welcome")


def test_a_delay_moves_what_comes_later(desk, shown):
    item = items_of(shown.id)[1]
    page = desk.said(desk.post(AT + "/delay", minutes="7", item=str(item.id)))
    assert "7 minutes late" in page
    assert "12:12" in page


def test_the_beginning_can_be_late_and_is_taken_back(desk, shown, db):
    desk.post(AT + "/delay", minutes="10")
    assert "12:10" in desk.get(AT).text
    desk.post(AT + "/delay", minutes="0")
    db.session.expire_all()
    assert sheet_of(shown.id).late == 0


@pytest.mark.parametrize("minutes", ["", "soon", "9999"])
def test_a_delay_is_a_number_of_minutes(desk, shown, minutes):
    assert "Write a number of minutes." in desk.said(desk.post(AT + "/delay", minutes=minutes))


def test_more_than_the_session_has_is_said(desk, edition, opening):
    running.write(edition, opening, [Line(80, "Panel")], seen=0, by=SOMEBODY)
    assert "The items take 5 minutes more than the session has." in desk.get(AT).text


def test_the_printed_run_carries_its_version(desk, shown):
    page = desk.get(AT + "/print").text
    assert "Run of show, version 1," in page
    assert "Aigerim" in page


def test_the_door_does_not_direct_the_show(desk_of, edition, shown):
    desk = desk_of(chen(edition))
    assert desk.get(AT).status_code == desk.post(AT + "/delay", minutes="5").status_code == 403


def test_more_items_take_no_more_statements(count, edition, shown):
    few = count(AT)
    running.write(edition, shown, SHOW * 5, seen=1, by=SOMEBODY)
    assert count(AT) == few <= 13
