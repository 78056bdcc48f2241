"""Tables into files that can be opened without harm: nothing written here runs in a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import TextIOWrapper
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from forum.sheets.cells import quoted

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
LONGEST = 32_767  # characters of a cell, by the format
WIDTH = 22
# Texts stay texts, whatever they begin with; rows go to the disk as they come.
SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
Line = Sequence[str]


@dataclass(frozen=True)
class Table:
    """One sheet: its name, its header, its rows of text. `choices` are offered in a column, by its number."""

    name: str
    header: Line
    rows: Iterable[Line]
    choices: dict[int, str] = field(default_factory=dict)  # "=Lists!$A$2:$A$9"


def write_xlsx(file: BinaryIO, tables: Iterable[Table]) -> None:
    with xlsxwriter.Workbook(file, SETTINGS) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@"})  # what is typed below stays as typed: +7 701 …
        for table in tables:
            sheet = book.add_worksheet(table.name[:31])
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, max(0, len(table.header) - 1), WIDTH, text)
            for column, source in table.choices.items():
                sheet.data_validation(1, column, 10_000, column, {"validate": "list", "source": source})
            for column, words in enumerate(table.header):
                sheet.write_string(0, column, words, bold)
            for number, row in enumerate(table.rows, 1):
                for column, words in enumerate(row):
                    if words:
                        sheet.write_string(number, column, words[:LONGEST])


def range_of(sheet: str, column: int, count: int) -> str:
    """So many cells below the header of a column, as `choices` name them."""
    letter = xl_col_to_name(column, col_abs=True)
    return f"={sheet}!{letter}$2:{letter}${count + 1}"


def write_csv(file: BinaryIO, header: Line, rows: Iterable[Line]) -> None:
    """UTF-8 with the mark by which spreadsheet programs know it."""
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([quoted(words) for words in header])
    writer.writerows([quoted(words) for words in row] for row in rows)
    text.detach()
