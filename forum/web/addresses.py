"""Addresses of our own pages. A page names thirty of them, mostly the same as the page before it did."""

from functools import lru_cache
from typing import Any

from flask import Flask, has_request_context, request, url_for


def add_to(app: Flask) -> None:
    app.jinja_env.globals["url_for"] = address


def address(endpoint: str, **values: Any) -> str:
    """Flask's `url_for()`, with each address of a page of ours built once."""
    if not has_request_context() or any(name.startswith("_") for name in values):
        return url_for(endpoint, **values)  # with a host, an anchor or a scheme: seldom
    name = f"{request.blueprint}{endpoint}" if endpoint.startswith(".") else endpoint
    return _built(request.root_path, name, *values.items())


@lru_cache(maxsize=4096)
def _built(root: str, endpoint: str, *values: tuple[str, Any]) -> str:
    """`root` is where the product is mounted: the same endpoint has another address there."""
    return url_for(endpoint, **dict(values))
