"""Reading the call and what came in."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from forum.editions.models import Edition
from forum.extensions import db
from forum.speakers import links
from forum.speakers.proposals.models import Call, Proposal, Review
from forum.speakers.proposals.states import ProposalState

MOST = 200  # on one page


class Rated(NamedTuple):
    """A proposal, how many reviewed it, and their mean score."""

    proposal: Proposal
    reviews: int
    score: float | None


def call_of(edition_id: int) -> Call | None:
    return db.session.get(Call, edition_id)


def proposals_of(edition_id: int, state: ProposalState | None = None) -> Sequence[Rated]:
    """The undecided first, then the best reviewed. One statement."""
    found = (
        select(Proposal, func.count(Review.id), func.avg(Review.score))
        .outerjoin(Review, Review.proposal_id == Proposal.id)
        .where(Proposal.edition_id == edition_id)
        .group_by(Proposal.id)
        .order_by(
            (Proposal.state != ProposalState.SUBMITTED),
            func.coalesce(func.avg(Review.score), 0).desc(),
            Proposal.submitted_at,
            Proposal.id,
        )
        .limit(MOST)
    )
    if state is not None:
        found = found.where(Proposal.state == state)
    return [Rated(row[0], row[1], float(row[2]) if row[2] else None) for row in db.session.execute(found)]


def counts_of(edition_id: int) -> dict[ProposalState, int]:
    rows = db.session.execute(
        select(Proposal.state, func.count()).filter_by(edition_id=edition_id).group_by(Proposal.state)
    )
    found = {ProposalState(state): count for state, count in rows}
    return {state: found.get(state, 0) for state in ProposalState}


def proposal_with(edition_id: int, ref: str) -> Proposal | None:
    return db.session.scalar(select(Proposal).filter_by(edition_id=edition_id, ref=ref))


def proposal_of_link(edition: Edition, link_token: str) -> Proposal | None:
    return db.session.scalar(
        select(Proposal).filter_by(edition_id=edition.id, link_hash=links.hashed(link_token))
    )


def reviews_of(proposal: Proposal) -> Sequence[Review]:
    return db.session.scalars(select(Review).filter_by(proposal_id=proposal.id).order_by(Review.at)).all()
