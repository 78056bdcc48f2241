"""What no page of ours has any use for, turned away before a view sees it."""

from collections.abc import Iterable

from flask import Flask, abort, request


def turn_away(app: Flask) -> None:
    app.before_request(_refuse_nul)


def _refuse_nul() -> None:
    """PostgreSQL holds no text with the character U+0000, and nobody can type it."""
    if "\0" in request.path or (b"%00" in request.query_string and _any(request.args.items(multi=True))):
        abort(400)
    if request.method == "POST" and not request.is_json and _any(request.form.items(multi=True)):
        abort(400)


def _any(pairs: Iterable[tuple[str, str]]) -> bool:
    return any("\0" in name or "\0" in value for name, value in pairs)
