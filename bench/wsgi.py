"""The product as it is served, with two instruments that only the bench has.

A request may ask that kept pages be forgotten first, or that everything known about an edition be; and that
its SQL statements be counted. They stand round the application: a request that asks for neither, and every
one whose processor time is measured, goes through it exactly as a browser's would.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine, event

from bench.wsgi_names import COUNT, EVERYTHING, FORGET, STATEMENTS, as_variable
from forum.web.public.caching import shelf
from forum.web.public.known import memory
from wsgi import app as product

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA", "BEGIN")
COUNT_ASKED, FORGET_ASKED = as_variable(COUNT), as_variable(FORGET)


def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    if FORGET_ASKED in environ:
        shelf.clear()
        if environ[FORGET_ASKED] == EVERYTHING:
            memory.clear()
    if COUNT_ASKED in environ:
        return _counted(environ, start_response)
    return product(environ, start_response)


def _counted(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """One request at a time: the bench has one client."""
    seen: list[str] = []

    def see(connection, cursor, statement, parameters, context, executemany) -> None:
        if not statement.startswith(NOT_COUNTED):
            seen.append(statement)

    def begin(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
        return start_response(status, [*headers, (STATEMENTS, str(len(seen)))], *error)

    event.listen(Engine, "before_cursor_execute", see)
    try:
        return product(environ, begin)
    finally:
        event.remove(Engine, "before_cursor_execute", see)
