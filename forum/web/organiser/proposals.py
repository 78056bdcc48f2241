"""The call for speakers at the desk: proposals listed, reviewed, taken or not."""

from flask import request
from flask_babel import gettext as _

from forum import clock
from forum.agenda.speaking.accepting import accept
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.speakers.policy import may_edit_speakers
from forum.speakers.proposals import services
from forum.speakers.proposals.models import Proposal
from forum.speakers.proposals.queries import call_of, counts_of, proposal_with, proposals_of, reviews_of
from forum.speakers.proposals.states import ProposalState, takes_proposals
from forum.web.access import actor, me, only
from forum.web.organiser import pages
from forum.web.organiser.forms import ReasonForm
from forum.web.organiser.speaker_forms import CallForm, ReviewForm
from forum.web.pages import back_to, or_404, page, refused


@pages.get("/desk/<edition>/speakers/proposals")
@only(may_edit_speakers)
def proposals(edition):
    return _show_all(edition, CallForm(edition, call_of(edition.id)))


@pages.post("/desk/<edition>/speakers/proposals")
@only(may_edit_speakers)
def set_call(edition):
    form = CallForm(edition, call_of(edition.id))
    if not form.validate():
        return _show_all(edition, form, 422)
    services.set_call(edition, is_open=form.is_open.data, closes_at=form.moment, by=actor())
    said = _("Proposals are taken.") if form.is_open.data else _("No proposals are taken.")
    return back_to(".proposals", said=said, edition=edition.slug)


@pages.get("/desk/<edition>/speakers/proposals/<ref>")
@only(may_edit_speakers)
def proposal(edition, ref):
    found = _found(edition, ref)
    mine = next((each for each in reviews_of(found) if each.account_id == me().account_id), None)
    data = {"score": mine.score, "note": mine.note} if mine else {}
    return _show(edition, found, ReviewForm(data=data))


@pages.post("/desk/<edition>/speakers/proposals/<ref>/review")
@only(may_edit_speakers)
def review_proposal(edition, ref):
    found, form = _found(edition, ref), ReviewForm()
    if not form.validate():
        return _show(edition, found, form, 422)
    account_id = me().account_id or 0  # nobody comes here without one
    services.review(found, account_id=account_id, score=form.score.data, note=form.note.data, by=actor())
    return back_to(".proposal", said=_("Your review is kept."), edition=edition.slug, ref=ref)


@pages.post("/desk/<edition>/speakers/proposals/<ref>/acceptance")
@only(may_edit_speakers)
def accept_proposal(edition, ref):
    try:
        speaker = accept(edition, _found(edition, ref), by=actor())
    except Refusal as refusal:
        return refused(refusal, ".proposal", edition=edition.slug, ref=ref)
    said = _("Taken: a letter is on its way, and the session is in the draft, without a room.")
    return back_to(".speaker", said=said, edition=edition.slug, ref=speaker.ref)


@pages.post("/desk/<edition>/speakers/proposals/<ref>/refusal")
@only(may_edit_speakers)
def decline_proposal(edition, ref):
    found, form = _found(edition, ref), ReasonForm()
    if not form.validate():
        return back_to(
            ".proposal", said=str(form.reason.errors[0]), tone="bad", edition=edition.slug, ref=ref
        )
    try:
        services.decline(edition, found, reason=form.reason.data or None, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".proposal", edition=edition.slug, ref=ref)
    return back_to(".proposals", said=_("Not taken. A letter is on its way."), edition=edition.slug)


def _found(edition: Edition, ref: str) -> Proposal:
    return or_404(proposal_with(edition.id, ref))


def _show(edition: Edition, proposal: Proposal, form: ReviewForm, status: int = 200):
    return page(
        "organiser/proposals/one.html",
        status,
        edition=edition,
        proposal=proposal,
        reviews=reviews_of(proposal),
        form=form,
        declining=ReasonForm(formdata=None),
    )


def _show_all(edition: Edition, form: CallForm, status: int = 200):
    asked, call = request.args.get("state"), call_of(edition.id)
    state = ProposalState(asked) if asked in set(ProposalState) else None
    return page(
        "organiser/proposals/list.html",
        status,
        edition=edition,
        state=state,
        shown=proposals_of(edition.id, state),
        counts=counts_of(edition.id),
        form=form,
        call=call,
        is_open=takes_proposals(call, clock.now()),
    )
