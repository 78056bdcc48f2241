import re

import pytest

from forum.accreditation.services import confirm
from forum.registration.states import State
from forum.travel.queries import companions_of, travel_of
from forum.travel.services import bring, plan
from tests.makers import SOMEBODY, a_category, a_registration


@pytest.fixture
def both(edition):
    category = a_category(edition, needs_decision=True)
    phone = "+821055550142"
    first = a_registration(edition, category, given_name="Sky", phone=phone, position="")
    second = a_registration(
        edition,
        category,
        given_name="HANEUL",
        family_name="KIM",
        name_native="",
        phone=phone,
        position="Engineer",
    )
    return first, second


def at(first, second):
    return f"/duplicates/{first.ref}-{second.ref}"


def chosen(html):
    return dict(re.findall(r'<input[^>]* checked[^>]* name="(\w+)"[^>]* value="(\w+)"', html))


def test_the_list_says_who_and_why(desk, both):
    html = desk.get("/duplicates").text
    assert "김하늘" in html
    assert "Same name, written in another way, Same phone" in html
    assert f"{desk.at}{at(*both)}" in html


def test_an_empty_list_says_so(desk):
    assert "No likely duplicates" in desk.get("/duplicates").text


def test_the_page_of_a_registration_names_its_likely_duplicate(desk, both):
    html = desk.get(f"/registrations/{both[1].ref}").text
    assert "Likely the same person" in html
    assert f"{desk.at}{at(*both)}" in html


def test_both_stand_side_by_side_and_what_is_empty_is_filled_from_the_other(desk, both):
    first, second = both
    html = desk.get(at(second, first)).text
    assert "Which registration stays" in html
    assert {first.ref, second.ref} <= set(re.findall(r'name="position"[^>]* value="(\w+)"', html))
    picked = chosen(html)
    assert (picked["position"], picked["given_name"]) == (second.ref, first.ref)
    assert "stays" not in picked


def row_of(html, name):
    """The words for both, and whether the row says that they differ."""
    said = rf'<th scope="row">{name}(?:<small>(\w+)</small>)?</th><td>([^<]*)</td><td>([^<]*)</td>'
    [(mark, *answers)] = re.findall(said, html)
    return (*answers, mark)


def test_what_differs_is_told_with_state_delegation_and_badge(desk, edition, both):
    first, second = both
    confirm(edition, second, by=SOMEBODY)
    html = desk.get(at(*both)).text
    assert row_of(html, "State") == ("Waiting for a decision", "Confirmed", "differs")
    assert row_of(html, "Badge") == ("None", "Number 1, valid", "differs")
    assert row_of(html, "Delegation") == ("None", "None", "")
    assert row_of(html, "Phone") == (first.phone, second.phone, "")
    assert row_of(html, "Position") == ("Empty", "Engineer", "differs")
    assert ">Patronymic</th>" not in html


def test_merging_takes_over_what_was_chosen(desk, both):
    first, second = both
    answers = chosen(desk.get(at(*both)).text) | {"stays": second.ref, "given_name": second.ref}
    html = desk.said(desk.post(at(*both), **answers))
    assert "Merged. The other one has ended." in html
    assert (second.given_name, second.position, second.name_native) == ("HANEUL", "Engineer", "김하늘")
    assert (first.state, first.merged_into_id) == (State.CANCELLED, second.id)


def test_without_a_choice_nothing_is_merged(desk, both):
    answer = desk.post(at(*both))
    assert answer.status_code == 422
    assert "Choose which registration stays." in answer.text
    assert {one.state for one in both} == {State.SUBMITTED}


def test_two_people_are_not_shown_again(desk, both):
    html = desk.said(desk.post(at(*both) + "/difference"))
    assert "This pair is not shown again" in html
    assert "No likely duplicates" in html


def test_nobody_is_compared_with_themselves_or_with_nobody(desk, both):
    first, _second = both
    assert desk.get(at(first, first)).status_code == 404
    assert desk.get(f"/duplicates/{first.ref}-NOBODY").status_code == 404
    assert desk.get("/duplicates/nothing").status_code == 404


def test_what_ended_can_be_looked_at_but_not_merged(desk, both):
    _first, second = both
    answers = chosen(desk.get(at(*both)).text) | {"stays": second.ref}
    desk.post(at(*both), **answers)
    assert "there is nothing to merge" in desk.get(at(*both)).text
    assert desk.post(at(*both), **answers).status_code in (409, 422)


def test_how_they_travel_and_whom_they_bring_goes_over_too(desk, both):
    first, second = both
    plan(second, {"arrival_flight": "KC 910"}, by=SOMEBODY)
    bring(second, [{"given_name": "Duri", "relation": "partner"}], by=SOMEBODY)
    fields = chosen(desk.get(at(*both)).text)
    desk.said(desk.post(at(*both), **{**fields, "stays": first.ref}))
    assert travel_of(first).arrival_flight == "KC 910"
    assert [each.given_name for each in companions_of(first)] == ["Duri"]
    assert (travel_of(second), companions_of(second)) == (None, [])


def test_their_own_journey_stays(desk, both):
    first, second = both
    plan(first, {"arrival_flight": "OZ 577"}, by=SOMEBODY)
    plan(second, {"arrival_flight": "KC 910"}, by=SOMEBODY)
    fields = chosen(desk.get(at(*both)).text)
    desk.said(desk.post(at(*both), **{**fields, "stays": first.ref}))
    assert travel_of(first).arrival_flight == "OZ 577"
