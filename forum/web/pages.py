"""Small words every desk uses: show a page, go back, find or 404."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from forum.errors import Refusal
from forum.web.wording import of_refusal

Thing = TypeVar("Thing")


def page(template: str, status: int = 200, **facts: Any) -> tuple[str, int]:
    return render_template(template, **facts), status


def or_404(thing: Thing | None) -> Thing:
    return thing if thing is not None else abort(404)


def back_to(endpoint: str, *, said: str | None = None, tone: str = "ok", **values: Any) -> Response:
    """Go to another page and say there what was done."""
    if said:
        flash(said, tone)
    return redirect(url_for(endpoint, **values), code=303)


def done(do: Callable[[], object], endpoint: str, *, said: str, **values: Any) -> Response:
    """Do it, and say on the page that follows that it is done, or why not."""
    try:
        do()
    except Refusal as refusal:
        return refused(refusal, endpoint, **values)
    return back_to(endpoint, said=said, **values)


def refused(refusal: Refusal, endpoint: str, **values: Any) -> Response:
    """Go back and say why nothing was done."""
    return back_to(endpoint, said=of_refusal(refusal), tone="bad", **values)
