"""What a badge's code opens in a browser: lost and found. It looks nobody up and checks nobody in."""

from flask import render_template

from forum.badges import codes
from forum.editions.models import Edition
from forum.editions.queries import all_editions
from forum.web.access import anyone, only
from forum.web.public import pages


@pages.get("/B/<code>")
@only(anyone)
def found_badge(code):
    return render_template("public/found_badge.html", edition=_edition_of(code))


def _edition_of(code: str) -> Edition | None:
    """Whose badge it is. Two bytes of the code say so; they say nothing about its bearer."""
    token = codes.token_in(code)
    if token is None:
        return None
    return next((found for found in all_editions() if codes.belongs_to(token, found.uid)), None)
