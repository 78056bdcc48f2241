"""A delegate's badge at the desk: drawn, replaced, revoked."""

from flask import Response, abort, current_app
from flask_babel import gettext as _

from forum.accreditation import services as accreditation
from forum.badges import drawing
from forum.badges.faces import face_of
from forum.badges.policy import may_handle_badges
from forum.badges.queries import valid_badge_of
from forum.editions.models import Edition
from forum.registration.models import Registration
from forum.registration.states import MoveRefused
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.forms import NotedReasonForm
from forum.web.organiser.registrations import found
from forum.web.pages import back_to, page


@pages.get("/desk/<edition>/registrations/<ref>/badge.pdf")
@only(may_handle_badges)
def badge_pdf(edition, ref):
    file = drawing.pdf([_face(edition, found(edition, ref))])
    return _privately(file, "application/pdf", f"badge-{ref}.pdf")


@pages.get("/desk/<edition>/registrations/<ref>/badge.svg")
@only(may_handle_badges)
def badge_svg(edition, ref):
    return _privately(drawing.svg(_face(edition, found(edition, ref))), "image/svg+xml", f"badge-{ref}.svg")


@pages.get("/desk/<edition>/registrations/<ref>/badge")
@only(may_handle_badges)
def ask_to_reissue(edition, ref):
    return page(
        "organiser/registrations/badge.html", registration=found(edition, ref), form=NotedReasonForm()
    )


@pages.post("/desk/<edition>/registrations/<ref>/badge")
@only(may_handle_badges)
def reissue(edition, ref):
    registration, form = found(edition, ref), NotedReasonForm()
    if not form.validate():
        return page("organiser/registrations/badge.html", 422, registration=registration, form=form)
    try:
        accreditation.reissue_badge(edition, registration, by=actor(), reason=form.reason.data)
    except MoveRefused:
        form.form_errors.append(_("Only a confirmed delegate has a badge."))
        return page("organiser/registrations/badge.html", 409, registration=registration, form=form)
    said = _("A new badge is on its way. The old code opens nothing any more.")
    return back_to(".registration", said=said, edition=edition.slug, ref=ref)


@pages.get("/desk/<edition>/registrations/<ref>/badge/revocation")
@only(may_handle_badges)
def ask_to_revoke(edition, ref):
    return page(
        "organiser/registrations/revocation.html", registration=found(edition, ref), form=NotedReasonForm()
    )


@pages.post("/desk/<edition>/registrations/<ref>/badge/revocation")
@only(may_handle_badges)
def revoke(edition, ref):
    registration, form = found(edition, ref), NotedReasonForm()
    if not form.validate():
        return page("organiser/registrations/revocation.html", 422, registration=registration, form=form)
    accreditation.revoke_badge(registration, by=actor(), reason=form.reason.data)
    said = _("Revoked. From now on every gate refuses this badge.")
    return back_to(".registration", said=said, edition=edition.slug, ref=ref)


def _face(edition: Edition, registration: Registration) -> drawing.Face:
    badge = valid_badge_of(registration) or abort(404)
    return face_of(edition, registration, badge, base_url=current_app.config["BASE_URL"])


def _privately(file: bytes | str, content_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"}
    return Response(file, content_type=content_type, headers=headers)
