"""The scanner: the page of one device at one gate."""

from flask import Blueprint

pages = Blueprint("door", __name__, url_prefix="/door")

from forum.web.door import assets, enrolling, scanning  # noqa: E402, F401 - the views join `pages`
