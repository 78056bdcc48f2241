"""Slides as a file to keep: never shown by the browser itself, whatever is in them."""

from flask import Response

from forum.editions.models import Edition
from forum.files.queries import data_of
from forum.speakers.decks import MEDIA_TYPES, Deck
from forum.speakers.models import Slides, Speaker
from forum.web.pages import or_404


def deck(edition: Edition, speaker: Speaker, slides: Slides) -> Response:
    answer = Response(
        or_404(data_of(edition.id, slides.file_id)), content_type=MEDIA_TYPES[Deck(slides.kind)]
    )
    name = f"{speaker.ref}-{slides.version}.{slides.kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
