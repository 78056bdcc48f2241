"""Which language a page speaks: `?lang=`, the cookie, the browser's wish, the edition's first."""

from flask import Flask, Response, g, request
from flask_babel import get_locale

from config import LANGUAGES
from forum.editions.models import Edition

COOKIE = "lang"
A_YEAR = 365 * 24 * 60 * 60


def chosen() -> str:
    """The language of this request, among those the edition speaks and we ship."""
    offered = offered_languages()
    for wish in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if wish in offered:
            return wish
    return request.accept_languages.best_match(offered) or offered[0]


def offered_languages() -> list[str]:
    edition = g.get("edition")
    return [code for code, _name in spoken_in(edition)] if edition else list(LANGUAGES)


def spoken_in(edition: Edition) -> list[tuple[str, str]]:
    """(code, own name) of the languages an edition speaks and we ship."""
    spoken = [(code, LANGUAGES[code]) for code in edition.languages if code in LANGUAGES]
    return spoken or list(LANGUAGES.items())


def current() -> str:
    return str(get_locale() or "en")


def speak(app: Flask) -> None:
    """Let the whole application's pages say and remember the language."""
    app.after_request(_remember)
    app.context_processor(_words)


def _words() -> dict[str, object]:
    return {"language": current(), "languages": [(code, LANGUAGES[code]) for code in offered_languages()]}


def _remember(response: Response) -> Response:
    if request.args.get("lang") in LANGUAGES:
        response.set_cookie(
            COOKIE, request.args["lang"], max_age=A_YEAR, samesite="Lax", secure=request.is_secure
        )
    return response
