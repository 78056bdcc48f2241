"""The badge's fonts: Noto Sans first, then the Noto CJK face of the reader's language.

No CJK font has Kazakh and Kyrgyz letters or ₸, and Han characters take another shape in each
language, so both files are needed and the face is chosen, never left to chance.
"""

import struct
import unicodedata
from bisect import bisect_right
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import BinaryIO

import typst

LATIN = "Noto Sans"
CODE = "DejaVu Sans Mono"  # typst carries it
FACES = {"ko": "Noto Sans CJK KR", "ja": "Noto Sans CJK JP", "zh": "Noto Sans CJK SC"}
TRADITIONAL = {"zh-hant": "Noto Sans CJK TC", "zh-tw": "Noto Sans CJK TC", "zh-hk": "Noto Sans CJK HK"}
FILES = (
    ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"),
)


class MissingGlyphs(ValueError):
    """Texts that no badge font can draw; `characters` are those it lacks."""

    def __init__(self, characters: str, whose: str) -> None:
        super().__init__(f"the badge fonts cannot draw {_named(characters)} for {whose}")
        self.characters = characters


def covering(text: str, language: str | None = None) -> str:
    """The characters of `text` that cannot be drawn in `language`; empty when all can."""
    # The CJK faces differ in shapes only: each of them has every character of the collection.
    composed = unicodedata.normalize("NFC", text)
    return "".join(each for each in composed if not _is_drawn(each))


def family(language: str | None, text: str) -> str:
    """The CJK face for a text: its language decides, else the script it is written in."""
    wanted = "" if language is None else language.lower().replace("_", "-")
    found = TRADITIONAL.get("-".join(wanted.split("-")[:2])) or FACES.get(wanted.split("-")[0])
    return found or FACES[_guessed(text)]


def loaded() -> typst.Fonts:
    """The fonts, read once for the process and shared by all threads."""
    with _LOADING:
        return _loaded()


_LOADING = Lock()


@cache
def _loaded() -> typst.Fonts:
    folders = [str(path.parent) for path in _paths()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def _paths() -> list[Path]:
    return [_folder(package) / file for package, file in FILES]


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the badge fonts need the package {package}")
    return Path(spec.origin).parent


def _guessed(text: str) -> str:
    if any("\uac00" <= each <= "\ud7a3" or "\u1100" <= each <= "\u11ff" for each in text):
        return "ko"
    return "ja" if any("\u3040" <= each <= "\u30ff" for each in text) else "zh"


@cache
def _is_drawn(character: str) -> bool:
    if unicodedata.category(character) in {"Cc", "Cf", "Zs"} or _selects_a_variant(character):
        return True
    return any(_has(ranges, ord(character)) for ranges in _coverage())


def _selects_a_variant(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _has(ranges: list[tuple[int, int]], code: int) -> bool:
    at = bisect_right(ranges, (code, 0x110000)) - 1
    return at >= 0 and code <= ranges[at][1]


@cache
def _coverage() -> list[list[tuple[int, int]]]:
    return [_ranges(path) for path in _paths()]


def _ranges(path: Path) -> list[tuple[int, int]]:
    """The runs of characters in a font's `cmap` table, format 12 (all of Unicode); see OpenType."""
    with path.open("rb") as file:
        start = _cmap(file)
        file.seek(start)
        (count,) = struct.unpack(">xxH", file.read(4))
        records = list(struct.iter_unpack(">HHI", file.read(8 * count)))
        (offset,) = (at for platform, encoding, at in records if (platform, encoding) == (3, 10))
        file.seek(start + offset)
        (groups,) = struct.unpack(">12xI", file.read(16))
        return [(first, last) for first, last, _ in struct.iter_unpack(">III", file.read(12 * groups))]


def _cmap(file: BinaryIO) -> int:
    """Where the character map of a font begins, or that of the first font of a collection."""
    tag, first = struct.unpack(">4s8xI", file.read(16))
    file.seek(first if tag == b"ttcf" else 0)
    (count,) = struct.unpack(">4xH6x", file.read(12))
    tables = {name: at for name, _, at, _ in struct.iter_unpack(">4sIII", file.read(16 * count))}
    return int(tables[b"cmap"])


def _named(characters: str) -> str:
    return ", ".join(f"{each} (U+{ord(each):04X})" for each in characters)
