"""Pages for those who register: the form, and their own page."""

from flask import Blueprint

pages = Blueprint("delegate", __name__)
