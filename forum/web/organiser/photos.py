"""Delegates' photographs at the desk: looked at, accepted, not taken; and who still owes one."""

from flask import Response, abort
from flask_babel import gettext as _

from forum.editions.models import Edition
from forum.errors import Refusal
from forum.files.pictures import JPEG
from forum.files.queries import data_of
from forum.insights.papers import papers_of
from forum.photos import services
from forum.photos.policy import may_see_photos
from forum.photos.queries import count_owing, owing_in, photo_of, proposed_in
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.forms import ReasonForm
from forum.web.organiser.registrations import found
from forum.web.pages import back_to, or_404, page, refused

pages.context_processor(lambda: {"papers_of": papers_of})


@pages.get("/desk/<edition>/photos")
@only(may_see_photos)
def photos(edition):
    return page(
        "organiser/photos.html",
        edition=edition,
        proposed=proposed_in(edition.id),
        owing=owing_in(edition.id),
        count=count_owing(edition.id),
        form=ReasonForm(),
    )


@pages.get("/desk/<edition>/registrations/<ref>/photo.jpg")
@only(may_see_photos)
def photo_file(edition, ref):
    photo = photo_of(found(edition, ref)) or abort(404)
    return _picture(edition, photo.file_id)


@pages.get("/desk/<edition>/registrations/<ref>/photo-proposed.jpg")
@only(may_see_photos)
def proposed_photo_file(edition, ref):
    photo = photo_of(found(edition, ref)) or abort(404)
    return _picture(edition, photo.proposed_file_id)


@pages.post("/desk/<edition>/registrations/<ref>/photo/acceptance")
@only(may_see_photos)
def accept_photo(edition, ref):
    registration = found(edition, ref)
    try:
        services.accept(registration, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".photos", edition=edition.slug)
    said = _("The new photo of %(name)s is taken.", name=registration.full_name)
    return back_to(".photos", said=said, edition=edition.slug)


@pages.post("/desk/<edition>/registrations/<ref>/photo/refusal")
@only(may_see_photos)
def decline_photo(edition, ref):
    registration, form = found(edition, ref), ReasonForm()
    if not form.validate():
        return back_to(".photos", said=str(form.reason.errors[0]), tone="bad", edition=edition.slug)
    try:
        services.decline(registration, by=actor(), reason=form.reason.data)
    except Refusal as refusal:
        return refused(refusal, ".photos", edition=edition.slug)
    said = _("The photo of %(name)s stays as it was.", name=registration.full_name)
    return back_to(".photos", said=said, edition=edition.slug)


def _picture(edition: Edition, file_id: int | None) -> Response:
    data = or_404(data_of(edition.id, file_id))
    return Response(data, content_type=JPEG, headers={"Cache-Control": "private, no-store"})
