"""The organisers' desk, and the door that leads to it."""

from flask import Blueprint

pages = Blueprint("organiser", __name__)

from forum.web.organiser import signing_in  # noqa: E402, F401
