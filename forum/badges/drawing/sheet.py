"""The A6 sheet: where things stand, in millimetres, and how a face is handed to the drawing."""

import json
from collections.abc import Sequence
from pathlib import Path

import typst

from forum.badges.codes import grouped
from forum.badges.drawing import fitting, fonts
from forum.badges.drawing.face import CATEGORIES, Face, plain

FOLDER = Path(__file__).parent
SOURCE = FOLDER / "a6.typ"

WIDTH, HEIGHT, MARGIN, BAND = 105.0, 148.0, 8.0, 18.0
QR_TOP, QR_SIDE = 94.7, 27.0  # without the quiet zone; 25 is the least that reads at arm's length
MOST_ZONE_LINES = 4


def described(face: Face) -> dict[str, object]:
    """A face as data for the drawing. Nothing of it ever becomes source text, so markup stays inert."""
    if lost := face.missing():
        raise fonts.MissingGlyphs(lost, face.name_latin)
    band, ink = CATEGORIES[face.category_letter]
    return {
        "ways": fitting.candidates(plain(face.name_latin)),
        "size": fitting.size(plain(face.name_latin)),
        "native": _shown(face.name_native) if face.name_native else "",
        "organisation": _shown(face.organisation),
        "country": _shown(face.country),
        "language": _language(face.native_language),
        "cjk": fonts.family(face.native_language, f"{face.name_native} {face.organisation}"),
        "letter": face.category_letter,
        "word": _shown(face.category_word),
        "band": band,
        "ink": ink,
        "forum": _shown(face.forum_name),
        "when": [_shown(text) for text in (face.dates, face.place) if text],
        "zones": _listed([_shown(zone) for zone in face.zones]),
        "code": _lines(face.code_text),
    }


def inputs(drawn: Sequence[dict[str, object]]) -> dict[str, str]:
    sheet = {"width": WIDTH, "height": HEIGHT, "margin": MARGIN, "band": BAND, "top": QR_TOP, "side": QR_SIDE}
    return {"faces": json.dumps(drawn), "sheet": json.dumps(sheet)}


def compiler() -> typst.Compiler:
    """A compiler of one's own, half a millisecond to make: threads share the fonts and wait for nobody."""
    return typst.Compiler(root=FOLDER, font_paths=fonts.loaded(), ignore_system_fonts=True)


def ridge_colour(letter: str) -> str:
    """The band's colour at 42 % on white, as a solid: printers draw no transparency."""
    band = bytes.fromhex(CATEGORIES[letter][0][1:])
    return "#" + bytes(round(0.42 * part + 0.58 * 255) for part in band).hex()


def _shown(text: str) -> str:
    return fitting.breakable(plain(text))


def _listed(zones: list[str]) -> list[str]:
    """A line for each zone while there is room for lines, else one paragraph."""
    return (
        zones if len(zones) <= MOST_ZONE_LINES else [", ".join(zone.replace(" ", "\u00a0") for zone in zones)]
    )


def _language(tag: str | None) -> str:
    first = "" if tag is None else tag.lower().replace("_", "-").split("-")[0]
    return first if first.isascii() and first.isalpha() and len(first) in (2, 3) else "en"


def _lines(code: str) -> list[str]:
    """The typed code in groups of four, four groups to a line."""
    whole = "".join(plain(code).split())
    return [grouped(whole[at : at + 16]) for at in range(0, len(whole), 16)]
