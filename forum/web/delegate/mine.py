from functools import wraps

from flask import Response, abort, after_this_request, current_app, g
from flask_babel import gettext as _

from forum.accreditation import services as accreditation
from forum.agenda.calendar import stay
from forum.audit.queries import history_of
from forum.audit.services import REGISTRANT
from forum.badges import codes, drawing
from forum.badges.drawing import qr
from forum.badges.faces import face_of, host_of
from forum.badges.models import Badge
from forum.badges.queries import valid_badge_of
from forum.badges.services import token_of
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.registration import services as registrations
from forum.registration.forms import PersonForm
from forum.registration.models import Registration
from forum.registration.queries import of_link
from forum.registration.rules import CRITICAL, language_of_native_name
from forum.registration.services import AlreadyRegistered
from forum.registration.states import LIVE, State
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.delegate.progress import progress_of
from forum.web.language import spoken_in
from forum.web.pages import back_to, or_404, page, refused
from forum.web.wording import of_refusal


def mine(view):
    """A view of one's own registration: the link in the address says whose it is, nothing else does."""

    @wraps(view)
    def found(edition, token, **place):
        registration = or_404(of_link(edition.id, token))
        after_this_request(_keep_private)
        g.link_token = token
        return view(edition, registration, **place)

    return found


@pages.get("/<edition>/my/<token>")
@only(anyone)
@mine
def my_registration(edition, registration):
    badge = valid_badge_of(registration)
    return page(
        "delegate/mine.html",
        edition=edition,
        registration=registration,
        native_language=_native_language(registration),
        steps=progress_of(edition, registration, history_of(registration)),
        code=badge and _code(edition, badge),
        is_live=registration.state in LIVE,
    )


@pages.get("/<edition>/my/<token>/badge.pdf")
@only(anyone)
@mine
def badge_pdf(edition, registration):
    file = drawing.pdf([_face(edition, registration)])
    return Response(
        file,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="badge-{registration.ref}.pdf"'},
    )


@pages.get("/<edition>/my/<token>/badge.svg")
@only(anyone)
@mine
def badge_svg(edition, registration):
    return Response(drawing.svg(_face(edition, registration)), content_type="image/svg+xml")


@pages.get("/<edition>/my/<token>/calendar.ics")
@only(anyone)
@mine
def calendar(edition, registration):
    file = stay(
        edition, uid=registration.ref, language=registration.language, stamped=registration.submitted_at
    )
    return Response(file, content_type="text/calendar; charset=utf-8")


@pages.get("/<edition>/my/<token>/edit")
@only(anyone)
@mine
def edit(edition, registration):
    return _show_edit(edition, registration, _edit_form(edition, registration))


@pages.post("/<edition>/my/<token>/edit")
@only(anyone)
@mine
def save(edition, registration):
    form = _edit_form(edition, registration)
    if not form.validate():
        return _show_edit(edition, registration, form, 422)
    try:
        registrations.edit(registration, form.person(), by=REGISTRANT)
    except AlreadyRegistered:
        # Not why: the page would tell who else is registered.
        form.form_errors.append(_("This could not be saved. Write to the organiser."))
        return _show_edit(edition, registration, form, 409)
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _show_edit(edition, registration, form, 409)
    return back_to(".my_registration", said=_("Your changes are saved."), **_address(edition))


@pages.get("/<edition>/my/<token>/withdrawal")
@only(anyone)
@mine
def ask_to_withdraw(edition, registration):
    if registration.state not in LIVE:
        return back_to(".my_registration", **_address(edition))
    return page("delegate/withdraw.html", edition=edition, registration=registration)


@pages.post("/<edition>/my/<token>/withdrawal")
@only(anyone)
@mine
def withdraw(edition, registration):
    try:
        accreditation.withdraw(edition, registration)
    except Refusal as refusal:
        return refused(refusal, ".my_registration", **_address(edition))
    said = _("You have withdrawn. A letter that says so is on its way.")
    return back_to(".my_registration", said=said, **_address(edition))


def _edit_form(edition: Edition, registration: Registration) -> PersonForm:
    form = PersonForm(languages=spoken_in(edition), obj=registration)
    if registration.state == State.CONFIRMED:
        form.keep_fixed(CRITICAL)
    if not form.is_submitted() and "family_first" in form:
        form.family_first.data = "1" if registration.family_first else ""
    return form


def _show_edit(edition: Edition, registration: Registration, form: PersonForm, status: int = 200):
    if registration.state not in LIVE:
        return back_to(".my_registration", **_address(edition))
    return page("delegate/edit.html", status, edition=edition, registration=registration, form=form)


def _face(edition: Edition, registration: Registration) -> drawing.Face:
    badge = valid_badge_of(registration) or abort(404)
    return face_of(edition, registration, badge, base_url=current_app.config["BASE_URL"])


def _code(edition: Edition, badge: Badge) -> dict[str, object]:
    """The code as the page shows it: modules to draw, and groups to read out."""
    token = token_of(edition, badge)
    modules = qr.matrix(codes.url(token, host_of(current_app.config["BASE_URL"])))
    return {"path": qr.path(modules), "side": len(modules), "text": codes.grouped(codes.text(token))}


def _native_language(registration: Registration) -> str | None:
    native = registration.name_native
    return language_of_native_name(native, registration.country, registration.language) if native else None


def _address(edition: Edition) -> dict[str, str]:
    return {"edition": edition.slug, "token": g.link_token}


def _keep_private(response: Response) -> Response:
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "private, no-store"
    return response
