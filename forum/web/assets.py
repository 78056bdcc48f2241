"""Addresses of stylesheets, scripts and pictures, marked by their content: they may be kept for ever."""

import gzip
import hashlib
import os
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, request, send_from_directory
from werkzeug.security import safe_join

from forum.web.access import anyone, only
from forum.web.addresses import address
from forum.web.headers import takes_gzip

A_YEAR = 365 * 24 * 60 * 60
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".wasm": "application/wasm"}


def serve(app: Flask) -> None:
    app.jinja_env.globals["asset"] = asset
    app.view_functions["static"] = static
    app.after_request(_keep)


@only(anyone)
def static(filename: str) -> Response:
    """A file as it is, or packed once per process where the browser takes that."""
    folder = str(current_app.static_folder)
    path = Path(safe_join(folder, filename) or "")
    # os.path, because a name too long for a file is simply no file.
    if path.suffix not in TYPES or not takes_gzip() or not os.path.isfile(path):
        return send_from_directory(folder, filename)
    response = Response(_packed(path, path.stat().st_mtime_ns), mimetype=TYPES[path.suffix])
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.add_etag()
    response.make_conditional(request)
    return response


def asset(name: str) -> str:
    """`/static/css/base.css?v=1a2b3c4d`."""
    return address("static", filename=name, v=_mark(name))


@cache
def _packed(path: Path, changed_at: int) -> bytes:
    """`changed_at` only tells one version of a file from the next."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


@cache
def _mark(name: str) -> str:
    path = Path(str(current_app.static_folder)) / name
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8] if path.exists() else "none"


def _keep(response: Response) -> Response:
    if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
        response.cache_control.public = True
        response.cache_control.max_age = A_YEAR
        response.cache_control.immutable = True
        response.cache_control.no_cache = None
    return response
