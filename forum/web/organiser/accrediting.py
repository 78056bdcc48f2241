"""Deciding about a registration. Some decisions take one press; the rest asks for words."""

from collections.abc import Callable
from functools import partial

from flask_babel import gettext as _
from flask_wtf import FlaskForm

from forum.accreditation import endorsing, inquiring
from forum.accreditation import services as accreditation
from forum.accreditation.policy import may_accredit
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.registration.models import Registration
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.forms import ReasonForm
from forum.web.organiser.lifecycle_forms import QuestionForm
from forum.web.organiser.registrations import found
from forum.web.pages import back_to, done, page
from forum.web.wording import of_refusal

Decision = Callable[..., object]


@pages.post("/desk/<edition>/registrations/<ref>/confirmation")
@only(may_accredit)
def confirmation(edition, ref):
    return _decide(
        edition, found(edition, ref), accreditation.confirm, said=_("Confirmed. The badge is on its way.")
    )


@pages.post("/desk/<edition>/registrations/<ref>/waitlisting")
@only(may_accredit)
def waitlisting(edition, ref):
    said = _("Put on the waiting list. A letter is on its way.")
    return _decide(edition, found(edition, ref), accreditation.waitlist, said=said)


@pages.post("/desk/<edition>/registrations/<ref>/endorsement")
@only(may_accredit)
def endorsement(edition, ref):
    said = _("Endorsed for the delegation.")
    return _decide(edition, found(edition, ref), endorsing.endorse, said=said)


@pages.get("/desk/<edition>/registrations/<ref>/question")
@only(may_accredit)
def ask_for_information(edition, ref):
    template = "organiser/registrations/information.html"
    return page(template, registration=found(edition, ref), form=QuestionForm())


@pages.post("/desk/<edition>/registrations/<ref>/question")
@only(may_accredit)
def request_information(edition, ref):
    said = _("Asked. A letter is on its way.")
    registration, form = found(edition, ref), QuestionForm()
    return _end(edition, registration, inquiring.ask, "information", said=said, form=form)


@pages.get("/desk/<edition>/registrations/<ref>/decline")
@only(may_accredit)
def ask_to_decline(edition, ref):
    return page("organiser/registrations/decline.html", registration=found(edition, ref), form=ReasonForm())


@pages.post("/desk/<edition>/registrations/<ref>/decline")
@only(may_accredit)
def decline(edition, ref):
    said = _("Declined. A letter is on its way.")
    return _end(edition, found(edition, ref), accreditation.decline, "decline", said=said)


@pages.get("/desk/<edition>/registrations/<ref>/cancellation")
@only(may_accredit)
def ask_to_cancel(edition, ref):
    return page(
        "organiser/registrations/cancellation.html", registration=found(edition, ref), form=ReasonForm()
    )


@pages.post("/desk/<edition>/registrations/<ref>/cancellation")
@only(may_accredit)
def cancellation(edition, ref):
    said = _("Cancelled. The place is free again and a letter is on its way.")
    return _end(edition, found(edition, ref), accreditation.cancel, "cancellation", said=said)


def _decide(edition: Edition, registration: Registration, decide: Decision, *, said: str):
    here = {"edition": edition.slug, "ref": registration.ref}
    decided = partial(decide, edition, registration, by=actor())
    return done(decided, ".registration", said=said, **here)


def _end(
    edition: Edition,
    registration: Registration,
    end: Decision,
    asked: str,
    *,
    said: str,
    form: FlaskForm | None = None,
):
    form, template = form or ReasonForm(), f"organiser/registrations/{asked}.html"
    if not form.validate():
        return page(template, 422, registration=registration, form=form)
    try:
        end(edition, registration, by=actor(), reason=form.reason.data)
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return page(template, 409, registration=registration, form=form)
    return back_to(".registration", said=said, edition=edition.slug, ref=registration.ref)
