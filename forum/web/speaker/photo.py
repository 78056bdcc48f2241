"""A speaker's photograph: looked at, sent, taken away."""

from flask import Response, g
from flask_babel import gettext as _

from forum.errors import Refusal
from forum.extensions import limiter
from forum.files.pictures import JPEG
from forum.files.queries import data_of
from forum.photos.forms import PhotoForm
from forum.speakers import materials
from forum.web.access import anyone, only
from forum.web.pages import back_to, or_404, page
from forum.web.speaker import pages
from forum.web.speaker.finding import back_home, here, theirs, while_they_come
from forum.web.uploads import MEGABYTE, takes
from forum.web.wording import of_refusal


@pages.get("/<edition>/speaker/<token>/photo")
@only(anyone)
@while_they_come
def photo(edition, speaker):
    return _show(edition, speaker, PhotoForm())


@pages.post("/<edition>/speaker/<token>/photo")
@takes(10 * MEGABYTE)
@only(anyone)
@while_they_come
@limiter.limit("60 per hour")
def give_photo(edition, speaker):
    form = PhotoForm()
    if not form.validate():
        return _show(edition, speaker, form, 422)
    data, part = form.sent()
    try:
        materials.give_photo(speaker, data, part=part)
    except Refusal as refusal:
        form.photo.errors = [of_refusal(refusal)]
        return _show(edition, speaker, form, 422)
    return back_home(edition, _("Your photo is saved."))


@pages.post("/<edition>/speaker/<token>/photo/removal")
@only(anyone)
@theirs
def remove_photo(edition, speaker):
    materials.remove_photo(speaker)
    return back_to(".photo", said=_("Your photo is deleted."), **here(edition))


@pages.get("/<edition>/speaker/<token>/photo.jpg")
@only(anyone)
@theirs
def photo_file(edition, speaker):
    return Response(or_404(data_of(edition.id, g.told.photo_file_id)), content_type=JPEG)


def _show(edition, speaker, form: PhotoForm, status: int = 200):
    return page(
        "speaker/photo.html", status, edition=edition, speaker=speaker, form=form, file=g.told.photo_file_id
    )
