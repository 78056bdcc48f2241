"""How full a session is, and which are on at once."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from forum.agenda.signups.rules import clashes, fill

NINE = datetime(2025, 9, 13, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("taken", "places", "said"),
    [
        (0, 40, None),
        (29, 40, None),
        (30, 40, "filling"),
        (39, 40, "filling"),
        (40, 40, "full"),
        (9, None, None),
    ],
)
def test_from_three_quarters_it_is_filling(taken, places, said):
    assert fill(taken, places) == said


def session(begins: int, minutes: int):
    begins = NINE + timedelta(minutes=begins)
    return SimpleNamespace(starts_at=begins, ends_at=begins + timedelta(minutes=minutes))


def test_sessions_that_meet_clash_and_neighbours_do_not():
    one, next_one, within = session(0, 60), session(60, 30), session(30, 15)
    assert list(clashes([one, next_one, within])) == [(one, within)]
