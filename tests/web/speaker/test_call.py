"""The open call, as somebody meets it who wants to speak."""

import pytest

from forum.speakers import links
from forum.speakers.proposals.models import Proposal
from forum.speakers.proposals.states import ProposalState
from tests.speakers.making import a_proposal, an_open_call, typed_proposal

KEY = "a-key-of-sixteen-or-more"


@pytest.fixture
def call(client, edition):
    an_open_call(edition)
    return f"/{edition.slug}/call-for-speakers"


def typed(**changes):
    return typed_proposal() | {"consent": "y", "key": KEY, "website": ""} | changes


def proposals(db):
    db.session.expire_all()
    return db.session.query(Proposal).all()


def test_a_proposal_is_received_once(client, db, call):
    for _twice in range(2):
        answer = client.post(call, data=typed())
        assert answer.status_code == 303
    assert "mika@example.org" in client.get(answer.location).text
    assert [each.title for each in proposals(db)] == ["Roofs to land on"]


def test_what_is_missing_is_said_and_nothing_is_lost(client, db, call):
    answer = client.post(call, data=typed(title="", email="nobody", consent=""))
    assert answer.status_code == 422
    assert "Write the title." in answer.text
    assert "What a city needs before" in answer.text
    assert proposals(db) == []


def test_a_machine_that_fills_in_everything_is_told_the_same(client, db, call):
    answer = client.post(call, data=typed(website="https://spam.example"))
    assert answer.status_code == 303
    assert proposals(db) == []


def test_a_closed_call_says_so(client, edition):
    html = client.get(f"/{edition.slug}/call-for-speakers").text
    assert "The call is closed" in html
    answer = client.post(f"/{edition.slug}/call-for-speakers", data=typed())
    assert answer.status_code == 409


def test_the_received_page_is_for_whoever_sent_something(client, call):
    assert client.get(f"{call}/received").status_code == 302


def test_ones_own_proposal_can_be_taken_back_and_erased(client, db, edition):
    proposal = a_proposal(edition)
    mine = f"/{edition.slug}/proposal/{links.token(edition, links.PROPOSAL, proposal.id, 1)}"
    assert "Roofs to land on" in client.get(mine).text
    assert client.post(f"{mine}/withdrawal").status_code == 303
    assert proposals(db)[0].state == ProposalState.WITHDRAWN
    assert client.post(f"{mine}/erasure").status_code == 303
    assert proposals(db) == []
    assert client.get(mine).status_code == 404
