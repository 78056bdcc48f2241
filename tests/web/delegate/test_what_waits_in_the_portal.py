"""What the portal says has to be done, and how many people it counts."""

import re

import pytest

from forum.accreditation import delegating
from forum.editions import capacity
from forum.editions.capacity import Step
from forum.registration.states import State
from tests.delegations.making import a_nominee, a_quota, a_volunteer
from tests.makers import SOMEBODY, a_category
from tests.people import bruno, sign_in


@pytest.fixture
def asking(delegation, db):
    delegation.asks_endorsement = True
    db.session.flush()
    return delegation


def test_whom_one_has_to_endorse_is_one_link_away(portal, edition, category, asking):
    waits = a_volunteer(edition, asking, category, given_name="Ulan")
    a_nominee(edition, asking, category, given_name="Amina")
    link = re.search(r'<a href="([^"]+)">1 person waits for your word', portal.get().text)[1]
    html = portal.client.get(link).text
    assert (waits.ref in html, "Ulan" in html, "Amina" in html) == (True, True, False)
    assert "1 person waits for your word" in html and "Show everybody" in html


def test_where_a_category_asks_it_is_counted_too(portal, edition, delegation):
    a_volunteer(edition, delegation, a_category(edition, asks_endorsement=True))
    assert "1 person waits for your word" in portal.get().text


def test_whoever_has_the_word_does_not_wait_for_it(portal, edition, category, asking):
    person = a_volunteer(edition, asking, category)
    delegating.endorse(edition, asking, person, by=SOMEBODY)
    assert "for your word" not in portal.get().text
    assert "Nobody waits" in portal.get("?show=waiting").text


def test_places_are_free_only_where_the_forum_has_them(portal, edition, category, delegation):
    a_quota(edition, delegation, category, 5)
    assert "5 places are still free." in portal.get().text
    capacity.resize(edition.id, Step.CATEGORY, category.id, 2)
    assert "2 places are still free." in portal.get().text
    capacity.resize(edition.id, Step.EDITION, 0, 0)
    html = portal.get().text
    assert "still free" not in html and "has no place left at the moment" in html


def test_the_form_and_the_portal_count_the_same_places(portal, edition, category, delegation):
    a_quota(edition, delegation, category, 5)
    capacity.resize(edition.id, Step.EDITION, 0, 1)
    assert "1 place is still free." in portal.get().text
    assert "1 place left" in portal.get("people/new").text


def test_whoever_has_ended_is_not_counted_among_the_people(portal, edition, category, delegation):
    for name in ("Amina", "Ulan"):
        gone = a_nominee(edition, delegation, category, given_name=name)
    delegating.take_out(edition, delegation, gone, by=SOMEBODY)
    assert gone.state == State.WITHDRAWN
    html = portal.get().text
    assert "1 person" in html and "and 1 who ended" in html
    sign_in(portal.client, bruno(edition))
    desk = f"/desk/{edition.slug}/delegations"
    assert "1 person" in portal.client.get(f"{desk}/KOREA").text
    assert re.search(r'data-label="People">1<', portal.client.get(desk).text)
