"""A day on the wall: every session has its cell, whatever meets."""

from datetime import UTC, date, datetime, timedelta

from forum.agenda.models import Kind, PublishState
from forum.agenda.queries import Item, Place
from forum.agenda.wall import MOST_ROOMS, plans_of
from forum.columns import Words

NINE = datetime(2025, 9, 13, 4, 0, tzinfo=UTC)
DAY = date(2025, 9, 13)


def room(number: int) -> Place:
    return Place(number, Words(en=f"Room {number}"), 40, number, Words(en="Centre"), Words())


def item(ref, begins, ends, where=None, state=PublishState.PUBLISHED):
    times = (NINE + timedelta(minutes=begins), NINE + timedelta(minutes=ends))
    texts = (ref, ref, 0, Words(en=ref), (), ())
    return Item(Kind.PANEL, state, *times, *texts, None, where, ())


def shown(plan):
    return [
        [("+".join(one.ref for one in cell.items), cell.long, cell.wide) for cell in row.cells]
        for row in plan.rows
    ]


def test_a_long_session_stands_beside_two_short_ones():
    one, other = room(1), room(2)
    items = [item("long", 0, 60, one), item("a", 0, 30, other), item("b", 30, 60, other)]
    [plan] = plans_of(DAY, items)
    assert shown(plan) == [[("long", 2, 1), ("a", 1, 1)], [("b", 1, 1)]]


def test_a_break_without_a_room_reaches_over_all_of_them():
    one, other = room(1), room(2)
    items = [item("a", 0, 30, one), item("b", 0, 30, other), item("lunch", 30, 60)]
    [plan] = plans_of(DAY, items)
    assert shown(plan)[1] == [("lunch", 1, 2)]


def test_what_has_no_room_beside_others_has_a_column():
    items = [item("a", 0, 30, room(1)), item("walk", 0, 30)]
    [plan] = plans_of(DAY, items)
    assert plan.rooms[-1] is None
    assert shown(plan) == [[("a", 1, 1), ("walk", 1, 1)]]


def test_what_meets_in_one_room_shares_a_cell():
    items = [item("a", 0, 30, room(1)), item("b", 15, 45, room(1))]
    [plan] = plans_of(DAY, items)
    assert shown(plan) == [[("a+b", 3, 1)], [], []]


def test_many_rooms_take_several_sheets():
    items = [item(f"s{number}", 0, 30, room(number)) for number in range(MOST_ROOMS + 3)]
    assert [len(plan.rooms) for plan in plans_of(DAY, items)] == [MOST_ROOMS, 3]


def test_nothing_is_lost_and_nothing_cancelled_is_shown():
    items = [item(f"s{n}", 10 * n, 10 * n + 25, room(n % 3)) for n in range(12)]
    items += [item("off", 0, 30, room(1), PublishState.CANCELLED), item("tea", 20, 40)]
    [plan] = plans_of(DAY, items)
    held = sorted(one.ref for row in plan.rows for cell in row.cells for one in cell.items)
    assert held == sorted(one.ref for one in items if one.ref != "off")
    covered = sum(cell.long * cell.wide for row in plan.rows for cell in row.cells)
    assert covered == len(plan.rows) * len(plan.rooms)


def test_a_day_of_nothing_needs_no_sheet():
    assert plans_of(DAY, []) == []
