"""A file of somebody else's, as rows of text. Whatever is wrong with it is known before the first row is
handed out; the rows wait in a temporary file meanwhile, so that a hundred thousand take no memory."""

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple

from forum.errors import Refusal
from forum.sheets.apart import REFUSED
from forum.sheets.cells import unquoted
from forum.sheets.limits import LIMITS, Limits

APART = Path(__file__).with_name("apart.py")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
DELIMITERS = ",;\t"
FIRST = 64 * 1024  # bytes that are looked at to guess
Numbered = tuple[int, list[str]]


class Unreadable(Refusal):
    """The file was not read, and nothing of it was taken. `code` says why."""

    code = "sheet_damaged"

    def __init__(self, why: str) -> None:
        self.code = f"sheet_{why}"
        super().__init__()


class Row(NamedTuple):
    number: int  # as the spreadsheet counts them, from 1
    cells: list[str]


@dataclass
class Sheet(AbstractContextManager["Sheet"]):
    """A table with a header. `count` rows follow it; rows without any text are left out."""

    header: Row
    count: int
    kept: IO[str]

    def rows(self) -> Iterator[Row]:
        """All rows below the header, in order; any number of times."""
        self.kept.seek(0)
        return (Row(*json.loads(line)) for line in islice(self.kept, 1, None))

    def __exit__(self, *_: object) -> None:
        self.kept.close()


def read(data: bytes, limits: Limits = LIMITS) -> Sheet:
    """Raises `Unreadable`. Close what comes back."""
    if len(data) > limits.size:
        raise Unreadable("too_large")
    if not data.strip():
        raise Unreadable("empty")
    kept = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - the sheet closes it
    try:
        return _kept(_rows(data, limits), kept, limits)
    except BaseException:
        kept.close()
        raise


def _rows(data: bytes, limits: Limits) -> Iterator[Numbered]:
    if data.startswith(OLE):
        raise Unreadable("encrypted" if ENCRYPTED in data else "other_kind")
    return _of_xlsx(data, limits) if data.startswith(ZIP) else _of_csv(data)


def _kept(rows: Iterator[Numbered], kept: IO[str], limits: Limits) -> Sheet:
    header, count = None, -1
    for number, cells in rows:
        texts = [unquoted(cell.strip()) for cell in cells]
        if not any(texts):
            continue
        header, count = header or Row(number, texts), count + 1
        if count > limits.rows:
            raise Unreadable("rows")
        if len(texts) > limits.columns:
            raise Unreadable("columns")
        kept.write(json.dumps((number, texts), ensure_ascii=False, separators=(",", ":")) + "\n")
    if header is None:
        raise Unreadable("empty")
    return Sheet(header, count, kept)


def _of_csv(data: bytes) -> Iterator[Numbered]:
    encoding = _encoding(data)
    lines = TextIOWrapper(BytesIO(data), encoding=encoding, newline="")
    try:
        rows = csv.reader(lines, delimiter=_delimiter(data, encoding), strict=True)
        yield from enumerate(rows, 1)
    except UnicodeError:
        raise Unreadable("encoding") from None
    except csv.Error:
        raise Unreadable("damaged") from None


def _encoding(data: bytes) -> str:
    """UTF-8, or UTF-16 that says so. Everything else could be guessed wrong, and names with it."""
    if data.startswith(UTF_16):
        return "utf-16"
    if b"\0" in data[:FIRST] and data[:FIRST].count(b"\0") > len(data[:FIRST]) // 10:
        raise Unreadable("encoding")
    return "utf-8-sig"


def _delimiter(data: bytes, encoding: str) -> str:
    """Whichever stands most often in the first line that holds any."""
    for line in data[:FIRST].decode(encoding, "ignore").splitlines():
        counts = {sign: line.count(sign) for sign in DELIMITERS}
        if any(counts.values()):
            return max(counts, key=lambda sign: counts[sign])
    return ","


def _of_xlsx(data: bytes, limits: Limits) -> Iterator[Numbered]:
    """Read in a process of its own: what breaks it, or makes it grow, does so there."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as found:
        command = [sys.executable, "-I", "-X", "utf8", str(APART), json.dumps(limits.as_numbers())]
        try:
            done = subprocess.run(  # noqa: S603 - our own script; the file goes in as data
                command,
                input=data,
                stdout=found,
                stderr=subprocess.PIPE,
                env={},
                timeout=limits.seconds * 2,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Unreadable("bomb") from None
        if done.returncode == REFUSED:
            raise Unreadable(done.stderr.decode())
        if done.returncode:
            # Killed by a limit, or a parser's panic.
            raise Unreadable("bomb" if done.returncode < 0 else "damaged")
        found.seek(0)
        for line in found:
            number, cells = json.loads(line)
            yield number, cells
