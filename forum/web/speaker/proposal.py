"""One's own proposal: how it stands, and taking it back."""

from functools import wraps

from flask import after_this_request
from flask_babel import gettext as _

from forum.errors import Refusal
from forum.speakers.proposals import services as proposals
from forum.speakers.proposals.queries import proposal_of_link
from forum.web.access import anyone, only
from forum.web.pages import back_to, or_404, page
from forum.web.speaker import pages
from forum.web.speaker.finding import keep_private
from forum.web.wording import of_refusal


def ones_own(view):
    """A view of a proposal: the link in the address says whose it is."""

    @wraps(view)
    def found(edition, token):
        proposal = or_404(proposal_of_link(edition, token))
        after_this_request(keep_private)
        return view(edition, proposal, token)

    return found


@pages.get("/<edition>/proposal/<token>")
@only(anyone)
@ones_own
def proposal(edition, proposal, token):
    return page("speaker/proposal.html", edition=edition, proposal=proposal)


@pages.post("/<edition>/proposal/<token>/withdrawal")
@only(anyone)
@ones_own
def withdraw_proposal(edition, proposal, token):
    here = {"edition": edition.slug, "token": token}
    try:
        proposals.withdraw(proposal)
    except Refusal as refusal:
        return back_to(".proposal", said=of_refusal(refusal), tone="bad", **here)
    return back_to(".proposal", said=_("You have taken your proposal back."), **here)
