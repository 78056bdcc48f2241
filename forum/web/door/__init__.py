"""The scanner."""

from flask import Blueprint

pages = Blueprint("door", __name__)
