"""The countries and economies a registrant can represent: ISO 3166-1 alpha-2. Pure.

The list is CLDR's, through Babel, less what is not a country of ISO 3166 (groupings, private
use, exceptional reservations).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from babel import Locale

from forum.delegations.collation import place
from forum.delegations.endonyms import ENDONYMS

_NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}

CODES: frozenset[str] = frozenset(
    code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)
).difference(_NOT_ISO)

# Where organisers and governments use another name than CLDR, edition after edition.
OVERRIDES: dict[str, dict[str, str]] = {
    "ru": {"KG": "Кыргызская Республика", "KR": "Республика Корея"},
    "ko": {"KR": "대한민국"},
}

# The languages in which a country is known by its name to whoever fills a form.
SPOKEN = ("en", "kk", "ru", "uz", "ky", "ko", "zh", "ja", "fil")

# What an edition's organisers say instead: language → code → name.
Ours = Mapping[str, Mapping[str, str]]


def names(language: str, ours: Ours | None = None) -> Mapping[str, str]:
    """Code → name in `language`."""
    return _with(language, _frozen(language, ours))[0]


def in_order(language: str, ours: Ours | None = None) -> tuple[tuple[str, str], ...]:
    """(code, name), sorted as readers of the language expect it."""
    return _with(language, _frozen(language, ours))[1]


def every_name(ours: Ours | None = None) -> Mapping[str, Sequence[str]]:
    """Code → all that somebody may type for it, in whichever language they think of it."""
    said = [names(language, ours) for language in SPOKEN]
    own = {code: ENDONYMS[code].split("|") if code in ENDONYMS else [] for code in CODES}
    return {code: sorted({*own[code], *(each[code] for each in said)}) for code in sorted(CODES)}


@cache
def usual_names(language: str) -> Mapping[str, str]:
    """Code → name, as long as nobody says otherwise."""
    known = Locale.parse(language).territories
    return {code: OVERRIDES.get(language, {}).get(code) or known.get(code, code) for code in CODES}


def _frozen(language: str, ours: Ours | None) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((ours or {}).get(language, {}).items()))


@lru_cache(maxsize=256)
def _with(
    language: str, ours: tuple[tuple[str, str], ...]
) -> tuple[Mapping[str, str], tuple[tuple[str, str], ...]]:
    said = {**usual_names(language), **dict(ours)}
    return said, tuple(sorted(said.items(), key=lambda item: place(item[1], language)))
