"""Files nobody should have to open, made here: none of them lies in the repository."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import xlsxwriter

HEADER = ["Given name", "Family name", "E-mail"]
AMINA = ["Amina", "Demokyzy", "amina@example.org"]


def xlsx(*rows, header=HEADER, hidden_first=False) -> bytes:
    """An ordinary file, as a spreadsheet program writes it."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        if hidden_first:
            book.add_worksheet("Notes").hide()
        sheet = book.add_worksheet("People")
        for number, row in enumerate([header, *rows]):
            sheet.write_row(number, 0, row)
        if hidden_first:
            sheet.activate()
    return file.getvalue()


def with_formula() -> bytes:
    """What is shown is a name; what stands there is not."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, AMINA)
        sheet.write_formula(1, 1, 'WEBSERVICE("https://example.org")', value="Demokyzy")
    return file.getvalue()


def far_away(column: int = 16_383) -> bytes:
    """One word in the last row a sheet can have, or in its very last cell."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write(1_048_575, column, "here")
    return file.getvalue()


def changed(change: Callable[[str, bytes], bytes] = lambda name, content: content, **more: bytes) -> bytes:
    """An ordinary file with its members changed, or with more of them."""
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(xlsx(AMINA))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return file.getvalue()


def bomb() -> bytes:
    """Four hundred megabytes of nothing in four hundred kilobytes."""
    return changed(**{"xl/media/big.xml": b"\0" * 400_000_000})


def lying_bomb() -> bytes:
    """A sheet of sixty megabytes whose header says it has a hundred bytes."""
    row = b'<row><c t="inlineStr"><is><t>' + b"A" * 200 + b"</t></is></c></row>"
    sheet = b"<worksheet><sheetData>" + row * 260_000
    data = changed(lambda name, content: sheet if name.endswith("sheet1.xml") else content)
    size = len(sheet).to_bytes(4, "little")
    return data.replace(size, (100).to_bytes(4, "little"))


def doctype() -> bytes:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'

    def declare(name: str, content: bytes) -> bytes:
        return content.replace(b"<worksheet", laughs + b"<worksheet") if "sheet1" in name else content

    return changed(declare)


def late_doctype() -> bytes:
    """After a comment longer than anybody looks."""
    spaces = b"<!--" + b" " * 3_000_000 + b"-->"
    return changed(
        lambda name, content: (
            content.replace(b"<worksheet", spaces + b"<!DOCTYPE x><worksheet")
            if "sheet1" in name
            else content
        )
    )


def macros() -> bytes:
    def enable(name: str, content: bytes) -> bytes:
        return content.replace(b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
                               b"vnd.ms-excel.sheet.macroEnabled.main")  # fmt: skip

    return changed(enable, **{"xl/vbaProject.bin": b"\xd0\xcf"})


def hidden_macros() -> bytes:
    return changed(**{"xl/vbaProject.bin": b"\xd0\xcf"})


def encrypted() -> bytes:
    """How an XLSX file with a password begins: it is another container altogether."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le")


def csv(*rows, encoding="utf-8", header=HEADER, delimiter=",") -> bytes:
    return "\r\n".join(delimiter.join(row) for row in [header, *rows]).encode(encoding)


# Each is refused whole, with this code.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb": (bomb, "sheet_bomb"),
    "a zip bomb that lies about its size": (lying_bomb, "sheet_damaged"),
    "six hundred members": (lambda: changed(**{f"x{n}.xml": b"<x/>" for n in range(600)}), "sheet_bomb"),
    "a cell at the far end": (far_away, "sheet_bomb"),
    "a document type": (doctype, "sheet_doctype"),
    "a document type far down": (late_doctype, "sheet_doctype"),
    "macros": (macros, "sheet_macros"),
    "macros that are not declared": (hidden_macros, "sheet_macros"),
    "links to other files": (
        lambda: changed(**{"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "sheet_links",
    ),
    "a password": (encrypted, "sheet_encrypted"),
    "the format of 1997": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "sheet_other_kind"),
    "a zip that is no spreadsheet": (lambda: _zip({"a.txt": b"hello"}), "sheet_other_kind"),
    "an XLSX cut short": (lambda: xlsx(AMINA)[:-200], "sheet_damaged"),
    "broken XML": (lambda: changed(lambda n, c: c[:-30] if n == "xl/workbook.xml" else c), "sheet_damaged"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "sheet_encoding"),
    "Cyrillic as Windows writes it": (
        lambda: csv(["Амина"], encoding="cp1251", header=["Имя"]),
        "sheet_encoding",
    ),
    "Korean as Windows writes it": (lambda: csv(["김하늘"], encoding="cp949"), "sheet_encoding"),
    "Japanese as Windows writes it": (lambda: csv(["佐藤"], encoding="cp932"), "sheet_encoding"),
    "UTF-16 without its mark": (lambda: csv(AMINA, encoding="utf-16-le"), "sheet_encoding"),
    "a quote that never ends": (lambda: b'a,b\r\n"c,d\r\n', "sheet_damaged"),
    "nothing": (lambda: b"", "sheet_empty"),
    "blanks": (lambda: b" \r\n ,,\r\n", "sheet_empty"),
    "a sheet without anything": (lambda: xlsx(header=[]), "sheet_empty"),
    "two hundred and one columns": (lambda: csv(header=["x"] * 201), "sheet_columns"),
    "eleven megabytes": (lambda: b"a" * (11 * 1024 * 1024), "sheet_too_large"),
}


def _zip(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()
