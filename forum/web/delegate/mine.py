from functools import partial, wraps

from flask import Response, abort, after_this_request, current_app, g
from flask_babel import gettext as _

from forum.accreditation import services as accreditation
from forum.agenda.calendar import stay
from forum.audit.queries import history_of
from forum.badges import codes, drawing
from forum.badges.drawing import qr
from forum.badges.faces import face_of, host_of
from forum.badges.models import Badge
from forum.badges.queries import valid_badge_of
from forum.badges.services import token_of
from forum.editions.models import Edition
from forum.registration import links
from forum.registration.inquiries import open_inquiry_of
from forum.registration.models import Registration
from forum.registration.queries import of_link
from forum.registration.revisions import pending_of
from forum.registration.rules import language_of_native_name
from forum.registration.states import LIVE
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.delegate.forms import AnswerForm
from forum.web.delegate.progress import progress_of
from forum.web.delegate.word_of_others import is_word_of_others
from forum.web.differences import differences
from forum.web.pages import back_to, done, page


def mine(view):
    """A view of one's own registration: the link in the address says whose it is, nothing else does."""

    @wraps(view)
    def found(edition, token, **place):
        after_this_request(_keep_private)
        registration = of_link(edition, token)
        if registration is None:
            return page("delegate/link_over.html", 404, edition=edition)
        g.link_token, g.link_generation = token, registration.link_generation
        g.link_of = registration
        return view(edition, registration, **place)

    return found


@pages.get("/<edition>/my/<token>")
@only(anyone)
@mine
def my_registration(edition, registration):
    badge = valid_badge_of(registration)
    revision = pending_of(registration)
    return page(
        "delegate/mine.html",
        edition=edition,
        registration=registration,
        inquiry=open_inquiry_of(registration),
        answering=AnswerForm(),
        revision=revision,
        pending=differences(revision, registration, edition.id) if revision else [],
        native_language=_native_language(registration),
        steps=progress_of(edition, registration, history_of(registration)),
        code=badge and _code(edition, badge),
        word_of_others=is_word_of_others(registration),
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


@pages.get("/<edition>/my/<token>/withdrawal")
@only(anyone)
@mine
def ask_to_withdraw(edition, registration):
    if registration.state not in LIVE:
        return back_to(".my_registration", **here(edition))
    return page("delegate/withdraw.html", edition=edition, registration=registration)


@pages.post("/<edition>/my/<token>/withdrawal")
@only(anyone)
@mine
def withdraw(edition, registration):
    said = _("You have withdrawn. A letter that says so is on its way.")
    left = partial(accreditation.withdraw, edition, registration)
    return done(left, ".my_registration", said=said, **here(edition))


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


def here(edition: Edition) -> dict[str, str]:
    """The address of one's own page, by the new link where this very request ended the former one."""
    r = g.link_of
    if r.link_generation != g.link_generation:
        g.link_token, g.link_generation = links.token(edition, r.ref, r.link_generation), r.link_generation
    return {"edition": edition.slug, "token": g.link_token}


def privately(view):
    """A page that whoever has its link may read, and that is kept nowhere."""

    @wraps(view)
    def shown(**kwargs):
        after_this_request(_keep_private)
        return view(**kwargs)

    return shown


def _keep_private(response: Response) -> Response:
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "private, no-store"
    return response
