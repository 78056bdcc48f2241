"""The demonstration lives in September 2025, and only while it runs."""

from datetime import UTC, datetime, timedelta

from tools.demo_clock import DemoClock

SOON = timedelta(seconds=5)


def test_a_first_start_shows_the_morning_of_the_forum(tmp_path):
    assert str(DemoClock.wind(tmp_path)) == "13 September 2025, 10:40 in Almaty"


def test_the_clock_goes_on_where_it_stood(tmp_path):
    stood = datetime(2025, 9, 13, 7, 0, tzinfo=UTC)
    DemoClock(tmp_path / "clock.json", stood - datetime.now(UTC)).save()
    assert stood <= DemoClock.wind(tmp_path).now() < stood + SOON


def test_a_named_moment_sets_the_clock_anew(tmp_path):
    DemoClock.wind(tmp_path, "before").save()
    assert str(DemoClock.wind(tmp_path, "after")) == "15 September 2025, 10:00 in Almaty"


def test_the_product_is_told_the_difference_in_seconds(tmp_path):
    shown = datetime.now(UTC) + timedelta(seconds=float(DemoClock.wind(tmp_path).seconds))
    assert shown.date().isoformat() == "2025-09-13"
