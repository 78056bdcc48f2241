"""What anyone may read, signed in or not: a forum's own site."""

from flask import Blueprint

pages = Blueprint("public", __name__)

from forum.web.public import (  # noqa: E402, F401 - the views join `pages`
    certificates,
    exchange,
    finding_a_badge,
    health,
    landing,
    my_agenda,
    participants,
    printing,
    programme,
    screens,
    speaking,
)
