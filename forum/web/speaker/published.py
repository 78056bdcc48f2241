"""What anybody may have of a speaker: the photograph, and slides where both sides agree."""

from flask import Response, abort

from forum.files.pictures import JPEG
from forum.files.queries import data_of
from forum.speakers.engagements import engagement_of, shown_slides
from forum.speakers.queries import speaker_with
from forum.web.access import anyone, only
from forum.web.decks import deck
from forum.web.pages import or_404
from forum.web.speaker import pages


@pages.get("/<edition>/speakers/<ref>/photo.jpg")
@only(anyone)
def public_photo(edition, ref):
    told = engagement_of(or_404(speaker_with(edition.id, ref))) or abort(404)
    picture = Response(or_404(data_of(edition.id, told.photo_file_id)), content_type=JPEG)
    picture.headers["Cache-Control"] = "public, max-age=300"
    return picture


@pages.get("/<edition>/speakers/<ref>/slides")
@only(anyone)
def public_slides(edition, ref):
    speaker = or_404(speaker_with(edition.id, ref))
    return deck(edition, speaker, or_404(shown_slides(speaker)))
