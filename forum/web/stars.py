"""Stars without an account: the numbers of the sessions, in a cookie of the forum's own pages.

A script draws and changes them on pages that are the same for everybody; so it can read the cookie, and
nothing in it is a secret. Without a script My agenda changes it.
"""

from collections.abc import Iterable

from flask import Response, current_app, request

from forum.editions.models import Edition

NAME, MOST = "stars", 200
KEPT_FOR = 200 * 24 * 3600  # seconds: from the first programme until after the forum
OF_MINE = "mine"  # the link of one's own page, kept while the browser is open, for My agenda alone


def read(said: str | None) -> list[int]:
    """`12.40.7`, each once; anything else is passed over."""
    numbers = [
        int(part) for part in (said or "").split(".") if part.isascii() and part.isdigit() and len(part) < 10
    ]
    return list(dict.fromkeys(numbers))[:MOST]


def written(numbers: Iterable[int]) -> str:
    return ".".join(map(str, list(numbers)[:MOST]))


def starred() -> list[int]:
    """In this browser."""
    return read(request.cookies.get(NAME))


def keep(response: Response, edition: Edition, numbers: Iterable[int]) -> Response:
    kept = written(numbers)
    where = {
        "path": f"/{edition.slug}/",
        "samesite": "Lax",
        "secure": current_app.config["SESSION_COOKIE_SECURE"],
    }
    if kept:
        response.set_cookie(NAME, kept, max_age=KEPT_FOR, **where)
    else:
        response.delete_cookie(NAME, **where)
    return response


def remember_link(response: Response, edition: Edition, token: str) -> Response:
    """So that a star on a public page finds the way to the page of one's own registration."""
    response.set_cookie(
        OF_MINE,
        token,
        path=f"/{edition.slug}/my-agenda",
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
    return response
