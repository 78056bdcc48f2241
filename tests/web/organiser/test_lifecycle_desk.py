"""Questions, a delegation's word, changes that wait, and places: as Bruno decides about them."""

import re

import pytest

from forum.accreditation import inquiring, revising
from forum.accreditation.corrections import correct
from forum.editions.capacity import Step
from forum.editions.queries import places_left
from forum.insights import figures
from forum.insights.attention import Waits, counts_of
from forum.registration.revisions import pending_of
from forum.registration.states import State
from forum.web.differences import pieces_of
from tests.accreditation.letters import kinds_to
from tests.makers import SOMEBODY, a_category, a_registration


def page_of(registration, rest="") -> str:
    return f"/registrations/{registration.ref}{rest}"


@pytest.fixture
def changed(edition):
    """A delegate who wants to be called otherwise."""
    delegate = a_registration(edition, state=State.CONFIRMED)
    wanted = {"given_name": "Narae", "organisation": "Example Air Works"}
    revising.edit(edition, delegate, wanted)
    return delegate


def decide(desk, registration, rest, **data):
    return desk.post(page_of(registration, "/change" + rest), number=pending_of(registration).id, **data)


def test_a_question_is_asked_in_the_organisers_words(desk, edition):
    registration = a_registration(edition)
    assert "Your question" in desk.get(page_of(registration, "/question")).text
    html = desk.said(desk.post(page_of(registration, "/question"), reason="Which newspaper?"))
    assert "Which newspaper?" in html
    assert "No answer yet." in html
    assert kinds_to(registration)[-1] == "info_requested"


def test_a_question_without_words_is_not_asked(desk, edition):
    registration = a_registration(edition)
    answer = desk.post(page_of(registration, "/question"), reason=" ")
    assert answer.status_code == 422
    assert "Write what you want to know." in answer.text


def test_the_answer_stands_beside_the_question(desk, edition):
    registration = a_registration(edition)
    inquiring.ask(edition, registration, by=SOMEBODY, reason="Which newspaper?")
    inquiring.answer(registration, text="The Example Times.")
    html = desk.get(page_of(registration)).text
    assert html.index("Which newspaper?") < html.index("The Example Times.")


def test_the_desk_endorses_for_a_delegation_and_only_then_confirms(desk, edition):
    registration = a_registration(edition, a_category(edition, asks_endorsement=True, needs_decision=True))
    html = desk.get(page_of(registration)).text
    assert "Endorse for the delegation" in html
    assert "/confirmation" not in html
    assert "a delegation has to say yes first" in desk.said(desk.post(page_of(registration, "/confirmation")))
    html = desk.said(desk.post(page_of(registration, "/endorsement")))
    assert "Endorsed by the delegation" in html
    assert "/confirmation" in html


def test_a_change_is_compared_word_by_word(desk, changed):
    html = desk.get(page_of(changed, "/change")).text
    assert re.search(r"<del[^>]*><span[^>]*>Taken out: </span>Mobility</del>", html)
    assert re.search(r"<ins[^>]*><span[^>]*>Put in: </span>Works</ins>", html)
    assert "Compare and decide" in desk.get(page_of(changed)).text


def test_a_change_is_accepted(desk, changed):
    html = desk.said(decide(desk, changed, "/acceptance"))
    assert "Accepted. A letter is on its way." in html
    assert "Narae" in html
    assert kinds_to(changed)[-1] == "revised"


def test_a_change_is_refused_with_a_reason(desk, changed):
    assert decide(desk, changed, "/refusal", reason="").status_code == 422
    desk.said(decide(desk, changed, "/refusal", reason="As in the passport."))
    assert changed.given_name == "Haneul"
    assert kinds_to(changed)[-1] == "revision_refused"


def test_a_change_that_was_replaced_meanwhile_is_not_accepted(desk, edition, changed):
    seen = pending_of(changed).id
    revising.edit(edition, changed, {"given_name": "Nara"})
    html = desk.said(desk.post(page_of(changed, "/change/acceptance"), number=seen))
    assert "in the meantime" in html
    assert changed.given_name == "Haneul"


def test_what_was_corrected_in_between_is_shown_as_such(desk, edition, changed):
    correct(edition, changed, {"given_name": "Nari"}, by=SOMEBODY)
    html = desk.get(page_of(changed, "/change")).text
    assert "Changed by somebody else in between" in html
    assert "When it was asked: Haneul" in html


def test_without_a_change_one_is_led_back(desk, edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    assert desk.get(page_of(registration, "/change")).status_code == 303


def test_the_overview_leads_to_the_changes_that_wait(desk, edition, changed):
    counts = counts_of(edition, figures.tally_of(edition.id), [Waits.REVISION])
    assert counts == {Waits.REVISION: 1}
    assert "1 change waits for you" in desk.get("/").text
    assert page_of(changed, "/change") in desk.get("/changes").text


def test_no_change_waits_and_the_page_says_so(desk):
    assert "No change waits for you" in desk.get("/changes").text


def test_the_list_of_changes_costs_the_same_for_one_and_for_many(desk, edition, changed, count):
    few = count("/changes")
    for _one in range(5):
        other = a_registration(edition, state=State.CONFIRMED)
        revising.edit(edition, other, {"given_name": "Narae"})
    assert count("/changes") == few <= 6


def test_more_places_are_given_and_who_waits_moves_up(desk, edition):
    category = a_category(edition, capacity=0, keeps_waiting_list=True)
    waiting = a_registration(edition, category, state=State.WAITLISTED)
    assert category.name.in_("en") in desk.get("/places").text
    desk.said(desk.post(f"/places/{category.code}", capacity="1", offer_hours="24"))
    desk.db.session.refresh(waiting)
    assert (waiting.state, category.offer_hours) == (State.OFFERED, 24)


def test_fewer_places_than_are_taken_are_refused_in_a_sentence(desk, edition):
    category = a_category(edition, capacity=3)
    a_registration(edition, category, state=State.CONFIRMED)
    answer = desk.post(f"/places/{category.code}", capacity="0")
    assert answer.status_code == 409
    assert "1 place is taken already" in answer.text
    assert places_left(edition.id, Step.CATEGORY)[category.id] == 2


@pytest.mark.parametrize("typed", ["-1", "many", "1.5"])
def test_only_whole_numbers_are_places(desk, typed):
    assert desk.post("/places/forum", capacity=typed).status_code == 422


def test_no_limit_is_a_limit_left_empty(desk, edition):
    desk.said(desk.post("/places/forum", capacity=""))
    assert places_left(edition.id, Step.EDITION)[0] is None


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("Kim Haneul", "Kim Narae", [("Kim", "kept"), ("Haneul", "out"), ("Narae", "in")]),
        ("김하늘", "김나래", [("김", "kept"), ("하늘", "out"), ("나래", "in")]),
        ("Kim", "Kim", [("Kim", "kept")]),
    ],
)
def test_a_difference_is_told_in_words_or_in_signs(old, new, pieces):
    assert pieces_of(old, new) == pieces
