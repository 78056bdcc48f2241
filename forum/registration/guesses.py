"""What a form begins with before anybody types; whoever fills it decides. Pure."""

from collections.abc import Collection

# The languages a country writes letters in, the likeliest first.
WRITTEN_IN = {
    **{"KZ": ("kk", "ru"), "KG": ("ky", "ru"), "UZ": ("uz", "ru"), "RU": ("ru",), "BY": ("ru",)},
    **{"KR": ("ko",), "KP": ("ko",), "JP": ("ja",), "PH": ("fil", "en")},
    **dict.fromkeys(("CN", "TW", "HK", "MO"), ("zh",)),
}
LIKELY_COUNTRIES = {"ko": "KR", "kk": "KZ", "ja": "JP"}
FAMILY_FIRST = frozenset({"ko", "zh", "ja"})  # languages; and countries that write in none of ours
FAMILY_FIRST_TOO = frozenset({"HU", "VN"})


def country_of(language: str) -> str:
    """Where somebody who reads this comes from; empty where it could be anywhere."""
    return LIKELY_COUNTRIES.get(language, "")


def is_family_first(country: str, language: str = "") -> bool:
    """Whether names begin with the family's there."""
    if country:
        return country in FAMILY_FIRST_TOO or not FAMILY_FIRST.isdisjoint(WRITTEN_IN.get(country, ()))
    return language in FAMILY_FIRST


def language_of(country: str, offered: Collection[str], readers: str) -> str:
    """In which of the languages offered somebody from there is written to: the one of whoever enters them
    where it is one of theirs."""
    spoken = WRITTEN_IN.get(country, ())
    if readers in spoken:
        return readers
    return next((language for language in spoken if language in offered), readers)
