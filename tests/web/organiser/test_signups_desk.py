"""The desk sees who comes to a session, and says who may."""

import pytest

from forum.agenda.signups import services as signups
from forum.agenda.signups.models import Mode, Standing
from forum.agenda.signups.queries import entry_of, sign_ups_of
from tests.people import chen
from tests.workshops import a_delegate, a_workshop, delegates

AT = "/agenda/workshop/audience"


@pytest.fixture
def workshop(edition):
    return a_workshop(edition, places=1)


def test_the_desk_settles_who_may_come(desk, edition, workshop):
    said = desk.said(desk.post(AT, mode="invitation", places="12"))
    assert "Whoever waits and fits now has moved up." in said
    assert (entry_of(edition.id, "workshop").mode, entry_of(edition.id, "workshop").places) == (
        Mode.INVITATION,
        12,
    )


def test_there_cannot_be_fewer_places_than_people(desk, edition, workshop):
    signups.sign_up(edition, a_delegate(edition), workshop)
    answer = desk.post(AT, mode="sign_up", places="0")
    assert answer.status_code == 409
    assert "1 place is taken already" in answer.text


def test_an_unknown_way_to_come_is_refused(desk, workshop):
    assert desk.post(AT, mode="by_force", places="3").status_code == 422


def test_the_list_says_who_has_a_place_and_who_waits(desk, edition, workshop):
    for person in delegates(edition, 2):
        signups.sign_up(edition, person, workshop)
    page = desk.get(AT).text
    assert page.index("Has a place") < page.index("Waiting list<")


def test_somebody_is_taken_in_by_their_number(desk, edition, workshop):
    guest = a_delegate(edition)
    assert "Kim Haneul has a place." in desk.said(desk.post(AT + "/people", who=f" {guest.ref.lower()} "))
    assert sign_ups_of(guest.id) == {"workshop": Standing.IN}


def test_a_full_session_takes_nobody_in(desk, edition, workshop):
    signups.sign_up(edition, a_delegate(edition), workshop)
    answer = desk.post(AT + "/people", who=a_delegate(edition).ref)
    assert answer.status_code == 409
    assert "All places of this session are taken." in answer.text


def test_an_unknown_number_is_said(desk, workshop):
    assert "Nobody is registered under this number." in desk.post(AT + "/people", who="NOBODY").text


def test_somebody_is_taken_out(desk, edition, workshop):
    guest = a_delegate(edition)
    signups.sign_up(edition, guest, workshop)
    assert "Taken out." in desk.said(desk.post(AT + "/people/end", who=guest.ref))
    assert sign_ups_of(guest.id) == {}


def test_nobody_has_signed_up_yet(desk, workshop):
    assert "Nobody yet" in desk.get(AT).text


def test_the_door_does_not_say_who_comes(desk_of, edition, workshop):
    assert desk_of(chen(edition)).get(AT).status_code == 403


def test_more_people_take_no_more_statements(count, edition, workshop):
    few = count(AT)
    for person in delegates(edition, 3):
        signups.sign_up(edition, person, workshop)
    assert count(AT) == few <= 14
