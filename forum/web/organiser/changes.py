"""What delegates changed after the decision: one by one, old beside new, accepted or not."""

from flask import redirect, url_for
from flask_babel import gettext as _

from forum.accreditation import revising
from forum.accreditation.policy import may_accredit
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.registration.models import Registration
from forum.registration.policy import may_read_registrations
from forum.registration.revisions import pending_in, pending_of
from forum.web.access import actor, only
from forum.web.differences import differences
from forum.web.numbers import number
from forum.web.organiser import pages
from forum.web.organiser.lifecycle_forms import RefusalForm
from forum.web.organiser.registrations import found
from forum.web.pages import back_to, page, refused
from forum.web.wording import of_refusal

TEMPLATE = "organiser/registrations/change.html"


@pages.get("/desk/<edition>/changes")
@only(may_read_registrations)
def changes(edition):
    lines = [
        (revision, differences(revision, revision.registration, edition.id))
        for revision in pending_in(edition.id)
    ]
    return page("organiser/registrations/changes.html", edition=edition, lines=lines)


@pages.get("/desk/<edition>/registrations/<ref>/change")
@only(may_read_registrations)
def change(edition, ref):
    return _show(edition, found(edition, ref), RefusalForm())


@pages.post("/desk/<edition>/registrations/<ref>/change/acceptance")
@only(may_accredit)
def accept_change(edition, ref):
    registration, form = found(edition, ref), RefusalForm()
    here = {"edition": edition.slug, "ref": registration.ref}
    try:
        revising.accept(edition, registration, number(form.number.data or "") or 0, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".change", **here)
    return back_to(".registration", said=_("Accepted. A letter is on its way."), **here)


@pages.post("/desk/<edition>/registrations/<ref>/change/refusal")
@only(may_accredit)
def refuse_change(edition, ref):
    registration, form = found(edition, ref), RefusalForm()
    if not form.validate():
        return _show(edition, registration, form, 422)
    wanted, reason = number(form.number.data) or 0, form.reason.data
    try:
        revising.refuse(edition, registration, wanted, by=actor(), reason=reason)
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _show(edition, registration, form, 409)
    said = _("Not accepted. A letter is on its way.")
    return back_to(".registration", said=said, edition=edition.slug, ref=registration.ref)


def _show(edition: Edition, registration: Registration, form: RefusalForm, status: int = 200):
    revision = pending_of(registration)
    if revision is None:
        return redirect(url_for(".registration", edition=edition.slug, ref=registration.ref), code=303)
    lines = differences(revision, registration, edition.id)
    form.number.data = revision.id
    return page(
        TEMPLATE,
        status,
        edition=edition,
        registration=registration,
        revision=revision,
        lines=lines,
        is_possible=any(not line.meanwhile for line in lines),
        form=form,
    )
