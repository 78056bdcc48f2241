import pytest

from forum.badges.queries import badges_of
from forum.mail.models import Letter
from forum.registration.states import State
from tests.makers import a_registration, an_edition
from tests.people import chen, dana

TYPED = {
    "given_name": "Haneul",
    "family_name": "Kim",
    "family_first": "1",
    "name_native": "김하늘",
    "country": "KR",
    "organisation": "Example Air Mobility",
    "language": "en",
}


@pytest.fixture
def confirmed(edition):
    return a_registration(edition, state=State.CONFIRMED, email="kim@example.com")


def typed(**changes):
    return {**TYPED, "email": "kim@example.com", **changes}


def edit_of(registration) -> str:
    return f"/registrations/{registration.ref}/edit"


def test_the_form_opens_with_what_is_known(desk, confirmed):
    html = desk.get(edit_of(confirmed)).text
    assert 'value="김하늘"' in html
    assert '<option selected value="KR">' in html


def test_what_is_not_on_the_badge_changes_quietly(desk, confirmed):
    html = desk.said(
        desk.post(edit_of(confirmed), **typed(position="Route planner", phone="+7 701 234 56 78"))
    )
    assert "Saved." in html
    assert "+77012345678" in html
    assert len(badges_of(confirmed)) == 1


def test_what_is_on_the_badge_brings_a_new_badge_and_a_letter(desk, confirmed):
    html = desk.said(desk.post(edit_of(confirmed), **typed(family_name="Gim")))
    assert "A new badge is on its way." in html
    assert "Family name: Kim → Gim" in html
    assert [badge.serial for badge in badges_of(confirmed)] == [2, 1]
    assert desk.db.session.query(Letter).order_by(Letter.id.desc()).first().kind == "registration.reissued"


def test_saving_what_is_there_changes_nothing(desk, confirmed):
    before = desk.get("/audit").text.count("Registration edited")
    desk.said(desk.post(edit_of(confirmed), **typed()))
    assert desk.get("/audit").text.count("Registration edited") == before
    assert len(badges_of(confirmed)) == 1


def test_a_wrong_field_is_named_and_the_rest_is_kept(desk, confirmed):
    answer = desk.post(edit_of(confirmed), **typed(given_name="Ханыль", position="Route planner"))
    assert answer.status_code == 422
    assert "is from another alphabet" in answer.text
    assert 'value="Route planner"' in answer.text


def test_somebody_cannot_be_made_into_somebody_who_is_registered(desk, edition, confirmed):
    a_registration(edition, email="lee@example.com")
    answer = desk.post(edit_of(confirmed), **typed(email="lee@example.com"))
    assert answer.status_code == 409
    assert "registered with this address already" in answer.text


def test_what_has_ended_stays_as_it_is(desk, edition):
    declined = a_registration(edition, state=State.DECLINED)
    assert desk.post(edit_of(declined), **typed(family_name="Gim")).status_code == 409
    assert declined.family_name == "Kim"


def test_editing_is_for_organisers(desk_of, edition, confirmed):
    outside = desk_of(dana(an_edition()))
    assert {outside.get(edit_of(confirmed)).status_code, outside.post(edit_of(confirmed)).status_code} == {
        404
    }
    door = desk_of(chen(edition))
    assert {door.get(edit_of(confirmed)).status_code, door.post(edit_of(confirmed)).status_code} == {403}
