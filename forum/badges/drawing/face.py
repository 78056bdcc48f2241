"""What one badge shows, as plain words. Whoever issues the badge chooses them and their language."""

import unicodedata
from dataclasses import dataclass, fields, replace
from typing import Any

from forum.badges.drawing import fonts
from forum.registration.rules import BLANK

# Learned once by the staff at the door, so fixed for every forum: (band, text on it).
CATEGORIES = {
    "D": ("#0b5a6b", "#ffffff"),
    "S": ("#5b3a8c", "#ffffff"),
    "V": ("#ecbc4e", "#241a00"),
    "P": ("#a8325a", "#ffffff"),
    "X": ("#2c6135", "#ffffff"),
    "O": ("#23282b", "#ffffff"),
}


@dataclass(frozen=True)
class Face:
    """The front of one badge. Names are drawn as given: their order and capitals are the caller's."""

    name_latin: str
    name_native: str | None
    native_language: str | None
    organisation: str
    country: str
    category_letter: str
    category_word: str
    forum_name: str
    dates: str
    place: str
    code_text: str
    qr_text: str
    zones: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.category_letter not in CATEGORIES:
            raise ValueError(f"no badge category has the letter {self.category_letter!r}")
        if not plain(self.name_latin):
            raise ValueError("a badge shows a name")

    def missing(self) -> str:
        """The characters no badge font can draw, each once; empty when the badge can be printed."""
        return "".join(dict.fromkeys(fonts.covering(plain(self._words()), self.native_language)))

    def printable(self) -> "Face":
        """The same badge without what cannot be drawn: a name in its own script goes whole or not at all."""
        lost = self.missing()
        if not lost:
            return self
        kept: dict[str, Any] = {name: _without(value, lost) for name, value in self._texts().items()}
        if self.name_native and set(plain(self.name_native)) & set(lost):
            kept["name_native"] = None
        kept["zones"] = tuple(filter(None, (_without(zone, lost) for zone in self.zones)))
        return replace(self, **kept)

    def _words(self) -> str:
        return " ".join([*self._texts().values(), *self.zones])

    def _texts(self) -> dict[str, str]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: value for name, value in values.items() if isinstance(value, str) and name not in UNDRAWN
        }


UNDRAWN = {"native_language", "category_letter", "qr_text"}


def plain(text: str) -> str:
    """The text as it is drawn: composed, one space between words, without what draws nothing."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(" " if unicodedata.category(each) == "Cc" else each for each in composed)
    return " ".join("".join(each for each in seen if not _draws_nothing(each)).split())


def _draws_nothing(sign: str) -> bool:
    return sign in BLANK or unicodedata.category(sign) in {"Cf", "Cs"}


def _without(text: str, lost: str) -> str:
    return plain("".join(each for each in unicodedata.normalize("NFC", text) if each not in lost))
