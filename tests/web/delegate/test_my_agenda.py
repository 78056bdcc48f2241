"""One's own agenda, on the page of one's own registration."""

import pytest
from icalendar import Calendar

from forum.agenda.signups import services as signups
from forum.agenda.signups.models import Mode, Standing
from forum.agenda.signups.queries import sign_ups_of, stars_of
from forum.agenda.signups.settling import settle
from forum.registration import links
from tests.makers import SOMEBODY, a_registration, an_edition
from tests.programme import released
from tests.web.delegate.conftest import anew
from tests.workshops import a_delegate, a_workshop


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def workshop(edition):
    session = a_workshop(edition, places=1)
    released(edition)
    return session


class Own:
    """`own.get()` is the page of somebody's own agenda."""

    def __init__(self, client, edition, registration, db):
        self.client, self.db = anew(client), db
        token = links.token(edition, registration.ref, registration.link_generation)
        self.at = f"/{edition.slug}/my/{token}/agenda"

    def get(self, path="") -> str:
        self.db.session.expire_all()
        answer = self.client.get(self.at + path)
        assert answer.status_code == 200, answer.status_code
        return answer.text

    def post(self, path, **data) -> str:
        """Where one lands."""
        self.db.session.expire_all()
        answer = self.client.post(self.at + path, data=data)
        assert answer.status_code == 303, answer.status_code
        return self.get()


@pytest.fixture
def amina(edition):
    return a_delegate(edition)


@pytest.fixture
def own(client, edition, amina, db):
    return Own(client, edition, amina, db)


def test_a_delegate_signs_up_and_gives_the_place_up(own, workshop, amina):
    assert "1 of 1 places left." in own.get()
    assert "You have a place" in own.post("/workshop/place")
    assert "Given up." in own.post("/workshop/place/end")
    assert sign_ups_of(amina.id) == {}


def test_when_it_is_full_one_joins_the_waiting_list(own, edition, workshop, amina):
    signups.sign_up(edition, a_delegate(edition), workshop)
    assert "Join the waiting list" in own.get()
    assert "You are on the waiting list" in own.post("/workshop/place")
    assert sign_ups_of(amina.id) == {"workshop": Standing.WAITING}


def test_what_is_on_at_the_same_time_is_refused_by_name(own, edition, workshop, amina):
    a_workshop(edition, "another", hours=241, title={"en": "Roofs"})
    released(edition)
    own.post("/workshop/place")
    assert "You have signed up for “What an air taxi needs”" in own.post("/another/place")


def test_whoever_is_not_confirmed_is_told_so(client, edition, workshop, db):
    own = Own(client, edition, a_registration(edition), db)
    assert "as soon as your registration is confirmed" in own.get()
    assert "Only confirmed delegates" in own.post("/workshop/place")


def test_a_session_by_invitation_is_not_offered(own, edition, workshop):
    settle(edition, workshop, Mode.INVITATION, 1, by=SOMEBODY)
    assert "Sessions with sign-up" not in own.get()
    assert "One cannot sign up for this session now." in own.post("/workshop/place")


def test_stars_are_kept_and_taken_off(own, workshop, amina):
    assert "1 session is in your agenda now." in own.post("/stars", star="workshop")
    assert stars_of(amina.id) == {"workshop"}
    assert "Taken off your agenda." in own.post("/workshop/star/end")
    assert stars_of(amina.id) == set()


def test_stars_of_the_browser_can_be_kept_with_the_registration(own, edition, workshop, amina, client):
    client.set_cookie("stars", f"{workshop.id}.999", path=f"/{edition.slug}/")
    assert "1 session is starred in this browser only." in own.get()
    assert "starred in this browser only" not in own.post("/stars", star="workshop", browser="1")
    assert stars_of(amina.id) == {"workshop"}


def test_what_meets_is_said(own, edition, workshop, amina):
    a_workshop(edition, "another", hours=241, title={"en": "Roofs"})
    released(edition)
    own.post("/stars", star="another")
    assert "At the same time: Roofs." in own.post("/stars", star="workshop")


def test_the_calendar_holds_what_one_chose(own, edition, workshop):
    a_workshop(edition, "another", hours=250)
    released(edition)
    own.post("/workshop/place")
    events = Calendar.from_ical(own.get(".ics")).walk("VEVENT")
    assert [str(event["uid"]) for event in events] == [workshop.uid]


def test_the_way_here_is_remembered_for_my_agenda_alone(own, client, edition, workshop):
    own.get()
    answer = client.get(f"/{edition.slug}/my-agenda?star={workshop.id}")
    assert answer.location == f"{own.at}?session=workshop"
    assert "Add to my agenda" in own.get("?session=workshop")


def test_an_unknown_session_is_not_found(own):
    assert own.client.post(own.at + "/nothing/place").status_code == 404


def test_the_page_takes_the_same_few_statements_however_much_there_is(own, edition, statements):
    def counted():
        own.get()
        statements.clear()
        own.get()
        return len(statements)

    for number in range(3):
        a_workshop(edition, f"w{number}", hours=200 + 3 * number)
    released(edition)
    few = counted()
    for number in range(3):
        own.post(f"/w{number}/place")
    assert counted() == few <= 11
