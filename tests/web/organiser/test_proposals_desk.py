"""The call for speakers at the desk."""

import pytest

from forum.speakers.proposals.models import Call, Proposal
from forum.speakers.proposals.states import ProposalState
from tests.makers import NOW
from tests.speakers.making import a_proposal


@pytest.fixture(autouse=True)
def before_the_forum(at):
    at(NOW)


@pytest.fixture
def proposal(edition):
    return a_proposal(edition)


def state_of(desk, proposal):
    desk.db.session.expire_all()
    return desk.db.session.get(Proposal, proposal.id).state


def test_the_call_is_opened_until_a_moment(desk, edition):
    assert "No proposal yet" in desk.get("/speakers/proposals").text
    said = desk.said(desk.post("/speakers/proposals", is_open="y", closes_at="2025-09-05T18:00"))
    assert "Proposals are taken." in said
    assert desk.db.session.get(Call, edition.id).closes_at.hour == 13  # 18:00 in Almaty
    assert "Open until 5 September, 18:00" in desk.client.get(f"/{edition.slug}/call-for-speakers").text
    assert "Call for speakers changed" in desk.get("/audit").text


def test_a_review_is_kept_and_shown(desk, proposal):
    path = f"/speakers/proposals/{proposal.ref}"
    desk.said(desk.post(f"{path}/review", score="4", note="Fits the track."))
    html = desk.get(path).text
    assert "4 of 5" in html
    assert "Fits the track." in html
    assert '<td class="n">4.0</td>' in desk.get("/speakers/proposals").text


def test_a_review_without_a_score_is_refused(desk, proposal):
    answer = desk.post(f"/speakers/proposals/{proposal.ref}/review", note="Well")
    assert answer.status_code == 422
    assert "Choose a score." in answer.text


def test_taking_one_leads_to_the_new_speaker(desk, proposal):
    html = desk.said(desk.post(f"/speakers/proposals/{proposal.ref}/acceptance"))
    assert "Mika Sample" in html
    assert "without a room" in html
    assert "Roofs to land on" in desk.get("/agenda?lacking=room").text
    assert state_of(desk, proposal) == ProposalState.ACCEPTED


def test_one_that_is_decided_says_so(desk, proposal):
    desk.said(desk.post(f"/speakers/proposals/{proposal.ref}/refusal", reason="Full."))
    said = desk.said(desk.post(f"/speakers/proposals/{proposal.ref}/refusal"))
    assert "decided or taken back in the meantime" in said
    assert state_of(desk, proposal) == ProposalState.DECLINED


def test_proposals_take_as_many_statements_for_ten_as_for_one(count, desk, proposal):
    few = count("/speakers/proposals")
    for number in range(9):
        a_proposal(desk.edition, title=f"Talk {number}")
    assert count("/speakers/proposals") == few <= 6
