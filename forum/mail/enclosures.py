"""What a letter carries that is not in the database: links, codes, drawn files.

The mail room knows neither registrations nor badges. Whoever delivers or shows a letter brings two
tables: `Links` says what stands in the place of `[[name]]`, `Drawers` draws what is enclosed.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Protocol

About = Mapping[str, Any]
PLACE = re.compile(r"\[\[(\w+)\]\]")


@dataclass(frozen=True)
class Drawn:
    """A file of a letter. With `inline_cid` it is a picture in the letter, `<img src="cid:…">`.

    A calendar says its method in its type: `text/calendar; method=PUBLISH; charset=utf-8`.
    """

    filename: str
    content_type: str
    data: bytes
    inline_cid: str | None = None


Links = Mapping[str, Callable[[About], str]]
Drawers = Mapping[str, Callable[[About], Drawn]]


class HasEnclosures(Protocol):
    text: str
    html: str
    secrets: Mapping[str, About]
    enclosures: list[Any]


def place(name: str) -> str:
    """What stands in the stored letter where the secret will be."""
    return f"[[{name}]]"


def revealed(letter: HasEnclosures, links: Links) -> dict[str, str]:
    """The letter's secrets as they stand in it, each made once."""
    return {name: links[name](about) for name, about in letter.secrets.items()}


def text_with(letter: HasEnclosures, secrets: Mapping[str, str]) -> str:
    """What looks like a place and is none stays as it is."""
    return PLACE.sub(lambda found: secrets.get(found[1], found[0]), letter.text)


def html_with(letter: HasEnclosures, secrets: Mapping[str, str]) -> str:
    marked_up = {name: escape(secret) for name, secret in secrets.items()}
    return PLACE.sub(lambda found: marked_up.get(found[1], found[0]), letter.html)


def drawn(letter: HasEnclosures, drawers: Drawers) -> list[Drawn]:
    return [draw(enclosure, drawers) for enclosure in letter.enclosures]


def draw(enclosure: About, drawers: Drawers) -> Drawn:
    return drawers[enclosure["drawer"]](enclosure["about"])
