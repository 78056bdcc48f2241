"""A badge as one stand-alone SVG, from the same drawing as the PDF: outlines, no fonts, nothing to fetch."""

import re
from html import escape

from forum.badges.drawing import qr, ridge, sheet
from forum.badges.drawing.face import Face, plain

POINT = 72 / 25.4  # the drawing measures in points, the sheet in millimetres
LONG_NUMBER = re.compile(rb"\d+\.\d{4,}")


def svg(face: Face) -> str:
    """The A6 front. It has no style, script or reference, so it shows under the strictest policy."""
    page = sheet.compiler().compile(
        input=str(sheet.SOURCE), format="svg", sys_inputs=sheet.inputs([sheet.described(face)])
    )
    if not isinstance(page, bytes):
        raise TypeError("the drawing gave no single page")
    head, rest = LONG_NUMBER.sub(_rounded, page).decode().split(">", 1)
    body, end = rest.rsplit("</svg>", 1)
    return f'{head} role="img"><title>{_title(face)}</title>{body}{_ridge(face)}{_qr(face)}</svg>{end}'


def _rounded(number: re.Match[bytes]) -> bytes:
    return b"%g" % round(float(number[0]), 3)


def _title(face: Face) -> str:
    return escape(
        f"{plain(face.name_latin)}, {plain(face.category_word)}, {plain(face.forum_name)}", quote=False
    )


def _ridge(face: Face) -> str:
    place = f"scale({POINT:.5f}) translate(0 {sheet.HEIGHT - sheet.BAND - ridge.RISE:g})"
    return f'<path fill="{sheet.ridge_colour(face.category_letter)}" transform="{place}" d="{ridge.path()}"/>'


def _qr(face: Face) -> str:
    modules = qr.matrix(face.qr_text)
    module = sheet.QR_SIDE / len(modules)
    place = f"scale({POINT:.5f}) translate({sheet.MARGIN:g} {sheet.QR_TOP:g}) scale({module:.5f})"
    return f'<path fill="#000" transform="{place}" d="{qr.path(modules)}"/>'
