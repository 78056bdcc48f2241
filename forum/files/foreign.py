"""Whether a picture is something else as well: a page, a script, an archive, a document. Pure.

Looked for where somebody can write it: in the notes beside the pixels, and behind them. Among the pixels
themselves anything stands by chance, once in some hundred large photographs even `<svg`; they are drawn anew
on a new sheet, and nothing of them comes along.
"""

import re
from collections.abc import Callable, Iterator

# What no camera writes into a photograph.
TAGS = re.compile(rb"<(?:(?:script|html|svg|iframe)[\s>/]|!doctype\s|!entity\s|\?php\s)", re.IGNORECASE)
HEAD = 1024  # bytes by which others tell what a file is
ZIP_END, SIZE_OF_ZIP_END, LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
PNG_END = b"IEND\xaeB`\x82"
MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]", re.DOTALL)  # in a JPEG, not among its pixels
END_OF_JPEG = 0xD9
PIXELS = {b"IDAT", b"fdAT", b"VP8 ", b"VP8L", b"ALPH", b"ANMF"}


def is_more(data: bytes, kind: str) -> bool:
    """(A film hung behind a JPEG is simply left off.)"""
    if b"%PDF-" in data[:HEAD] or TAGS.search(data[:HEAD]) or _ends_as_archive(data):
        return True
    if any(TAGS.search(note) for note in _NOTES[kind](data)):
        return True
    if kind == "PNG":
        return PNG_END in data and not data.endswith(PNG_END)
    return kind == "WEBP" and len(data) > int.from_bytes(data[4:8], "little") + 9


def _ends_as_archive(data: bytes) -> bool:
    """The end of an archive says how long the comment behind it is, and the file ends there."""
    end = data[-SIZE_OF_ZIP_END - LONGEST_COMMENT :]
    at = end.find(ZIP_END)
    while at >= 0:
        said = int.from_bytes(end[at + 20 : at + 22], "little")
        if at + SIZE_OF_ZIP_END + said == len(end):
            return True
        at = end.find(ZIP_END, at + 1)
    return False


def _notes_of_jpeg(data: bytes) -> Iterator[bytes]:
    """Every segment, and the beginning of what follows the picture."""
    at = 2
    while (found := MARKER.search(data, at)) is not None:
        at = found.end()
        if found[0][1] == END_OF_JPEG:
            yield data[at : at + HEAD]
            return
        length = int.from_bytes(data[at : at + 2], "big")
        yield data[at + 2 : at + length]
        at += max(length, 2)


def _notes_of_png(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(data):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if name not in PIXELS:
            yield data[at + 8 : at + 8 + length]
        at += 12 + length


def _notes_of_webp(data: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(data):
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name not in PIXELS:
            yield data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


_NOTES: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "JPEG": _notes_of_jpeg,
    "PNG": _notes_of_png,
    "WEBP": _notes_of_webp,
}
