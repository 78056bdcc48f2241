"""Languages and countries by name: in the reader's language, and in their own."""

from functools import cache

from babel import Locale, localedata
from babel.languages import get_official_languages
from flask import Flask, g

from config import LANGUAGES
from forum.delegations import countries
from forum.web.language import locale

# Where several languages are official, the one a country is most known to itself by.
OWN = {"KZ": "kk", "KG": "ky", "UZ": "uz", "PH": "fil", "BY": "be", "SG": "en", "HK": "zh", "TW": "zh"}


def add_to(app: Flask) -> None:
    for words in (own_name, language_name, country_name, own_country, own_country_language):
        app.add_template_filter(words)


def own_name(language: str) -> str:
    """A language as its speakers write it."""
    return LANGUAGES.get(language) or _locale(language).language_name or language


def language_name(language: str) -> str:
    return _locale(_readers()).languages.get(language, language)


def country_name(code: str) -> str:
    return countries.names(_readers(), ours()).get(code, code)


def countries_in_order() -> tuple[tuple[str, str], ...]:
    """(code, name) as the reader expects them."""
    return countries.in_order(_readers(), ours())


def ours() -> countries.Ours | None:
    """What the organisers of the edition at hand call countries."""
    edition = g.get("edition")
    return edition and edition.country_names


@cache
def own_country(code: str) -> str:
    """A country as its people write it."""
    return _locale(own_country_language(code)).territories.get(code, code)


@cache
def own_country_language(code: str) -> str:
    official = OWN.get(code) or next(iter(get_official_languages(code, de_facto=True)), "en")
    return official if localedata.exists(official) else "en"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def _readers() -> str:
    return str(locale() or "en")
