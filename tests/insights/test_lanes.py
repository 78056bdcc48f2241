"""Lanes by table: what a page would show for a forecast."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.insights.lanes import Forecast, Handling, Lane, forecast_anew, lanes_at, lanes_for, pace_of

NOW = datetime(2025, 9, 13, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("per_minute", "seconds", "peak", "lanes"),
    [
        (0, 4, 2, 0),
        (0.1, 4, 2, 1),
        (7.5, 4, 2, 1),  # fifteen in the fullest minute, sixty seconds of work
        (7.6, 4, 2, 2),
        (7.5, 8, 2, 2),
        (7.5, 25, 2, 7),
        (7.5, 4, 1, 1),
        (80, 4, 2, 11),
    ],
)
def test_lanes_keep_up_with_the_fullest_minute(per_minute, seconds, peak, lanes):
    assert lanes_at(per_minute, seconds, peak) == lanes


@pytest.mark.parametrize(
    ("forecast", "lanes"),
    [
        (Forecast(450, 60), (1, 0, 0)),
        (Forecast(520, 60), (2, 0, 0)),
        (Forecast(520, 60, identity_percent=100), (0, 3, 0)),
        (Forecast(520, 60, identity_percent=20, print_percent=10), (1, 1, 1)),
        (Forecast(5000, 90, identity_percent=20, print_percent=10), (6, 3, 5)),
        (Forecast(0, 60), (0, 0, 0)),
        (Forecast(10, 0), (2, 0, 0)),
    ],
)
def test_a_forecast_needs_so_many_lanes(forecast, lanes):
    assert tuple(lanes_for(forecast, Handling()).values()) == lanes


def test_every_lane_is_a_kind_of_handling():
    assert {lane.value for lane in Lane} == {"scan", "identity", "print"}


@pytest.mark.parametrize(
    ("minutes_ago", "expected", "told"),
    [
        ([], 100, (0, 100, 0, None)),
        ([0] * 30, 100, (30, 70, 2, 35)),
        ([14] * 15 + [15] * 15, 30, (30, 0, 1, 0)),
        ([60] * 40, 100, (40, 60, 0, None)),
    ],
)
def test_the_last_minutes_tell_the_next(minutes_ago, expected, told):
    by_minute = {}
    for ago in minutes_ago:
        moment = NOW - timedelta(minutes=ago)
        by_minute[moment] = by_minute.get(moment, 0) + 1
    pace = pace_of(by_minute, expected=expected, now=NOW)
    assert (pace.arrived, pace.left, pace.per_minute, pace.minutes_left) == told


def test_who_is_left_comes_as_fast_as_the_last_came():
    pace = pace_of({NOW: 30}, expected=100, now=NOW)
    anew = forecast_anew(Forecast(100, 90, print_percent=10), pace)
    assert (anew.arrivals, anew.minutes, anew.print_percent) == (70, 35, 10)


def test_before_anybody_comes_the_plan_stands():
    pace = pace_of({}, expected=100, now=NOW)
    assert forecast_anew(Forecast(100, 90), pace) == Forecast(100, 90)
