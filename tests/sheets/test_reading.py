from dataclasses import replace

import pytest

from forum.sheets.limits import LIMITS
from forum.sheets.reading import Unreadable, read
from tests.sheets.corpus import AMINA, HEADER, REFUSED, csv, far_away, with_formula, xlsx


def rows(data: bytes, limits=LIMITS):
    with read(data, limits) as sheet:
        return [list(row.cells) for row in sheet.rows()]


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_hostile_or_broken_is_refused_before_a_row_is_seen(what):
    make, code = REFUSED[what]
    with pytest.raises(Unreadable) as refusal:
        read(make())
    assert refusal.value.code == code


@pytest.mark.parametrize("kind", [xlsx, csv])
def test_a_table_is_read_as_it_stands(kind):
    with read(kind(AMINA, ["", "", ""], ["김", "하늘", "kim@example.org"])) as sheet:
        assert list(sheet.header.cells) == HEADER
        assert sheet.count == 2
        assert [row.number for row in sheet.rows()] == [2, 4]
        assert [row.cells[0] for row in sheet.rows()] == ["Amina", "김"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_files_come_in_several_ways(encoding, delimiter):
    assert rows(csv(["Әмина", "ä", "x"], encoding=encoding, delimiter=delimiter)) == [["Әмина", "ä", "x"]]


def test_a_quote_that_keeps_a_text_from_running_is_taken_off():
    assert rows(csv(["'+7 701 234 56 78", "'=1+1", "''-x"])) == [["+7 701 234 56 78", "=1+1", "'-x"]]
    assert rows(csv(["'Abd al-Rahman", "O'Brien", "'"])) == [["'Abd al-Rahman", "O'Brien", "'"]]


def test_numbers_ticks_and_dates_become_texts():
    assert rows(xlsx([77012345678, 1.5, True])) == [["77012345678", "1.5", "yes"]]


def test_a_formula_is_seen_for_what_it_is():
    assert rows(with_formula()) == [["Amina", "=Demokyzy", "amina@example.org"]]


def test_a_hidden_sheet_is_passed_over():
    assert rows(xlsx(AMINA, hidden_first=True)) == [AMINA]


@pytest.mark.parametrize("kind", [xlsx, csv])
def test_more_rows_than_agreed_are_refused(kind):
    three = replace(LIMITS, rows=3)
    assert len(rows(kind(AMINA, AMINA, AMINA), three)) == 3
    with pytest.raises(Unreadable, match="sheet_rows"):
        read(kind(*[AMINA] * 4), three)


def test_without_its_memory_limit_a_far_cell_would_take_it_all():
    """The sheet is refused by its size then: that much memory is there, and only the limit keeps it free."""
    with pytest.raises(Unreadable) as refusal:
        read(far_away(column=60), replace(LIMITS, memory=8 * 1024**3))
    assert refusal.value.code == "sheet_rows"
