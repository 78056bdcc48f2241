"""A photograph from a stranger, made ours: looked at, decoded, cropped and written anew as a plain JPEG.

What is in it besides the picture (place, camera, comments, a second file behind the first) stays outside.
"""

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import BytesIO
from threading import Lock

from PIL import ExifTags, Image

from forum.errors import Refusal
from forum.files.foreign import is_more

MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 16_000_000  # decoded whole
MOST_PIXELS_OF_A_JPEG = 32_000_000  # decoded at a fraction of its size
LEAST = (300, 400)
LARGEST = (600, 800)
QUALITY = 86
JPEG = "image/jpeg"


class Part(StrEnum):
    """Which part of a picture stays when it is too wide, or too tall, for 3:4."""

    START = "start"  # left, or top
    MIDDLE = "middle"
    END = "end"  # right, or bottom


class TooHeavy(Refusal):
    code = "picture_too_heavy"


class UnknownKind(Refusal):
    code = "picture_kind_unknown"


class TooManyPixels(Refusal):
    code = "picture_too_many_pixels"


class TooSmall(Refusal):
    code = "picture_too_small"


class Moving(Refusal):
    code = "picture_moves"


class TwoInOne(Refusal):
    """A picture that is something else as well: a page, an archive, a document."""

    code = "picture_and_more"


class Busy(Refusal):
    """Too many send pictures at once."""

    code = "picture_busy"


class Broken(Refusal):
    code = "picture_broken"


def portrait(data: bytes, part: Part = Part.MIDDLE) -> bytes:
    """The picture as a JPEG of 3:4, at most 600 × 800. Raises one of the refusals above."""
    return _anew(data, lambda picture: _cropped(picture, part))


def plain(data: bytes) -> bytes:
    """The whole picture as a JPEG, its shorter side below 2400. Raises one of the refusals above."""
    return _anew(data, lambda picture: picture)


def _anew(data: bytes, shaped: Callable[[Image.Image], Image.Image]) -> bytes:
    kind = _checked(data)
    try:
        with _in_turn(), Image.open(BytesIO(data), formats=(kind,)) as picture:
            _small_enough(*picture.size, kind)
            if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
                raise Moving()
            return _written(shaped(_upright(picture)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooManyPixels() from None
    except UNREADABLE:
        raise Broken() from None


# One at a time keeps the memory of a process bounded, however many send a photograph at once.
_ONE_AT_A_TIME = Lock()
PATIENCE = 20.0  # seconds: no request waits longer for its turn


@contextmanager
def _in_turn() -> Iterator[None]:
    if not _ONE_AT_A_TIME.acquire(timeout=PATIENCE):
        raise Busy()
    try:
        yield
    finally:
        _ONE_AT_A_TIME.release()


# Whatever Pillow says about bytes that only look like a picture.
UNREADABLE = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError),
    *(struct.error, AttributeError, RuntimeError, AssertionError),
)
PNG, RIFF = b"\x89PNG\r\n\x1a\n", b"RIFF"


def _checked(data: bytes) -> str:
    """The kind of picture, by its first bytes, once its head has been believed."""
    if len(data) > MOST_BYTES:
        raise TooHeavy()
    kind = _kind(data)
    _small_enough(*_size_in_head(data, kind), kind)
    if is_more(data, kind):
        raise TwoInOne()
    return kind


def _kind(data: bytes) -> str:
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(PNG):
        return "PNG"
    if data.startswith(RIFF) and data[8:12] == b"WEBP":
        return "WEBP"
    raise UnknownKind()


def _small_enough(width: int, height: int, kind: str) -> None:
    if width * height > (MOST_PIXELS_OF_A_JPEG if kind == "JPEG" else MOST_PIXELS):
        raise TooManyPixels()


def _size_in_head(data: bytes, kind: str) -> tuple[int, int]:
    """As the file itself says it, before any library has made room for so many pixels."""
    try:
        if kind == "PNG":
            return struct.unpack(">II", data[16:24])
        if kind == "WEBP":
            return _size_of_webp(data)
    except (struct.error, IndexError):
        raise Broken() from None
    return 0, 0  # the reader of a JPEG stops at its head by itself


def _size_of_webp(data: bytes) -> tuple[int, int]:
    """Lossy, lossless or extended; see the WebP container specification."""
    chunk = data[12:16]
    if chunk == b"VP8X":
        if data[20] & 2:
            raise Moving()
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if chunk == b"VP8L":
        (bits,) = struct.unpack("<I", data[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _upright(picture: Image.Image) -> Image.Image:
    """In plain colours, no larger than needed, turned as the camera was held."""
    # A JPEG is decoded at a fraction of its size where that is enough.
    picture.draft("RGB", (LARGEST[1] * 2, LARGEST[1] * 2))
    turn = TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    plain = _in_colours(picture)
    shrink = min(plain.size) // (LARGEST[0] * 2)
    if shrink > 1:
        plain = plain.reduce(shrink)
    return plain.transpose(turn) if turn is not None else plain


TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _in_colours(picture: Image.Image) -> Image.Image:
    picture.load()
    if picture.mode in ("RGB", "RGBA"):
        return picture
    return picture.convert("RGBA" if "transparency" in picture.info or "A" in picture.mode else "RGB")


def _cropped(picture: Image.Image, part: Part) -> Image.Image:
    """The largest 3:4 that fits, then no larger than the largest."""
    across, down = picture.size
    width, height = min(across, down * 3 // 4), min(down, across * 4 // 3)
    if (width, height) < LEAST or height < LEAST[1]:
        raise TooSmall()
    left, top = _beginning(across - width, part), _beginning(down - height, part)
    cropped = picture.crop((left, top, left + width, top + height))
    return cropped.resize(LARGEST, Image.Resampling.LANCZOS) if width > LARGEST[0] else cropped


def _beginning(spare: int, part: Part) -> int:
    return {Part.START: 0, Part.MIDDLE: spare // 2, Part.END: spare}[part]


def _written(picture: Image.Image) -> bytes:
    """On a new white sheet, so that nothing of the old file comes along."""
    sheet = Image.new("RGB", picture.size, "white")
    sheet.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    with BytesIO() as file:
        sheet.save(file, "JPEG", quality=QUALITY, optimize=True)
        return file.getvalue()
