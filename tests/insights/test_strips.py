from datetime import UTC, date, datetime, timedelta

from forum.insights import strips

FIVE = timedelta(minutes=5)
TEN_PAST = datetime(2025, 9, 12, 4, 10, tzinfo=UTC)


def test_a_strip_of_days_has_a_column_for_each_day_and_loses_nobody():
    strip = strips.of_days({date(2025, 7, 1): 3, date(2025, 7, 5): 6})
    assert [column.count for column in strip.columns] == [3, 0, 0, 0, 6]
    assert [column.y for column in strip.columns] == [50, 100, 100, 100, 0]
    assert strip.total == 9


def test_columns_stand_in_the_middle_of_equal_parts():
    strip = strips.of_days({date(2025, 7, 1): 1, date(2025, 7, 2): 1})
    assert [column.x for column in strip.columns] == [25, 75]


def test_too_many_days_become_weeks_with_the_same_sum():
    first = date(2025, 1, 1)
    strip = strips.of_days({first + timedelta(days=n): 2 for n in range(200)})
    assert strip.step == timedelta(weeks=1)
    assert strip.total == 400


def test_nothing_has_no_strip():
    assert strips.of_days({}) is None


def test_one_moment_is_one_column_with_one_mark():
    strip = strips.of_slots({TEN_PAST: 4}, first=TEN_PAST, last=TEN_PAST, step=FIVE)
    assert [(column.x, column.y) for column in strip.columns] == [(50, 0)]
    assert strip.marks == [TEN_PAST]


def test_strips_with_one_highest_share_a_scale():
    axis = {"first": TEN_PAST, "last": TEN_PAST + FIVE, "step": FIVE}
    strip = strips.of_slots({TEN_PAST: 1}, highest=4, **axis)
    assert [column.y for column in strip.columns] == [75, 100]


def test_the_marks_hold_the_first_and_the_last_column():
    strip = strips.of_days({date(2025, 7, 1): 1, date(2025, 7, 31): 1})
    assert (strip.marks[0], strip.marks[-1], len(strip.marks)) == (date(2025, 7, 1), date(2025, 7, 31), 5)
