import pytest

from forum.accounts.duties import Duty
from tests.people import bruno

BEGINS = {
    Duty.OWNER: "/",
    Duty.ORGANISER: "/",
    Duty.REGISTRAR: "/",
    Duty.VISA_OFFICER: "/visas",
    Duty.DOOR: "/doors",
}


@pytest.mark.parametrize("duty", BEGINS)
def test_everybody_begins_where_their_duty_is(desk_of, edition, duty):
    desk = desk_of(bruno(edition, duty))
    begins = desk.client.get("/desk/", follow_redirects=True)
    assert (begins.status_code, begins.request.path) == (200, desk.at + BEGINS[duty])


@pytest.mark.parametrize("duty", [Duty.REGISTRAR, Duty.VISA_OFFICER])
def test_an_owner_gives_the_new_duties(desk_of, edition, duty):
    desk = desk_of(bruno(edition, Duty.OWNER))
    who = {"name": "Rita", "email": "rita@example.org", "password": "correct horse battery", "duty": duty}
    assert "They can sign in now." in desk.said(desk.post("/people", **who))
