import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.sheets.cells import begins_like_a_formula, quoted, unquoted
from forum.sheets.reading import read
from forum.sheets.writing import Table, write_csv, write_xlsx

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0", "https://example.org", "'=1"]


def as_csv(*rows) -> bytes:
    file = BytesIO()
    write_csv(file, ["a", "b"], rows)
    return file.getvalue()


def as_xlsx(*rows) -> bytes:
    file = BytesIO()
    write_xlsx(file, [Table("People", ["a", "b"], rows, {1: "=Lists!$A$2:$A$3"}), Table("Lists", ["x"], [])])
    return file.getvalue()


def test_nothing_in_a_csv_file_begins_like_a_formula():
    lines = as_csv(*([text, "x"] for text in HOSTILE)).decode("utf-8-sig").splitlines()
    assert [line for line in lines if line.strip('"').startswith(("=", "+", "-", "@", "\t"))] == []


def test_nothing_in_an_xlsx_file_is_a_formula_or_a_link():
    with zipfile.ZipFile(BytesIO(as_xlsx(*([text, "x"] for text in HOSTILE)))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet and b"hyperlink" not in sheet
        assert not any("worksheets/_rels" in name for name in package.namelist())


def test_what_is_written_is_read_again():
    for written in (as_csv, as_xlsx):
        with read(written(*([text.strip(), "김하늘"] for text in HOSTILE[:7]))) as sheet:
            assert [row.cells[0] for row in sheet.rows()] == [text.strip() for text in HOSTILE[:7]]


def test_an_empty_table_has_its_header():
    for data in (as_csv(), as_xlsx()):
        with read(data) as sheet:
            assert (list(sheet.header.cells), sheet.count) == (["a", "b"], 0)


@given(st.text())
def test_a_quoted_text_is_harmless_and_comes_back(text):
    assert quoted(text)[:1] not in set("=+-@\t\r")
    assert unquoted(quoted(text)) == text


PHONES = {
    "+77012345678": "(+7) 7012345678",
    "+821055550142": "(+82) 1055550142",
    "+998901234567": "(+998) 901234567",
    "+12025550142": "(+1) 2025550142",
    "+442071838750": "(+44) 2071838750",
}


@pytest.mark.parametrize("number", PHONES)
def test_a_phone_number_is_written_to_be_read_and_comes_back(number):
    assert quoted(number) == PHONES[number]
    assert unquoted(quoted(number)) == number
    assert unquoted(quoted(PHONES[number])) == PHONES[number]


@pytest.mark.parametrize("sum_of_two", ["+1+1", "+7-1", "+1*2", "+A1", "+123", "+77012345678+1"])
def test_what_only_begins_like_one_is_kept_from_running(sum_of_two):
    assert quoted(sum_of_two) == f"'{sum_of_two}"


def test_a_phone_number_is_no_formula():
    assert not begins_like_a_formula("+7 (701) 234-56-78")
    assert all(map(begins_like_a_formula, ["=1", "+cmd", "-2+3", "@x", "+1+1"]))
