"""Reads one XLSX file in a process of its own, which may use only so much memory and time.

Run by `reading.py` as a script: it imports nothing of ours. The file comes from standard input; each row
leaves as a line of JSON, `[number, [text, …]]`. What it will not read ends it with `REFUSED` and one
word on standard error that says why. The package is looked through before any parser sees it.
"""

import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from xml.etree import ElementTree  # no entities: a file with a DOCTYPE was turned away before

REFUSED = 3
PIECE, OVERLAP = 1024 * 1024, 512
A_LOT = 10 * 1024 * 1024  # below this no ratio is suspicious
FOLLOWS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MACROS = re.compile(r"vbaproject|/macrosheets/|/activex/|/dialogsheets/", re.IGNORECASE)
ELSEWHERE = re.compile(r"/externallinks/|/connections\.xml|/querytables/|/embeddings/", re.IGNORECASE)
DECLARES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
FORMULA = re.compile(rb'<c\s[^>]*?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<f[\s>/]')
Package = zipfile.ZipFile
Place = tuple[int, int]  # row and column, from 0


class Refused(Exception):
    """The file is not read; the message is one word that says why."""


def main() -> None:
    limits = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"], limits["seconds"]))
    try:
        for row in rows(sys.stdin.buffer.read(), limits):
            sys.stdout.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    except Refused as why:
        sys.stderr.write(str(why))
        raise SystemExit(REFUSED) from None
    except MemoryError:
        sys.stderr.write("bomb")
        raise SystemExit(REFUSED) from None


def rows(data: bytes, limits: Mapping[str, int]) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that is shown. Raises `Refused`."""
    try:
        with Package(BytesIO(data)) as package:
            look_through(package, limits)
            sheet = _first_shown(package)
            formulas = set(_formulas(package, sheet))
        yield from _cells(data, formulas, limits)
    except (zipfile.BadZipFile, EOFError, KeyError, ElementTree.ParseError, OSError, ValueError):
        raise Refused("damaged") from None


def look_through(package: Package, limits: Mapping[str, int]) -> None:
    members = package.infolist()
    names = [member.filename for member in members]
    if len(members) > limits["members"] or len(set(names)) < len(names):
        raise Refused("bomb")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > limits["unpacked"] or unpacked > max(A_LOT, packed * limits["ratio"]):
        raise Refused("bomb")
    if any(member.flag_bits & 1 for member in members):
        raise Refused("encrypted")
    if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
        raise Refused("damaged")
    _look_at_kind(package, names)
    for name in names:
        if name.lower().endswith((".xml", ".rels", ".vml")):
            _look_for_declarations(package, name)


def _look_at_kind(package: Package, names: list[str]) -> None:
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise Refused("other_kind")
    kinds = package.read("[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in kinds or "vbaProject" in kinds or any(MACROS.search(name) for name in names):
        raise Refused("macros")
    if any(ELSEWHERE.search(name) for name in names):
        raise Refused("links")
    if "spreadsheetml.sheet.main+xml" not in kinds:
        raise Refused("other_kind")


def _look_for_declarations(package: Package, name: str) -> None:
    for number, piece in enumerate(_pieces(package, name)):
        if number == 0 and piece[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
            raise Refused("damaged")  # UTF-16, which no spreadsheet program writes here
        if DECLARES.search(piece):
            raise Refused("doctype")


def _pieces(package: Package, name: str) -> Iterator[bytes]:
    """The member a piece at a time, each beginning with the end of the one before."""
    with package.open(name) as member:
        before = b""
        while piece := member.read(PIECE):
            yield before + piece
            before = piece[-OVERLAP:]


def _first_shown(package: Package) -> str:
    """The member that holds the first sheet which is not hidden."""
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    for sheet in ElementTree.fromstring(package.read("xl/workbook.xml")).iter():  # noqa: S314
        if sheet.tag.endswith("}sheet") and sheet.get("state", "visible") == "visible":
            target = targets[sheet.get(f"{{{FOLLOWS}}}id")]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise Refused("empty")


def _formulas(package: Package, name: str) -> Iterator[Place]:
    for piece in _pieces(package, name):
        if b"<f" in piece:
            for letters, digits in FORMULA.findall(piece):
                yield int(digits) - 1, _column(letters.decode())


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cells(data: bytes, formulas: set[Place], limits: Mapping[str, int]) -> Iterator[tuple[int, list[str]]]:
    import python_calamine  # noqa: PLC0415 - it is only trusted with what was looked through

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        shown = next(
            number
            for number, sheet in enumerate(book.sheets_metadata)
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
        )
        sheet = book.get_sheet_by_index(shown)
    except python_calamine.CalamineError:
        raise Refused("damaged") from None
    if sheet.start is None:
        raise Refused("empty")
    last_row, last_column = sheet.end or (0, 0)
    if last_column >= limits["columns"]:
        raise Refused("columns")
    if last_row > limits["rows"]:
        raise Refused("rows")
    yield from _worded(sheet, formulas)


def _worded(sheet: Any, formulas: set[Place]) -> Iterator[tuple[int, list[str]]]:
    before = [""] * sheet.start[1]  # columns left of the first one in use are not among the cells
    for number, cells in enumerate(sheet.iter_rows()):
        texts = before + [text_of(cell) for cell in cells]
        for column in range(len(texts)) if formulas else ():
            if (number, column) in formulas:
                texts[column] = "=" + texts[column]  # what stands there is not what is shown
        yield number + 1, texts


def text_of(cell: Any) -> str:
    """What a cell shows, whatever kind it is of."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat()
    return str(cell)


if __name__ == "__main__":
    main()
