"""What the page needs beside itself: the code reader's worker, and what installs it."""

from pathlib import Path

from flask import Response, current_app, jsonify, send_from_directory, url_for
from flask_babel import gettext as _

from forum.web.access import anyone, only
from forum.web.door import pages

# A worker has a policy of its own. This one compiles WebAssembly, which no page of ours may.
DECODER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"


@pages.get("/decoder.js")
@only(anyone)
def decoder() -> Response:
    response = send_from_directory(Path(str(current_app.static_folder)) / "dist", "decoder.js")
    response.headers["Content-Security-Policy"] = DECODER_POLICY
    return response


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
