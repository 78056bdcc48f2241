"""Requests for visa support: who follows them sees how many there are, the visa officer reads them."""

from collections.abc import Callable
from functools import partial

from flask import Response, abort, request
from flask_babel import gettext as _

from forum.editions.models import Edition
from forum.registration.models import Registration
from forum.registration.questions.policy import may_read_documents
from forum.visas import letters, queries, services
from forum.visas.drawing import letter, number_of
from forum.visas.policy import may_follow_visas
from forum.visas.queries import request_of
from forum.visas.rules import erased_after, expires_early
from forum.visas.states import MOVES, VisaState
from forum.web.access import actor, me, only
from forum.web.numbers import asked
from forum.web.organiser import pages
from forum.web.organiser.forms import ReasonForm
from forum.web.organiser.registrations import found
from forum.web.pages import done, or_404, page

Decision = Callable[..., None]


@pages.get("/desk/<edition>/visas")
@only(may_follow_visas)
def visas(edition):
    """The owner sees counts: names and consulates are for whoever was trusted with them."""
    said = request.args.get("state")
    state = VisaState(said) if said in set(VisaState) else None
    may_read = may_read_documents(me(), edition)
    rows = queries.requests_of(edition.id, state, asked("after")) if may_read else []
    return page(
        "organiser/visas/list.html",
        edition=edition,
        may_read=may_read,
        counts=queries.counts_by_state(edition.id),
        states=list(VisaState),
        state=state,
        shown=rows[: queries.PAGE],
        next=rows[queries.PAGE - 1][0].id if len(rows) > queries.PAGE else None,
        erased_after=erased_after(edition, edition.documents_kept_days),
    )


@pages.get("/desk/<edition>/visas/<ref>")
@only(may_read_documents)
def visa_request(edition, ref):
    """Each time this page is opened it is written down: it shows the passport."""
    registration = found(edition, ref)
    visa = or_404(request_of(registration))
    document = services.read(registration, by=actor())
    return page(
        "organiser/visas/one.html",
        edition=edition,
        registration=registration,
        visa=visa,
        document=document,
        number=number_of(registration, visa),
        has_letter=services.has_letter(registration, visa),
        expires_early=document is not None and expires_early(document.expires_on, edition),
        moves=MOVES[VisaState(visa.state)],
    )


@pages.get("/desk/<edition>/visas/<ref>/letter.pdf")
@only(may_read_documents)
def visa_letter(edition, ref):
    registration = found(edition, ref)
    visa = request_of(registration) or abort(404)
    if not services.has_letter(registration, visa):
        abort(404)
    or_404(services.read(registration, by=actor()))
    headers = {"Content-Disposition": "inline", "Cache-Control": "private, no-store"}
    data = letters.letter_of(edition, registration, visa, draw=letter)
    return Response(data, content_type="application/pdf", headers=headers)


@pages.post("/desk/<edition>/visas/<ref>/letter")
@only(may_read_documents)
def issue_visa_letter(edition, ref):
    said = _("The letter is issued. The delegate hears of it by mail.")
    registration = found(edition, ref)
    answer = _decide(edition, registration, services.issue, said=said)
    visa = request_of(registration)
    if visa is not None and services.has_letter(registration, visa):
        letters.letter_of(edition, registration, visa, draw=letter)  # as it is on this day
    return answer


@pages.post("/desk/<edition>/visas/<ref>/grant")
@only(may_read_documents)
def grant_visa(edition, ref):
    said = _("Noted: the visa is granted. A letter is on its way.")
    return _decide(edition, found(edition, ref), services.grant, said=said)


@pages.get("/desk/<edition>/visas/<ref>/decline")
@only(may_read_documents)
def ask_to_decline_visa(edition, ref):
    return _ask(edition, ref, "decline")


@pages.post("/desk/<edition>/visas/<ref>/decline")
@only(may_read_documents)
def decline_visa(edition, ref):
    return _end(
        edition, ref, services.decline, "decline", said=_("No letter. The delegate hears of it by mail.")
    )


@pages.get("/desk/<edition>/visas/<ref>/refusal")
@only(may_read_documents)
def ask_to_refuse_visa(edition, ref):
    return _ask(edition, ref, "refusal")


@pages.post("/desk/<edition>/visas/<ref>/refusal")
@only(may_read_documents)
def refuse_visa(edition, ref):
    said = _("Noted: the visa is refused. A letter is on its way.")
    return _end(edition, ref, services.refuse, "refusal", said=said)


def _decide(edition: Edition, registration: Registration, decide: Decision, *, said: str):
    here = {"edition": edition.slug, "ref": registration.ref}
    or_404(request_of(registration))
    decided = partial(decide, edition, registration, by=actor())
    return done(decided, ".visa_request", said=said, **here)


def _ask(edition: Edition, ref: str, asked_for: str, status: int = 200, form: ReasonForm | None = None):
    registration = found(edition, ref)
    return page(
        f"organiser/visas/{asked_for}.html",
        status,
        edition=edition,
        registration=registration,
        visa=or_404(request_of(registration)),
        form=form or ReasonForm(),
    )


def _end(edition: Edition, ref: str, end: Decision, asked_for: str, *, said: str):
    registration, form = found(edition, ref), ReasonForm()
    if not form.validate():
        return _ask(edition, ref, asked_for, 422, form)

    def decide(edition: Edition, registration: Registration, *, by) -> None:
        end(edition, registration, by=by, reason=form.reason.data)

    return _decide(edition, registration, decide, said=said)
