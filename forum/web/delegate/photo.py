"""One's own photograph: looked at, sent, taken away."""

from flask import abort
from flask_babel import gettext as _

from forum.audit.services import REGISTRANT
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import limiter
from forum.files.pictures import JPEG
from forum.files.queries import data_of
from forum.photos import services as photos
from forum.photos.forms import PhotoForm
from forum.photos.queries import photo_of
from forum.registration.models import Registration
from forum.registration.states import LIVE
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.delegate.mine import here, mine
from forum.web.delegate.papers import file
from forum.web.pages import back_to, or_404, page
from forum.web.uploads import MEGABYTE, takes
from forum.web.wording import of_refusal


@pages.get("/<edition>/my/<token>/photo")
@only(anyone)
@mine
def photo(edition, registration):
    return _show(edition, registration, PhotoForm())


@pages.post("/<edition>/my/<token>/photo")
@takes(10 * MEGABYTE)
@only(anyone)
@mine
@limiter.limit("60 per hour")
def give_photo(edition, registration):
    form = PhotoForm()
    if not form.validate():
        return _show(edition, registration, form, 422)
    data, part = form.sent()
    try:
        photo = photos.give(registration, data, part=part, by=REGISTRANT)
    except Refusal as refusal:
        form.photo.errors = [of_refusal(refusal)]
        return _show(edition, registration, form, 422)
    waits = photo.proposed_file_id is not None
    said = _("Sent. The organiser looks at it first.") if waits else _("Your photo is saved.")
    return back_to(".photo", said=said, **here(edition))


@pages.post("/<edition>/my/<token>/photo/removal")
@only(anyone)
@mine
def remove_photo(edition, registration):
    photos.remove(registration, by=REGISTRANT)
    return back_to(".photo", said=_("Your photo is deleted."), **here(edition))


@pages.get("/<edition>/my/<token>/photo.jpg")
@only(anyone)
@mine
def photo_file(edition, registration):
    found = photo_of(registration) or abort(404)
    return _picture(edition, found.file_id)


@pages.get("/<edition>/my/<token>/photo-proposed.jpg")
@only(anyone)
@mine
def proposed_photo_file(edition, registration):
    found = photo_of(registration) or abort(404)
    return _picture(edition, found.proposed_file_id)


def _picture(edition: Edition, file_id: int | None):
    return file(or_404(data_of(edition.id, file_id)), JPEG)


def _show(edition: Edition, registration: Registration, form: PhotoForm, status: int = 200):
    return page(
        "delegate/photo.html",
        status,
        edition=edition,
        registration=registration,
        photo=photo_of(registration),
        is_live=registration.state in LIVE,
        form=form,
    )
