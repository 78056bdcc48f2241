"""Badges as a PDF: one A6 page each, fonts embedded, codes as vectors."""

from collections.abc import Callable, Sequence
from io import BytesIO
from threading import Lock

import pypdfium2  # type: ignore[import-untyped]

from forum.badges.drawing import qr, ridge, sheet
from forum.badges.drawing.face import Face

# A hundred pages at a time keep a thousand badges under 300 MB; all at once they take 500.
PAGES_AT_ONCE = 100
# The compiler forgets what its last ten runs did not use.
RUNS_TO_FORGET = 11


def _silently(drawn: int) -> None:
    """Nobody is waiting."""


def pdf(faces: Sequence[Face], *, progress: Callable[[int], None] = _silently) -> bytes:
    """One page for each face, in their order; `progress` hears how many are drawn so far.

    Raises MissingGlyphs, before anything is drawn, for words that no badge font has.
    """
    if not faces:
        raise ValueError("there is no badge to draw")
    drawn = [{**sheet.described(face), **_pictures(face)} for face in faces]
    parts = []
    for start in range(0, len(drawn), PAGES_AT_ONCE):
        parts.append(_compiled(drawn[start : start + PAGES_AT_ONCE]))
        progress(min(start + PAGES_AT_ONCE, len(drawn)))
    return parts[0] if len(parts) == 1 else _joined(parts, pages=len(faces))


def _compiled(drawn: Sequence[dict[str, object]]) -> bytes:
    """One document; the drawing itself asserts that it has a page for each badge and no more."""
    compiler = sheet.compiler()
    document = compiler.compile(
        input=str(sheet.SOURCE), format="pdf", sys_inputs=sheet.inputs(drawn), pdf_tags=len(drawn) == 1
    )
    if not isinstance(document, bytes):
        raise TypeError("the drawing gave no single document")
    if len(drawn) == PAGES_AT_ONCE:
        _forget()
    return document


def _forget() -> None:
    empty = sheet.compiler()
    for _ in range(RUNS_TO_FORGET):
        empty.compile(input=b"", format="pdf")


_JOINING = Lock()  # PDFium is not made for threads


def _joined(parts: Sequence[bytes], *, pages: int) -> bytes:
    with _JOINING, pypdfium2.PdfDocument.new() as whole, BytesIO() as file:
        for part in parts:
            with pypdfium2.PdfDocument(part) as document:
                whole.import_pages(document)
        if len(whole) != pages:
            raise AssertionError(f"{pages} badges took {len(whole)} pages")
        whole.save(file)
        return file.getvalue()


def _pictures(face: Face) -> dict[str, object]:
    modules = qr.matrix(face.qr_text)
    colour = sheet.ridge_colour(face.category_letter)
    return {
        "qr": _picture(len(modules), len(modules), qr.path(modules), "#000000"),
        "ridge": _picture(sheet.WIDTH, ridge.RISE, ridge.path(), colour),
    }


def _picture(width: float, height: float, path: str, colour: str) -> str:
    box = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path fill="{colour}" d="{path}"/></svg>'
