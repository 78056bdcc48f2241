"""The countries and economies a registrant can represent: ISO 3166-1 alpha-2. Pure.

The list is CLDR's, through Babel, less what is not a country of ISO 3166 (groupings, private
use, exceptional reservations).
"""

import re
import unicodedata
from functools import cache

from babel import Locale

_NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}

CODES: frozenset[str] = frozenset(
    code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)
).difference(_NOT_ISO)

# Where organisers and governments use another name than CLDR, edition after edition.
OVERRIDES: dict[str, dict[str, str]] = {
    "ru": {"KG": "Кыргызская Республика", "KR": "Республика Корея"},
    "ko": {"KR": "대한민국"},
}


@cache
def names(language: str) -> dict[str, str]:
    """Code → name in `language`."""
    known = Locale.parse(language).territories
    return {code: OVERRIDES.get(language, {}).get(code) or known.get(code, code) for code in CODES}


# The order of letters that Unicode's numbers do not give.
_ALPHABETS = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}


@cache
def in_order(language: str) -> tuple[tuple[str, str], ...]:
    """(code, name), sorted as readers of the language expect it."""
    return tuple(sorted(names(language).items(), key=lambda item: _place(item[1], language)))


def _place(name: str, language: str) -> tuple[tuple[int, str], ...]:
    alphabet = _ALPHABETS.get(language, "")
    plain = name.casefold() if alphabet else unicodedata.normalize("NFKD", name).casefold()
    return tuple((alphabet.find(c) if c in alphabet else ord(c), c) for c in plain)
