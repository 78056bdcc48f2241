from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from forum.agenda.models import Kind, PublishState
from forum.agenda.queries import Item, Place
from forum.agenda.timetable import days_of, glance
from forum.columns import Words


@dataclass
class Almaty:
    zone: str = "Asia/Almaty"


def place(number: int) -> Place:
    return Place(number, Words(en=f"Hall {number}"), 100, number, Words(en="Centre"), Words())


def item(hour: float, minutes: int = 60, *, room: int | None = 1, kind: Kind = Kind.PANEL) -> Item:
    """An item at this hour of 13 September in Almaty."""
    starts = datetime(2025, 9, 12, 19, 0, tzinfo=UTC) + timedelta(hours=hour)
    ends = starts + timedelta(minutes=minutes)
    where, published = place(room) if room else None, PublishState.PUBLISHED
    return Item(kind, published, starts, ends, "r", "u", 0, Words(en="T"), [], [], None, where, [])


def placed(*items: Item):
    (day,) = days_of(items, Almaty())
    return [(at.row, at.long, at.column, at.wide) for at in day.placed]


def test_parallel_sessions_stand_side_by_side():
    assert placed(item(12, room=1), item(12, room=2)) == [(1, 1, 1, 1), (1, 1, 2, 1)]


def test_an_empty_stretch_takes_no_row():
    assert placed(item(9), item(19)) == [(1, 1, 1, 1), (2, 1, 1, 1)]


def test_what_all_attend_spreads_over_every_room():
    assert placed(item(9, kind=Kind.PLENARY), item(12, room=1), item(12, room=2))[0] == (1, 1, 1, 2)


def test_a_plenary_leaves_the_room_that_is_busy_meanwhile():
    long = item(14, 180, room=3, kind=Kind.B2B)
    assert placed(item(14, room=2), long, item(15, room=1, kind=Kind.PLENARY)) == [
        (1, 1, 2, 1),
        (1, 3, 3, 1),
        (2, 1, 1, 2),
    ]


def test_two_that_spread_share_the_room_between_them():
    keynotes = [item(12, room=room, kind=Kind.KEYNOTE) for room in (1, 3)]
    assert placed(*keynotes, item(13, room=2)) == [(1, 1, 1, 2), (1, 1, 3, 1), (2, 1, 2, 1)]


def test_a_long_session_spans_the_rows_beside_it():
    assert placed(item(12, 120, room=1), item(12, room=2), item(13, room=2))[0] == (1, 2, 1, 1)


def test_two_sessions_in_one_room_make_the_day_a_list():
    (day,) = days_of([item(12), item(12)], Almaty())
    assert not day.fits_a_grid


def test_more_rooms_than_a_page_holds_make_the_day_a_list():
    (day,) = days_of([item(12, room=number) for number in range(1, 9)], Almaty())
    assert not day.fits_a_grid


def test_days_are_those_of_the_editions_zone():
    days = days_of([item(-0.5), item(0.5)], Almaty())
    assert [day.on.day for day in days] == [12, 13]


def test_a_day_seen_from_afar_counts_what_happens_at_once():
    (day,) = days_of([item(9, kind=Kind.OPENING), item(12, room=1), item(12, room=2)], Almaty())
    assert [(line.is_key, len(line.items)) for line in glance(day)] == [(True, 1), (False, 2)]


def test_a_day_happens_where_its_headline_does():
    (day,) = days_of([item(8, room=1, kind=Kind.BREAK), item(10, room=2, kind=Kind.CEREMONY)], Almaty())
    assert day.place == place(2)


def test_breaks_give_way_when_lines_are_few():
    items = [item(hour, kind=Kind.BREAK if hour % 2 else Kind.PANEL) for hour in range(8, 20)]
    (day,) = days_of(items, Almaty())
    assert all(line.items[0].kind is Kind.PANEL for line in glance(day, most=6))


def test_the_day_is_headed_by_its_ceremony():
    (day,) = days_of([item(9, kind=Kind.OPENING), item(10, kind=Kind.CEREMONY)], Almaty())
    assert day.headline is not None and day.headline.kind is Kind.CEREMONY
