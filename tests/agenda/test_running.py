"""How a session runs, and how a delay goes on."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from forum.agenda.queries import programme_of
from forum.agenda.running import services as running
from forum.agenda.running.queries import delays_of, items_of, sheet_of
from forum.agenda.running.rules import Delay, Run, delays, timed
from forum.agenda.running.services import Line, NoSuchItem
from forum.agenda.services import Stale
from forum.audit.queries import history_of
from tests.makers import SOMEBODY, an_edition
from tests.programme import a_room, a_session, a_venue, released

NINE = datetime(2025, 9, 13, 4, 0, tzinfo=UTC)
SHOW = [
    Line(5, "Doors"),
    Line(10, "Welcome", owner="Aigerim", cue="Lights", language="kk"),
    Line(30, "Panel"),
]


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def step(minutes: int, late: int = 0):
    return SimpleNamespace(minutes=minutes, late=late)


def begins(steps, late=0):
    return [int((time.begins - NINE).total_seconds() // 60) for _step, time in timed(NINE, late, steps)]


@pytest.mark.parametrize(
    ("steps", "late", "expected"),
    [
        ([step(5), step(10), step(30)], 0, [0, 5, 15]),
        ([step(5), step(10), step(30)], 7, [7, 12, 22]),
        ([step(5), step(10, late=4), step(30)], 0, [0, 9, 19]),
        ([step(5), step(10, late=4), step(30, late=-4)], 3, [3, 12, 18]),
        ([step(5), step(10, late=-9)], 2, [2, 5]),  # never early
        ([step(0), step(5)], 0, [0, 0]),
        ([], 5, []),
    ],
)
def test_items_begin_after_those_before_them_and_their_delay(steps, late, expected):
    assert begins(steps, late) == expected


def run(number, begins, ends, *, room=1, late=0, lost=0):
    return Run(number, room, NINE + minutes(begins), NINE + minutes(ends), late, lost)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([run(1, 0, 60), run(2, 60, 90)], {}),
        ([run(1, 0, 60, late=10), run(2, 60, 90)], {1: Delay(10, 10), 2: Delay(10, 10)}),
        ([run(1, 0, 60, late=10), run(2, 66, 90)], {1: Delay(10, 10), 2: Delay(4, 4)}),  # the pause takes 6
        ([run(1, 0, 60, late=10), run(2, 75, 90)], {1: Delay(10, 10)}),
        ([run(1, 0, 60, late=10), run(2, 60, 90, room=2)], {1: Delay(10, 10)}),
        ([run(1, 0, 60, lost=8), run(2, 60, 90, late=3)], {1: Delay(0, 8), 2: Delay(8, 8)}),
        ([run(1, 0, 60, late=5), run(2, 60, 90, late=9)], {1: Delay(5, 5), 2: Delay(9, 9)}),
        ([run(1, 0, 60, late=9, lost=-9), run(2, 60, 90)], {1: Delay(9, 0)}),  # won back
        ([run(1, 0, 60, room=None, late=5), run(2, 60, 90, room=None)], {1: Delay(5, 5)}),
    ],
)
def test_a_delay_goes_on_in_the_room_as_far_as_pauses_do_not_take_it_up(runs, expected):
    assert delays(runs) == expected


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def opening(edition):
    return a_session(edition, "opening", room=a_room(edition, a_venue(edition)), starts_at=NINE, minutes=60)


def written(session):
    return [(item.minutes, item.title) for item in items_of(session.id)]


def test_a_run_is_written_and_written_anew(edition, opening):
    running.write(edition, opening, SHOW, seen=0, by=SOMEBODY)
    running.write(edition, opening, SHOW[1:], seen=1, by=SOMEBODY)
    assert written(opening) == [(10, "Welcome"), (30, "Panel")]
    assert sheet_of(opening.id).version == 2
    assert history_of(opening)[-1].verb == "changed_run"


def test_two_editors_of_one_run_cannot_both_win(edition, opening):
    running.write(edition, opening, SHOW, seen=0, by=SOMEBODY)
    with pytest.raises(Stale):
        running.write(edition, opening, SHOW[:1], seen=0, by=SOMEBODY)
    assert written(opening)[0] == (5, "Doors")


def test_a_delay_reaches_the_session_that_follows_in_the_room(edition, opening, statements):
    following = a_session(edition, "panel", starts_at=NINE + minutes(60), room=None)
    following.room_id = opening.room_id
    released(edition)
    running.write(edition, opening, SHOW, seen=0, by=SOMEBODY)
    running.delay(edition, opening, 5, by=SOMEBODY)
    running.delay(edition, opening, 4, item_id=items_of(opening.id)[1].id, by=SOMEBODY)
    items = programme_of(edition.id).items
    statements.clear()
    assert delays_of(edition.id, items) == {opening.id: Delay(5, 9), following.id: Delay(9, 9)}
    assert len(statements) == 1


def test_a_delay_needs_no_run_and_is_taken_back(edition, opening):
    running.delay(edition, opening, 15, by=SOMEBODY)
    items = programme_of(edition.id).items
    assert delays_of(edition.id, items) == {opening.id: Delay(15, 15)}
    running.delay(edition, opening, 0, by=SOMEBODY)
    assert delays_of(edition.id, items) == {}


def test_an_item_of_another_session_is_refused(edition, opening):
    other = a_session(edition, "other")
    running.write(edition, other, SHOW, seen=0, by=SOMEBODY)
    with pytest.raises(NoSuchItem):
        running.delay(edition, opening, 5, item_id=items_of(other.id)[0].id, by=SOMEBODY)


def test_what_was_lost_before_an_item_stays_when_the_run_is_written_anew(edition, opening):
    running.write(edition, opening, SHOW, seen=0, by=SOMEBODY)
    running.delay(edition, opening, 4, item_id=items_of(opening.id)[1].id, by=SOMEBODY)
    running.write(edition, opening, SHOW[1:], seen=1, by=SOMEBODY)
    assert [item.late for item in items_of(opening.id)] == [4, 0]
