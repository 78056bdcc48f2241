"""Sheets of other rooms (a letter, a certificate), drawn as badges are: same fonts, words only as data."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from forum.badges.drawing import fonts
from forum.badges.drawing.face import plain


def drawn(source: Path, facts: Mapping[str, Any]) -> bytes:
    """The sheet as a PDF. Nothing of the facts becomes source text, so markup stays inert."""
    compiler = typst.Compiler(root=source.parent, font_paths=fonts.loaded(), ignore_system_fonts=True)
    document = compiler.compile(
        input=str(source), format="pdf", sys_inputs={"facts": json.dumps(dict(facts), ensure_ascii=False)}
    )
    if not isinstance(document, bytes):
        raise TypeError("the drawing gave no single document")
    return document


def printable(text: str) -> str:
    """The text without what no font of ours can draw."""
    lost = set(fonts.covering(plain(text)))
    return "".join(each for each in plain(text) if each not in lost)


def whole_or_nothing(name: str) -> str:
    """A name in its own script is drawn whole or not at all."""
    return "" if fonts.covering(plain(name)) else plain(name)


def softened(colour: str, part: float = 0.42) -> str:
    """A colour on white, as a solid: printers draw no transparency."""
    shades = bytes.fromhex(colour.removeprefix("#"))
    return "#" + bytes(round(part * each + (1 - part) * 255) for each in shades).hex()
