"""Pages for those who register: the form, and their own page."""

from flask import Blueprint

pages = Blueprint("delegate", __name__)

from forum.web.delegate import delegation  # noqa: E402, F401

from forum.web.delegate import answering, editing, finding, mine, privacy, registering  # noqa: E402, F401
