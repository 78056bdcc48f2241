"""The open call: proposed once, reviewed, taken into the draft or not."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.agenda.drafts import Gap, gaps_of, sessions_of
from forum.agenda.models import PublishState
from forum.agenda.speaking.accepting import accept
from forum.mail.models import Letter
from forum.speakers.engagements import engagement_of
from forum.speakers.proposals import services as proposals
from forum.speakers.proposals.models import Proposal
from forum.speakers.proposals.queries import proposal_of_link, proposals_of, reviews_of
from forum.speakers.proposals.services import CallClosed, ProposalKeyReused, Said
from forum.speakers.proposals.states import ProposalDecided, ProposalState
from forum.speakers.states import Standing, standing_of
from tests.makers import NOW, SOMEBODY
from tests.people import bruno, olga
from tests.speakers.making import a_proposal, an_open_call, typed_proposal

KEY = "a-key-of-sixteen-or-more"


def kinds(db):
    return list(db.session.scalars(select(Letter.kind).order_by(Letter.id)))


def test_a_proposal_is_answered_by_letter(db, edition):
    proposal = a_proposal(edition)
    assert kinds(db) == ["proposal.received"]
    assert proposal_of_link(edition, "x" * 43) is None
    assert proposal.state == ProposalState.SUBMITTED


def test_sending_twice_is_one_proposal(db, edition):
    an_open_call(edition)
    first = proposals.propose(edition, Said(typed_proposal()), key=KEY)
    assert proposals.propose(edition, Said(typed_proposal()), key=KEY) is first
    with pytest.raises(ProposalKeyReused):
        proposals.propose(edition, Said(typed_proposal(title="Another")), key=KEY)
    assert kinds(db) == ["proposal.received"]


def test_a_closed_call_takes_nothing(db, edition):
    with pytest.raises(CallClosed):
        proposals.propose(edition, Said(typed_proposal()), key=KEY)
    an_open_call(edition, closes_at=NOW - timedelta(seconds=1))
    with pytest.raises(CallClosed):
        proposals.propose(edition, Said(typed_proposal()), key=KEY)
    assert db.session.query(Proposal).count() == 0


def review(edition, proposal, person, score, note=""):
    account = person(edition)
    actor = proposals.audit.Actor(account.name, account.id)
    proposals.review(proposal, account_id=account.id, score=score, note=note, by=actor)


def test_each_reviewer_has_one_word(edition):
    proposal = a_proposal(edition)
    review(edition, proposal, olga, 2)
    account = reviews_of(proposal)[0].account_id
    proposals.review(proposal, account_id=account, score=4, note="Better now.", by=SOMEBODY)
    [only] = reviews_of(proposal)
    assert (only.score, only.note) == (4, "Better now.")


def test_the_best_reviewed_come_first_and_the_decided_last(edition):
    poor, good, gone = (a_proposal(edition, title=title) for title in ("Poor", "Good", "Gone"))
    review(edition, poor, olga, 1)
    review(edition, good, bruno, 5)
    proposals.withdraw(gone)
    rows = proposals_of(edition.id)
    assert [row.proposal.title for row in rows] == ["Good", "Poor", "Gone"]
    assert [row.score for row in rows] == [5, 1, None]


def test_taking_one_makes_a_speaker_and_a_session_without_a_room(db, edition):
    proposal = a_proposal(edition)
    speaker = accept(edition, proposal, by=SOMEBODY)
    [session] = sessions_of(edition.id)
    assert (session.state, session.title) == (PublishState.DRAFT, {"en": "Roofs to land on"})
    assert Gap.ROOM in gaps_of(session)
    assert [each.speaker_id for each in session.appearances] == [speaker.id]
    assert standing_of(speaker.is_confirmed, engagement_of(speaker)) is Standing.INVITED
    assert kinds(db)[-1] == "speaker.accepted"


def test_one_that_was_taken_is_not_taken_again(edition):
    proposal = a_proposal(edition)
    accept(edition, proposal, by=SOMEBODY)
    with pytest.raises(ProposalDecided):
        accept(edition, proposal, by=SOMEBODY)
    assert len(sessions_of(edition.id)) == 1


def test_one_that_was_not_taken_hears_why(db, edition):
    proposal = a_proposal(edition)
    proposals.decline(edition, proposal, reason="The programme is full.", by=SOMEBODY)
    letter = db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert "The organisers write: The programme is full." in letter.text


def test_what_was_taken_back_is_not_decided_any_more(edition):
    proposal = a_proposal(edition)
    proposals.withdraw(proposal)
    with pytest.raises(ProposalDecided):
        accept(edition, proposal, by=SOMEBODY)
