"""Certificates of attendance: issued to all who were there, revoked, issued anew."""

from flask import Response, current_app
from flask_babel import gettext as _

from forum import clock
from forum.certificates import queries, services
from forum.certificates.drawing import certificate_pdf as draw
from forum.certificates.policy import may_certify
from forum.certificates.queries import valid_of
from forum.editions.zone import at
from forum.errors import Refusal
from forum.web.access import actor, only
from forum.web.numbers import asked
from forum.web.organiser import pages
from forum.web.organiser.forms import NotedReasonForm
from forum.web.organiser.registrations import found
from forum.web.pages import back_to, or_404, page, refused


@pages.get("/desk/<edition>/certificates")
@only(may_certify)
def certificates(edition):
    before = asked("before")
    rows = queries.page_of(edition.id, before)
    return page(
        "organiser/certificates/list.html",
        edition=edition,
        is_over=at(clock.now(), edition).date() > edition.ends_on,
        earned=queries.count_earned(edition.id),
        counts=queries.counts(edition.id),
        shown=rows[: queries.PAGE],
        is_first=before is None,
        next=rows[queries.PAGE - 1][0].id if len(rows) > queries.PAGE else None,
    )


@pages.post("/desk/<edition>/certificates")
@only(may_certify)
def issue_certificates(edition):
    try:
        issued = services.issue_all(edition, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".certificates", edition=edition.slug)
    said = _("Certificates issued: %(count)d. The letters go out within minutes.", count=issued)
    return back_to(".certificates", said=said, edition=edition.slug)


@pages.get("/desk/<edition>/certificates/<ref>/certificate.pdf")
@only(may_certify)
def certificate_pdf(edition, ref):
    registration = found(edition, ref)
    certificate = or_404(valid_of(registration))
    base_url = current_app.config["BASE_URL"]
    data = draw(edition, certificate, language=registration.language, base_url=base_url)
    headers = {"Content-Disposition": "inline", "Cache-Control": "private, no-store"}
    return Response(data, content_type="application/pdf", headers=headers)


@pages.get("/desk/<edition>/certificates/<ref>/revocation")
@only(may_certify)
def ask_to_revoke_certificate(edition, ref):
    registration = found(edition, ref)
    or_404(queries.latest_of(registration))
    return page("organiser/certificates/revocation.html", registration=registration, form=NotedReasonForm())


@pages.post("/desk/<edition>/certificates/<ref>/revocation")
@only(may_certify)
def revoke_certificate(edition, ref):
    registration, form = found(edition, ref), NotedReasonForm()
    or_404(queries.latest_of(registration))
    if not form.validate():
        return page("organiser/certificates/revocation.html", 422, registration=registration, form=form)
    try:
        services.revoke(registration, by=actor(), reason=form.reason.data)
    except Refusal as refusal:
        return refused(refusal, ".certificates", edition=edition.slug)
    said = _("Revoked. Whoever checks its code is told so.")
    return back_to(".certificates", said=said, edition=edition.slug)


@pages.post("/desk/<edition>/certificates/<ref>/renewal")
@only(may_certify)
def renew_certificate(edition, ref):
    registration = found(edition, ref)
    try:
        services.renew(edition, registration, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".certificates", edition=edition.slug)
    said = _("Issued anew, with the name as it stands now.")
    return back_to(".certificates", said=said, edition=edition.slug)
