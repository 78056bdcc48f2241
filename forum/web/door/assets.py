"""What the page needs beside itself: the code reader's worker, and what installs and keeps it."""

import hashlib
import json
from pathlib import Path

from flask import Response, current_app, jsonify, make_response, send_from_directory, url_for
from flask_babel import gettext as _

from forum.web.access import anyone, only
from forum.web.assets import asset
from forum.web.door import pages

# A worker has a policy of its own. This one compiles WebAssembly, which no page of ours may.
DECODER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

# The service worker runs our script and fetches from us; nothing else.
WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
NEEDED = (
    *(f"css/{name}.css" for name in ("tokens", "base", "parts", "door")),
    *("dist/scanner.js", "img/favicon.svg"),
)
WASM = "dist/zxing_reader.wasm"  # the decoder asks for it by its bare name


@pages.get("/decoder.js")
@only(anyone)
def decoder() -> Response:
    response = send_from_directory(Path(str(current_app.static_folder)) / "dist", "decoder.js")
    response.headers["Content-Security-Policy"] = DECODER_POLICY
    return response


@pages.get("/worker.js")
@only(anyone)
def worker() -> Response:
    """The service worker, which keeps the page for when there is no network; another one with any asset."""
    said = json.dumps({"version": version(), "assets": [*_addresses()]})
    script = Path(str(current_app.static_folder)) / "dist" / "door_worker.js"
    response = make_response(f"const FORUM = {said};\n{script.read_text()}")
    response.mimetype = "text/javascript"
    response.headers["Content-Security-Policy"] = WORKER_POLICY
    response.cache_control.no_cache = True
    return response


def version() -> str:
    """Of all that the scanner's page runs: the page says it, so that none is kept with other assets."""
    marks = [*map(asset, (*NEEDED, WASM, "dist/decoder.js", "dist/door_worker.js"))]
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]


def _addresses() -> list[str]:
    unmarked = [url_for("static", filename=WASM), url_for(".decoder"), url_for(".manifest")]
    return [*map(asset, NEEDED), *unmarked]


@pages.get("/manifest.webmanifest")
@only(anyone)
def manifest() -> Response:
    response = jsonify(
        id="/door/",
        name=_("Door scanner"),
        short_name=_("Door"),
        start_url=url_for(".scanner"),
        scope=url_for(".scanner"),
        display="standalone",
        background_color="#0b0f10",
        theme_color="#0b0f10",
        icons=[{"src": url_for("static", filename="img/door.svg"), "sizes": "any", "type": "image/svg+xml"}],
    )
    response.mimetype = "application/manifest+json"
    return response
