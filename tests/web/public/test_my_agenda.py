"""My agenda without an account: the stars of one browser."""

import pytest
from icalendar import Calendar

from forum.web.stars import read, written
from tests.makers import an_edition
from tests.programme import released
from tests.workshops import a_workshop


@pytest.fixture
def edition(db):
    return an_edition("here")


@pytest.fixture
def workshop(edition):
    session = a_workshop(edition)
    released(edition)
    return session


def test_a_star_without_a_script_leads_here_and_is_kept(client, workshop):
    assert "Add to my agenda" in client.get(f"/here/my-agenda?star={workshop.id}").text
    client.post("/here/my-agenda", data={"add": str(workshop.id)})
    assert client.get_cookie("stars", path="/here/").value == str(workshop.id)
    page = client.get("/here/my-agenda").text
    assert "What an air taxi needs" in page
    assert "Take off" in page


def test_it_can_be_taken_off(client, workshop):
    client.post("/here/my-agenda", data={"add": str(workshop.id)})
    client.post("/here/my-agenda", data={"off": str(workshop.id)})
    assert "Nothing starred yet" in client.get("/here/my-agenda").text


def test_looking_changes_nothing(client, workshop):
    client.get(f"/here/my-agenda?star={workshop.id}&s={workshop.id}")
    assert client.get_cookie("stars", path="/here/") is None


def test_an_address_brings_the_agenda_to_another_device(client, workshop):
    assert "This address brings 1 session." in client.get(f"/here/my-agenda?s={workshop.id}.999").text


def test_its_calendar_holds_the_starred(client, edition, workshop):
    a_workshop(edition, "another", hours=300)
    released(edition)
    client.post("/here/my-agenda", data={"add": str(workshop.id)})
    events = Calendar.from_ical(client.get("/here/my-agenda.ics").data).walk("VEVENT")
    assert [str(event["uid"]) for event in events] == [workshop.uid]


def test_it_is_kept_by_nobody_on_the_way(client, workshop):
    assert "no-store" in client.get("/here/my-agenda").headers["Cache-Control"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [("12.40.7", [12, 40, 7]), ("1.1.x.-2..²", [1]), ("", []), (None, []), ("9" * 40, [])],
)
def test_a_cookie_may_say_anything(said, meant):
    assert read(said) == meant
    assert read(written(meant)) == meant
