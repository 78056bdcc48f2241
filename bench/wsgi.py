"""The product as it is served, with two instruments that only the bench has.

Every answer says how many SQL statements it took; a request may ask that kept pages be forgotten first.
"""

from flask import Response, g, request
from sqlalchemy import event

from bench.wsgi_names import FORGET, STATEMENTS
from forum.extensions import db
from forum.web.public.caching import shelf
from wsgi import app

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA", "BEGIN")


@app.before_request
def _begin() -> None:
    g.statements = 0
    if FORGET in request.headers:
        shelf.clear()


@app.after_request
def _say(response: Response) -> Response:
    response.headers[STATEMENTS] = str(g.get("statements", 0))
    return response


def _count(connection, cursor, statement, parameters, context, executemany) -> None:
    if g and not statement.startswith(NOT_COUNTED):
        g.statements = g.get("statements", 0) + 1


with app.app_context():
    event.listen(db.engine, "before_cursor_execute", _count)
