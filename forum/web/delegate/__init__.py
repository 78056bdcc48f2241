"""Pages for those who register: the form, and their own page."""

from flask import Blueprint

pages = Blueprint("delegate", __name__)

from forum.web.delegate import (  # noqa: E402, F401 - the views join `pages`
    agenda,
    answering,
    certificate,
    countries,
    delegation,
    drafting,
    editing,
    finding,
    mine,
    papers,
    photo,
    privacy,
    registering,
    travelling,
    visa,
)
