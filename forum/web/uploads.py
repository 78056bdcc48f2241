"""Where a page takes files it says how much; everywhere else the limit of the configuration holds."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

View = TypeVar("View", bound=Callable[..., Any])


def takes(most: int) -> Callable[[View], View]:
    """`@takes(9 * MEGABYTE)`: the largest request this view reads, in bytes. A larger one is answered 413."""

    def mark(view: View) -> View:
        view.takes = most  # type: ignore[attr-defined]
        return view

    return mark


def allow(app: Flask) -> None:
    app.url_value_preprocessor(_allow)


MEGABYTE = 1024 * 1024


def _allow(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Before anybody reads the form: the guard against forged requests would already have refused it."""
    view = current_app.view_functions.get(endpoint or "")
    most = getattr(view, "takes", None)
    if most is not None:
        request.max_content_length = most
