"""What the reader sees when something is not there, not allowed, refused or broken."""

from flask import Flask
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from forum.errors import Refusal
from forum.web.pages import page
from forum.web.wording import of_refusal

WITH_A_PAGE = {403, 404, 405, 413, 429, 500, 503}


def register(app: Flask) -> None:
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http)


def _refused(refusal: Refusal) -> tuple[str, int]:
    return page("errors/refused.html", 409, sentence=of_refusal(refusal))


def _stale_form(error: CSRFError) -> tuple[str, int]:
    return page("errors/stale_form.html", 400)


def _http(error: HTTPException) -> tuple[str, int] | HTTPException:
    if error.code not in WITH_A_PAGE:
        return error
    return page(f"errors/{error.code}.html", error.code)
