"""Passports and stays, as rules see them."""

from datetime import date
from types import SimpleNamespace

import pytest

from forum.visas.rules import (
    NUMBER,
    erased_after,
    expires_early,
    masked,
    tidy_number,
    wrong_passport_dates,
    wrong_stay,
)
from forum.visas.states import MOVES, VisaMoveRefused, VisaState, check_move

FORUM = SimpleNamespace(starts_on=date(2025, 9, 12), ends_on=date(2025, 9, 13))
TODAY = date(2025, 8, 1)


def a_passport(**changes):
    days = {"born_on": date(1984, 3, 9), "issued_on": date(2020, 1, 5), "expires_on": date(2030, 1, 4)}
    return SimpleNamespace(**{**days, **changes})


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, {}),
        ({"born_on": date(1850, 1, 1)}, {"born_on": "not_a_birthday"}),
        ({"born_on": TODAY}, {"born_on": "not_a_birthday", "issued_on": "before_birth"}),
        ({"issued_on": date(2025, 8, 2)}, {"issued_on": "in_the_future"}),
        ({"issued_on": date(1984, 3, 9)}, {"issued_on": "before_birth"}),
        ({"expires_on": date(2019, 1, 1)}, {"expires_on": "before_issue"}),
        ({"expires_on": date(2025, 9, 12)}, {"expires_on": "before_the_forum_ends"}),
        ({"expires_on": date(2025, 9, 13)}, {}),
    ],
)
def test_the_days_of_a_passport_fit_together(changes, wrong):
    assert wrong_passport_dates(a_passport(**changes), FORUM, TODAY) == wrong


@pytest.mark.parametrize(
    ("enters", "leaves", "wrong"),
    [
        (date(2025, 9, 10), date(2025, 9, 15), {}),
        (date(2025, 9, 13), date(2025, 9, 13), {}),
        (date(2025, 9, 15), date(2025, 9, 10), {"leaves_on": "before_entry"}),
        (date(2025, 9, 14), date(2025, 9, 20), {"enters_on": "after_the_forum"}),
        (date(2025, 9, 1), date(2025, 9, 11), {"leaves_on": "before_the_forum"}),
        (date(2025, 7, 1), date(2025, 10, 15), {"leaves_on": "too_long"}),
    ],
)
def test_a_stay_has_to_do_with_the_forum(enters, leaves, wrong):
    assert wrong_stay(enters, leaves, FORUM) == wrong


@pytest.mark.parametrize(("day", "early"), [(date(2026, 3, 14), True), (date(2026, 3, 15), False)])
def test_half_a_year_after_the_forum_is_the_edge(day, early):
    assert expires_early(day, FORUM) is early


@pytest.mark.parametrize(
    ("number", "shown"), [("M12345001", "M••••001"), ("AB12345", "A••••345"), ("AB1234", "••••")]
)
def test_a_number_is_shown_in_part_or_not_at_all(number, shown):
    assert masked(number) == shown


@pytest.mark.parametrize(
    ("typed", "fits"),
    [("m 123-45 001", True), ("A1234", True), ("1234", False), ("М12345001", False), ("A" * 16, False)],
)
def test_a_number_is_latin_letters_and_digits(typed, fits):
    assert bool(NUMBER.fullmatch(tidy_number(typed))) is fits


def test_documents_are_kept_for_so_many_days_after_the_last():
    assert erased_after(FORUM, 30) == date(2025, 10, 13)


@pytest.mark.parametrize("old", VisaState)
@pytest.mark.parametrize("new", VisaState)
def test_only_the_moves_of_the_table_are_made(old, new):
    if new in MOVES[old]:
        check_move(old, new)
    else:
        with pytest.raises(VisaMoveRefused):
            check_move(old, new)
