"""Everything a browser sees, one room per reader. Views call services and render; they decide nothing."""

from flask import Flask

from forum.web import (
    access,
    addresses,
    assets,
    catalogues,
    dates,
    errors,
    headers,
    hygiene,
    language,
    logs,
    names,
    numbers,
    sentences,
    uploads,
    wording,
)
from forum.web.api.scan import pages as scan
from forum.web.cookie import SignedCookie
from forum.web.delegate import pages as delegate
from forum.web.door import pages as door
from forum.web.organiser import pages as organiser
from forum.web.public import pages as public
from forum.web.speaker import pages as speaker

ROOMS = (organiser, door, scan, delegate, speaker, public)


def register(app: Flask) -> None:
    app.session_interface = SignedCookie()
    uploads.allow(app)
    logs.keep(app)
    hygiene.turn_away(app)
    numbers.count(app)
    headers.protect(app)
    sentences.speak(app)
    language.speak(app)
    catalogues.warn(app)
    wording.teach(app)
    dates.add_to(app)
    names.add_to(app)
    addresses.add_to(app)
    assets.serve(app)
    errors.register(app)
    app.context_processor(lambda: {"me": access.me()})
    for room in ROOMS:
        app.register_blueprint(room)
