"""For machines: is the process up, can it serve, what may be crawled."""

from flask import Response, redirect, url_for
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from forum.extensions import db
from forum.web.access import anyone, only
from forum.web.public import pages

ROBOTS = """User-agent: *
Disallow: /B/
Disallow: /desk/
Disallow: /door/
Disallow: /api/
Disallow: /*/my/
Disallow: /*/register/
"""


@pages.get("/healthz")
@only(anyone)
def healthz():
    return Response("ok\n", content_type="text/plain")


@pages.get("/readyz")
@only(anyone)
def readyz():
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return Response("database\n", 503, {"Retry-After": "5"}, content_type="text/plain")
    return Response("ready\n", content_type="text/plain")


@pages.get("/robots.txt")
@only(anyone)
def robots():
    return Response(ROBOTS, content_type="text/plain")


@pages.get("/favicon.ico")
@only(anyone)
def favicon():
    return redirect(url_for("static", filename="img/favicon.svg"), 301)
