"""What a zone's history says, told scan by scan."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from forum.checkin.folding import Happening, effective, fold
from forum.checkin.rules import Outcome

EIGHT = datetime(2025, 9, 13, 3, tzinfo=UTC)
CLAIMS = {"revoked": Outcome.REVOKED, "vip": Outcome.ADMITTED_VIP}


def happening(number, told):
    """`a in`, `b out`, `a in revoked`, `a undo 2`: a device, what it did, and what the badge claimed or which
    scan is taken back. Numbered as they happened, a minute apart."""
    device, action, *more = told.split()
    undoes = more[0] if action == "undo" else None
    claim = CLAIMS.get(more[0], Outcome.ADMITTED) if more else Outcome.ADMITTED
    moment = EIGHT + timedelta(minutes=number)
    return Happening(str(number), ord(device), number, moment, action, claim, undoes)


def told(story):
    return [happening(number, one) for number, one in enumerate(story.split(", "), start=1)]


STORIES = [
    ("a in", "admitted"),
    ("a in vip", "admitted_vip"),
    ("a in, b in", "admitted already_in"),
    ("a in, b out, a in", "admitted left admitted"),
    ("a out, a in", "left admitted"),
    ("a in revoked, a in", "revoked admitted"),
    ("a in, a undo 1", "undone noted"),
    ("a in, b in, a undo 1", "undone admitted noted"),
    ("a in, b undo 1", "admitted noted"),
    ("a in, a out, a undo 2, b in", "admitted undone noted already_in"),
    ("a undo 2, a in", "noted admitted"),
    ("a undo 9", "noted"),
    ("a in, a override", "admitted admitted"),
    ("a in revoked, a override revoked", "revoked overridden"),
    ("a override revoked, b in, b out, b in", "overridden already_in left admitted"),
]


@pytest.mark.parametrize(("story", "outcomes"), STORIES)
def test_a_history_is_told(story, outcomes):
    rulings = fold(told(story))
    assert " ".join(rulings[key].outcome for key in sorted(rulings)) == outcomes


@pytest.mark.parametrize("story", [story for story, _ in STORIES if story.count(",") < 4])
def test_the_order_in_which_it_is_heard_does_not_matter(story):
    as_it_happened = fold(told(story))
    assert all(fold(heard) == as_it_happened for heard in permutations(told(story)))


def test_entries_are_counted_and_say_what_ended_them():
    rulings = fold(told("a in, b out, a in, b in"))
    assert [rulings[key].entry for key in "1234"] == [1, 0, 2, 0]
    assert [rulings[key].closed_by for key in "1234"] == ["2", None, None, None]
    assert rulings["4"].duplicate_of == "3"


def test_a_clock_that_is_put_back_does_not_turn_a_device_s_scans_round():
    minutes = [EIGHT + timedelta(minutes=minute) for minute in (5, 1, 7, 6)]
    assert [int((moment - EIGHT).seconds / 60) for moment in effective(minutes, None)] == [5, 5, 7, 7]
    assert effective(minutes[1:2], minutes[0]) == minutes[:1]
