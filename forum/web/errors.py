"""What the reader sees when something is not there, not allowed, refused or broken."""

from flask import Flask, current_app, g
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError
from werkzeug.exceptions import HTTPException, SecurityError, ServiceUnavailable

from forum.accounts.duties import NOBODY
from forum.errors import Refusal, where_it_broke
from forum.web.pages import page
from forum.web.wording import of_refusal

WITH_A_PAGE = {400, 403, 404, 405, 413, 429, 500, 503}
KEPT_HEADERS = {"Allow", "Retry-After"}
A_MOMENT = 5  # seconds


def register(app: Flask) -> None:
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http)
    for broken in (OperationalError, InterfaceError, TimeoutError):
        app.register_error_handler(broken, _no_database)


def _refused(refusal: Refusal) -> tuple[str, int]:
    return page("errors/refused.html", 409, sentence=of_refusal(refusal))


def _stale_form(error: CSRFError) -> tuple[str, int]:
    return page("errors/stale_form.html", 400)


def _http(error: HTTPException) -> ResponseReturnValue:
    # Under a host that is not ours there are no addresses, and so no page that could hold one.
    if error.code not in WITH_A_PAGE or isinstance(error, SecurityError):
        return error
    headers = [(name, value) for name, value in error.get_headers() if name in KEPT_HEADERS]
    return *page(f"errors/{error.code}.html", error.code), headers


def _no_database(error: OperationalError | InterfaceError | TimeoutError) -> ResponseReturnValue:
    """Said without asking the database: who reads and what forum it is about are forgotten first."""
    current_app.logger.error("The database did not answer: %s", where_it_broke(error))
    g.person = NOBODY
    g.pop("edition", None)
    return current_app.handle_http_exception(ServiceUnavailable(retry_after=A_MOMENT))
