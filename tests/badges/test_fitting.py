"""How names are broken into lines."""

from hypothesis import given
from hypothesis import strategies as st

from forum.badges.drawing.fitting import breakable, candidates, size

names = st.lists(st.text("ABCDEFGHIJ-", min_size=1, max_size=45), min_size=1, max_size=12).map(" ".join)


def test_up_to_three_words_take_a_line_each():
    assert candidates("DEMO SANTOS MARIA") == [["DEMO", "SANTOS", "MARIA"]]
    assert candidates("ULAN") == [["ULAN"]]


def test_more_words_are_balanced_over_the_lines():
    assert candidates("JUAN DE LA CRUZ")[0] == ["JUAN DE", "LA CRUZ"]


def test_short_names_are_large():
    assert [size(name) for name in ("ULAN", "KIM HANEUL", "DEMOKYZY", "PRIMEROVA", "EVANGELISTA")] == [
        25,
        17.4,
        14,
        11.6,
        10,
    ]


def test_an_over_long_word_breaks_after_its_hyphen_or_in_the_middle():
    assert candidates("EVANGELISTA-BAUTISTAS") == [["EVANGELISTA-", "BAUTISTAS"]]
    assert breakable("short " + "x" * 30) == "short " + "x" * 15 + "\u200b" + "x" * 15


@given(names)
def test_no_way_loses_or_moves_a_letter(name):
    for way in candidates(name):
        assert "".join(way).replace(" ", "") == name.replace(" ", "")
