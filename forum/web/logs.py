"""What a request leaves in the log: which address by its pattern, how it ended, how long it took; where
something broke. Never what stood in the address or in a form: names, addresses and links are people's own.
"""

import logging
from time import perf_counter
from types import TracebackType
from typing import Any

from flask import Flask, Response, g, request

from forum.errors import where_it_broke

requests = logging.getLogger("forum.requests")
Broken = tuple[type, BaseException, TracebackType] | tuple[None, None, None]


def keep(app: Flask) -> None:
    app.log_exception = lambda broken: _log_exception(app, broken)  # type: ignore[assignment, method-assign]
    app.before_request(_begin)
    app.after_request(_end)


def _log_exception(app: Flask, broken: Broken) -> None:
    """Flask's own writes the address, which may be somebody's link, and the message, which may hold what
    they typed."""
    problem = broken[1]
    app.logger.error("%s broke: %s", _asked(), where_it_broke(problem) if problem else "nothing is known")


def _begin() -> None:
    if requests.isEnabledFor(logging.INFO):
        g.began = perf_counter()


def _end(response: Response) -> Response:
    began: Any = g.get("began")
    if began is not None:
        requests.info("%s %d in %.0f ms", _asked(), response.status_code, (perf_counter() - began) * 1000)
    return response


def _asked() -> str:
    """`POST /<edition>/my/<token>/edit`: the pattern, not the address."""
    return f"{request.method} {request.url_rule or 'no such page'}"
