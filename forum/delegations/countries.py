"""The countries and economies a registrant can represent: ISO 3166-1 alpha-2. Pure.

The list is CLDR's, through Babel, less what is not a country of ISO 3166 (groupings, private
use, exceptional reservations).
"""

from functools import cache

from babel import Locale

_NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}

CODES: frozenset[str] = frozenset(
    code for code in Locale("en").territories if len(code) == 2 and code.isalpha() and code not in _NOT_ISO
)

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
