"""Which language a page speaks: `?lang=`, the cookie, the browser's wish, the edition's first."""

from collections.abc import Sequence
from functools import lru_cache

from babel import Locale
from flask import Flask, Response, g, request
from flask_babel import get_locale
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from config import LANGUAGES
from forum.editions.models import Edition

COOKIE = "lang"
A_YEAR = 365 * 24 * 60 * 60
LONGEST_WISH = 200  # characters of Accept-Language that are read


def chosen() -> str:
    """The language of this request, among those the edition speaks and we ship."""
    offered = offered_languages()
    for wish in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if wish in offered:
            return wish
    return _wished(request.headers.get("Accept-Language", "")[:LONGEST_WISH], tuple(offered))


@lru_cache(maxsize=1024)
def _wished(header: str, offered: Sequence[str]) -> str:
    """Browsers have few different wishes, and reading one costs as much as answering with a kept page."""
    return parse_accept_header(header, LanguageAccept).best_match(offered) or offered[0]


def offered_languages() -> list[str]:
    edition = g.get("edition")
    return [code for code, _name in spoken_in(edition)] if edition else list(LANGUAGES)


def spoken_in(edition: Edition) -> list[tuple[str, str]]:
    """(code, own name) of the languages an edition speaks and we ship."""
    spoken = [(code, LANGUAGES[code]) for code in edition.languages if code in LANGUAGES]
    return spoken or list(LANGUAGES.items())


def locale() -> Locale | None:
    """Flask-Babel's `get_locale()`. A page asks a hundred times; where it is known, it is at hand."""
    try:
        return g._flask_babel.babel_locale or get_locale()
    except (AttributeError, RuntimeError):  # not known yet, or no request
        return get_locale()


def current() -> str:
    return str(locale() or "en")


def speak(app: Flask) -> None:
    """Let the whole application's pages say and remember the language."""
    app.after_request(_remember)
    app.context_processor(_words)


def _words() -> dict[str, object]:
    return {"language": current(), "languages": [(code, LANGUAGES[code]) for code in offered_languages()]}


def _remember(response: Response) -> Response:
    if request.query_string and request.args.get("lang") in LANGUAGES:
        response.set_cookie(
            COOKIE, request.args["lang"], max_age=A_YEAR, samesite="Lax", secure=request.is_secure
        )
    return response
