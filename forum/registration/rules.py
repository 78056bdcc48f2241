"""What a registration's fields must be. Pure: a text in, a coded complaint or nothing out."""

import re
import unicodedata
from datetime import date, timedelta
from typing import Protocol

ON_THE_BADGE = frozenset(
    {
        *("given_name", "family_name", "family_first", "name_native", "badge_name"),
        *("organisation", "country", "category_id"),
    }
)
CRITICAL = ON_THE_BADGE  # decided upon: afterwards it changes when an organiser says so

E164 = re.compile(r"\+[1-9][0-9]{6,14}")

# Letters and signs in Unicode's books, blank on paper: fillers of Hangul, the empty Braille pattern.
BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def first_not_latin(text: str) -> str | None:
    """The first letter that is not Latin, for the sentence that names it."""
    return next((c for c in text if c.isalpha() and not _is_latin(c)), None)


def first_not_kana(text: str) -> str | None:
    """The first letter that is neither hiragana nor katakana."""
    kana = ("HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA")
    return next((c for c in text if c.isalpha() and not unicodedata.name(c, "").startswith(kana)), None)


def has_hidden_characters(text: str) -> bool:
    """Controls and invisible or direction-turning characters, which a name never needs."""
    if text.isascii():
        return not text.isprintable()
    return any(c in BLANK or (_is_control(c) and c not in "\u200c\u200d") for c in text)


def has_letter(text: str) -> bool:
    """Whether anything in it can be read as a name."""
    return any(c.isalpha() and c not in BLANK for c in text)


class HasLinks(Protocol):
    ends_on: date
    links_kept_days: int


def links_ended(edition: HasLinks, today: date) -> bool:
    """Whether links to people's own pages open nothing any more."""
    return today > edition.ends_on + timedelta(days=edition.links_kept_days)


def bare_number(typed: str | None) -> str:
    """A telephone number without the signs that people put between its digits."""
    return re.sub(r"[\s().\-–]", "", typed or "")


def is_e164(number: str) -> bool:
    return E164.fullmatch(number) is not None


def script_of(text: str) -> str | None:
    """The first letter's script, in Unicode's word: CYRILLIC, HANGUL, CJK, HIRAGANA, KATAKANA, LATIN."""
    for c in text:
        if c.isalpha():
            return unicodedata.name(c, "").split(" ")[0] or None
    return None


def language_of_native_name(text: str, country: str, language: str) -> str:
    """The language a name in its own script should be drawn in: Han looks different in each."""
    script = script_of(text)
    if script == "HANGUL":
        return "ko"
    if script in ("HIRAGANA", "KATAKANA"):
        return "ja"
    if script == "CJK":
        by_country = {"JP": "ja", "KR": "ko", "CN": "zh", "TW": "zh", "HK": "zh", "SG": "zh", "MO": "zh"}
        return by_country.get(country) or (language if language in ("ja", "zh", "ko") else "zh")
    if script == "CYRILLIC":
        by_country = {"KZ": "kk", "KG": "ky", "RU": "ru"}
        return by_country.get(country, "ru")
    return language


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cn", "Cs")


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER LETTER"))
