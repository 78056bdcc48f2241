"""Pages for speakers: their own, opened by the link in a letter, and the open call for others."""

from flask import Blueprint

pages = Blueprint("speaker", __name__)

from forum.web.speaker import (  # noqa: E402, F401 - the views join `pages`
    answering,
    arranging,
    badge,
    introducing,
    own_data,
    own_page,
    photo,
    proposal,
    proposing,
    published,
    slides,
    wording,
)
