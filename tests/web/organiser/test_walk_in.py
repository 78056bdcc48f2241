"""From a short form to a badge that is ready to print."""

import pytest

from forum.audit.queries import history_of
from forum.checkin import walking_in
from forum.delegations import services as delegations
from forum.mail.models import Letter
from forum.registration.models import Registration
from forum.registration.states import State
from tests.delegations.making import a_delegation, a_volunteer
from tests.makers import SOMEBODY, a_category, a_gate
from tests.people import chen

PERSON = {
    "key": "k" * 16,
    "given_name": "Aru",
    "family_name": "Demo",
    "country": "KZ",
    "organisation": "Example Mobility",
    "email": "aru@example.org",
    "language": "en",
    "agrees": "y",
}


@pytest.fixture
def category(edition):
    return a_category(edition)


def typed(category, **changes):
    return {**PERSON, "category": str(category.id), **changes}


def test_a_badge_is_ready_after_one_form(desk, category):
    html = desk.said(desk.post("/doors/walk-in", **typed(category)))
    one = desk.db.session.query(Registration).one()
    assert (one.state, one.full_name) == (State.CONFIRMED, "Aru Demo")
    assert f"/doors/registrations/{one.ref}/badge.pdf" in html
    assert desk.get(f"/doors/registrations/{one.ref}/badge.pdf").data.startswith(b"%PDF")
    assert {entry.verb for entry in history_of(one)} >= {"registered_at_door", "confirmed"}


def test_the_same_form_twice_registers_once(desk, category):
    for _twice in range(2):
        assert desk.post("/doors/walk-in", **typed(category)).status_code == 303
    assert desk.db.session.query(Registration).count() == 1


def test_a_category_that_needs_a_decision_waits_for_it(desk, edition):
    html = desk.said(desk.post("/doors/walk-in", **typed(a_category(edition, needs_decision=True))))
    assert "There is no badge yet" in html and "Decide now" in html


def test_a_full_category_is_full_at_the_door_too(desk, edition):
    answer = desk.post("/doors/walk-in", **typed(a_category(edition, capacity=0)))
    assert answer.status_code == 409 and "All places are taken." in answer.text


def test_an_address_may_be_left_out_where_the_edition_says_so(desk, edition, category):
    assert desk.post("/doors/walk-in", **typed(category, email="")).status_code == 422
    desk.post("/doors/rules", staff_register="y")
    assert desk.post("/doors/walk-in", **typed(category, email="")).status_code == 303
    assert desk.db.session.query(Letter).one().to_email == edition.contact_email


def test_door_staff_register_where_the_edition_lets_them(desk_of, edition, category):
    desk = desk_of(chen(edition))
    assert "Organisers register people here" in desk.get("/doors/walk-in").text
    assert desk.post("/doors/walk-in", **typed(category)).status_code == 409
    walking_in.set_rules(edition, staff_register=True, asks_email=True, by=SOMEBODY)
    assert "Print the badge" in desk.said(desk.post("/doors/walk-in", **typed(category)))


def test_door_staff_see_nobody_else(desk_of, edition, category):
    """Chen may print whom somebody registers now, not whomever there is."""
    one = a_volunteer(edition, None, category)
    desk = desk_of(chen(edition))
    assert desk.get(f"/doors/registrations/{one.ref}").status_code == 404


def test_a_pass_is_given_and_taken_back(desk, edition):
    a_gate(edition)
    sent_by = a_delegation(edition)
    one = a_volunteer(edition, sent_by, a_category(edition))
    [floater] = delegations.give_floaters(sent_by, zone_code="site", count=1, label="Drivers", by=SOMEBODY)
    assert one.ref in desk.get(f"/doors/passes/{floater.id}").text
    assert "carries the pass." in desk.said(desk.post(f"/doors/passes/{floater.id}/registrations/{one.ref}"))
    assert "The pass is back." in desk.said(desk.post(f"/doors/passes/{floater.id}/return"))


def test_a_greeter_is_named_for_the_guests_of_honour(desk, edition):
    a_category(edition, letter="V")
    desk.post("/doors/greeters", name="Aigul Host", phone="+77010000000")
    assert "Aigul Host" in desk.get("/doors/greeters").text
    assert desk.post("/doors/greeters", of="NOBODY", name="x").status_code == 422
    desk.post("/doors/greeters", name="")
    assert "Nobody is named yet" in desk.get("/doors/greeters").text


def test_the_short_form_has_a_budget(count, category):
    assert count("/doors/walk-in") <= 6
    assert count("/doors/passes") <= 3
