"""Texts as words that can be compared: lower case, without marks, Han and Hangul one character each. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from anyascii import anyascii

from forum.registration.search.romanising import cyrillic_as_in_passports, kana_in_latin

LONGEST_WORD = 60

_APOSTROPHES = dict.fromkeys(map(ord, "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\uff07"), "'")
_HYPHENS = dict.fromkeys(map(ord, "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\u30fb\u00b7\u2022"), "-")
_HIRAGANA = {sign: sign + 0x60 for sign in range(0x3041, 0x3097)}
_TOGETHER = str.maketrans(_APOSTROPHES | _HYPHENS | _HIRAGANA)
_MARKS = re.compile("[\u0300-\u036f]")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af\u3005\u3007"
_HANGUL = "\uac00-\ud7a3"
_ONE_EACH = re.compile(f"[{_HAN}{_HANGUL}]")
_RUN = re.compile(f"[{_HAN}{_HANGUL}]|[^{_HAN}{_HANGUL}]+")
_EAST_ASIAN = re.compile(f"[{_HAN}{_HANGUL}]+")


def folded(text: str) -> str:
    """Lower case, with the Latin reading of other scripts beside the script itself."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    latin = anyascii(plain).casefold()
    return plain if latin == plain else f"{plain} {latin}"


def chunks(text: str) -> list[list[str]]:
    """The words of a text; a word of several parts (O'Brien, Ha-neul) as these. Marks are still there."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_TOGETHER)
    kept = "".join(sign if sign in "'-" or unicodedata.category(sign)[0] in "LNM" else " " for sign in plain)
    parts = ([part[:LONGEST_WORD] for part in re.split("['-]", word) if part] for word in kept.split())
    return [part for part in parts if part]


def tokens_of(part: str) -> list[str]:
    """A part of a word as the index holds it: unmarked, and each Han or Hangul character alone."""
    return _RUN.findall(unmarked(part))


def unmarked(part: str) -> str:
    """Without the marks of Latin and Cyrillic letters: é as e, й as и. Other scripts keep theirs."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", part))
    return unicodedata.normalize("NFC", bare) or part


@lru_cache(maxsize=20_000)
def latin_of(part: str) -> tuple[str, ...]:
    """How a part may be written in Latin letters, one or several ways; none where nothing is to be read."""
    if part.isascii():
        return (part,)
    readings = (_letters(anyascii(part)), _letters(cyrillic_as_in_passports(part)), *kana_in_latin(part))
    return tuple(dict.fromkeys(reading for reading in readings if reading))


def is_east_asian(part: str) -> bool:
    """Whether it is Han or Hangul throughout, which is written without blanks."""
    return bool(_EAST_ASIAN.fullmatch(part))


def is_one_character(token: str) -> bool:
    """Whether a token is whole by itself, so that nothing can follow in the same word."""
    return bool(_ONE_EACH.fullmatch(token))


def in_turn(groups: Iterable[Iterable[str]]) -> Iterator[str]:
    """Each once, in order."""
    seen: set[str] = set()
    for group in groups:
        for word in group:
            if word not in seen:
                seen.add(word)
                yield word


def _letters(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())[:LONGEST_WORD]
