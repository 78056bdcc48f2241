"""The badge code as a QR: level Q, alphanumeric, one fixed mask, drawn as vectors or as a small PNG.

Black on white with four modules of quiet around it, always: a tinted or rounded code is read later.
"""

import struct
import zlib
from functools import lru_cache
from itertools import groupby

import qrcode
from qrcode.util import MODE_ALPHA_NUM, QRData

QUIET = 4
MASK = 3  # trying all eight takes six times as long; readers do not mind

Matrix = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=64)  # a letter draws one code twice: inline, and on the badge
def matrix(text: str) -> Matrix:
    """The modules, without the quiet zone; 33 × 33 for a code at a host of up to 24 characters."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, mask_pattern=MASK, border=0)
    code.add_data(QRData(text.encode(), mode=MODE_ALPHA_NUM), optimize=0)
    code.make(fit=True)
    return tuple(tuple(map(bool, row)) for row in code.modules)


def path(modules: Matrix) -> str:
    """One SVG path for all modules, a rectangle for each run in a row; one unit is one module."""
    return "".join(
        f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(modules) for x, width in _runs(row)
    )


def svg(text: str, label: str) -> str:
    """A stand-alone SVG with its quiet zone; `label` is its name for those who cannot see it."""
    modules = matrix(text)
    side = len(modules) + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img">'
        f"<title>{_escaped(label)}</title>"
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path fill="#000" transform="translate({QUIET} {QUIET})" d="{path(modules)}"/></svg>'
    )


def png(text: str, module: int = 6) -> bytes:
    """A one-bit PNG with its quiet zone; `module` is the width of a module in pixels."""
    modules = matrix(text)
    side = (len(modules) + 2 * QUIET) * module
    blank = b"\x00" + b"\xff" * ((side + 7) // 8)
    edge = [blank] * (QUIET * module)
    lines = [line for row in modules for line in [_line(row, module, side)] * module]
    return _png(side, b"".join([*edge, *lines, *edge]))


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    found, at = [], 0
    for dark, group in groupby(row):
        width = len(list(group))
        if dark:
            found.append((at, width))
        at += width
    return found


def _line(row: tuple[bool, ...], module: int, side: int) -> bytes:
    quiet = "1" * (QUIET * module)
    bits = quiet + "".join("01"[not dark] * module for dark in row) + quiet
    width = (side + 7) // 8
    return b"\x00" + int(bits.ljust(width * 8, "1"), 2).to_bytes(width)


def _png(side: int, lines: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines, 9)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _escaped(label: str) -> str:
    return label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
