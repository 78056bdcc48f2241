"""Whose page it is: the link in the address says so, nothing else does."""

from functools import wraps

from flask import after_this_request, g
from werkzeug.wrappers import Response

from forum.editions.models import Edition
from forum.speakers.engagements import of_link
from forum.speakers.states import Standing, standing_of
from forum.web.pages import back_to, or_404


def theirs(view):
    """A view of a speaker's own page."""

    @wraps(view)
    def found(edition, token, **place):
        speaker, g.told = or_404(of_link(edition, token))
        after_this_request(keep_private)
        g.link_token = token
        return view(edition, speaker, **place)

    return found


def while_they_come(view):
    """As `theirs`, for what nobody is asked any more who has declined."""

    @theirs
    @wraps(view)
    def found(edition, speaker, **place):
        if standing_of(speaker.is_confirmed, g.told) is Standing.DECLINED:
            return back_home(edition)
        return view(edition, speaker, **place)

    return found


def here(edition: Edition) -> dict[str, str]:
    """Their own page, as its address names it."""
    return {"edition": edition.slug, "token": g.link_token}


def back_home(edition: Edition, said: str | None = None, tone: str = "ok") -> Response:
    return back_to("speaker.own_page", said=said, tone=tone, **here(edition))


def keep_private(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
