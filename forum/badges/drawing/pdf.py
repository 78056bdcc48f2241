"""Badges as a PDF: one A6 page each, fonts embedded, codes as vectors."""

from collections.abc import Sequence

from forum.badges.drawing import qr, ridge, sheet
from forum.badges.drawing.face import Face


def pdf(faces: Sequence[Face]) -> bytes:
    """One page for each face, in their order. Raises MissingGlyphs for a name no font can draw."""
    if not faces:
        raise ValueError("there is no badge to draw")
    drawn = [{**sheet.described(face), **_pictures(face)} for face in faces]
    page = sheet.compiler().compile(
        input=str(sheet.SOURCE), format="pdf", sys_inputs=sheet.inputs(drawn), pdf_tags=len(faces) == 1
    )
    if not isinstance(page, bytes):
        raise TypeError("the drawing gave no single document")
    return page


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
