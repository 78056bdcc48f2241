import re

import pytest

from forum.badges.models import Badge
from forum.badges.queries import valid_badge_of
from forum.registration import links
from forum.registration.states import State
from tests.makers import a_registration, an_edition


@pytest.fixture
def edition(db):
    return an_edition()


def address(edition, registration, rest=""):
    return f"/{edition.slug}/my/{links.token(edition, registration.ref, registration.link_generation)}{rest}"


@pytest.mark.parametrize(
    "state",
    [State.SUBMITTED, State.CONFIRMED, State.WAITLISTED, State.DECLINED, State.CANCELLED, State.WITHDRAWN],
)
def test_the_link_shows_how_things_stand(client, edition, state):
    page = client.get(address(edition, a_registration(edition, state=state)))
    assert page.status_code == 200
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert ('class="pass"' in page.text) == (state is State.CONFIRMED)


@pytest.mark.parametrize(
    ("file", "kind"), [("badge.pdf", b"%PDF"), ("badge.svg", b"<svg"), ("calendar.ics", b"BEGIN:VCALENDAR")]
)
def test_a_delegate_takes_the_badge_and_the_calendar_along(client, edition, file, kind):
    answer = client.get(address(edition, a_registration(edition, state=State.CONFIRMED), f"/{file}"))
    assert answer.status_code == 200
    assert answer.data.lstrip().startswith(kind)


def test_there_is_no_badge_before_the_decision(client, edition):
    assert client.get(address(edition, a_registration(edition), "/badge.pdf")).status_code == 404


def test_a_wrong_link_opens_nothing(client, edition):
    assert client.get(f"/{edition.slug}/my/{'x' * 43}").status_code == 404


def test_a_link_of_another_edition_opens_nothing(client, edition):
    other = an_edition()
    registration = a_registration(other)
    token = links.token(other, registration.ref, 1)
    assert client.get(f"/{edition.slug}/my/{token}").status_code == 404


def test_details_are_edited_before_the_decision(client, edition, db):
    registration = a_registration(edition)
    answer = client.post(address(edition, registration, "/edit"), data=answers(given_name="Haneulla"))
    assert answer.status_code == 303
    assert registration.given_name == "Haneulla"


@pytest.mark.parametrize("state", [State.SUBMITTED, State.WAITLISTED, State.CONFIRMED])
def test_details_can_be_looked_at_before_they_are_edited(client, edition, state):
    page = client.get(address(edition, a_registration(edition, state=state), "/edit"))
    assert page.status_code == 200
    assert 'name="given_name"' in page.text
    assert ("the organiser has to accept it" in page.text) == (state is State.CONFIRMED)


def test_after_the_decision_the_name_stays_and_the_rest_can_change(client, edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    changes = answers(given_name="Other", meals="vegan", category=registration.category_id)
    assert client.post(address(edition, registration, "/edit"), data=changes).status_code == 303
    assert (registration.given_name, registration.meals) == ("Haneul", "vegan")


def test_withdrawing_asks_first_and_ends_the_badge(client, edition, db):
    registration = a_registration(edition, state=State.CONFIRMED)
    assert client.get(address(edition, registration, "/withdrawal")).status_code == 200
    assert registration.state == State.CONFIRMED
    assert client.post(address(edition, registration, "/withdrawal")).status_code == 303
    assert registration.state == State.WITHDRAWN
    assert valid_badge_of(registration) is None
    assert db.session.query(Badge).count() == 1


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.DECLINED, State.CANCELLED])
def test_an_ended_registration_is_not_edited(client, edition, state):
    registration = a_registration(edition, state=state)
    assert client.get(address(edition, registration, "/edit")).status_code == 303
    client.post(address(edition, registration, "/edit"), data=answers(given_name="Other"))
    assert registration.given_name == "Haneul"


def test_a_delegate_does_not_put_another_name_on_the_badge(client, edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    changes = answers(badge_name="Somebody Else", category=registration.category_id)
    client.post(address(edition, registration, "/edit"), data=changes)
    assert registration.badge_name == ""


def test_an_edit_does_not_tell_who_else_is_registered(client, edition, db):
    registration, other = a_registration(edition), a_registration(edition, given_name="Other")
    clash = answers(given_name="Other", email=other.email)
    page = client.post(address(edition, registration, "/edit"), data=clash)
    assert page.status_code == 409
    assert "This could not be saved. Write to the organiser." in page.text
    assert "registered with this address" not in page.text


def test_one_can_withdraw_over_https_though_the_page_sends_no_referer(app, edition):
    registration = a_registration(edition)
    client, there = app.test_client(), {"base_url": "https://localhost"}
    page = client.get(address(edition, registration, "/withdrawal"), **there).text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    answer = client.post(address(edition, registration, "/withdrawal"), data={"csrf_token": token}, **there)
    assert answer.status_code == 303


def test_the_link_is_sent_again_and_the_page_does_not_tell_who_is_registered(client, edition):
    registration = a_registration(edition)
    known = client.post(f"/{edition.slug}/my", data={"email": registration.email}, follow_redirects=True)
    unknown = client.post(f"/{edition.slug}/my", data={"email": "nobody@example.org"}, follow_redirects=True)
    assert known.text == unknown.text


def answers(**changes):
    return {
        "given_name": "Haneul",
        "family_name": "Kim",
        "country": "KR",
        "organisation": "Example Air Mobility",
        "email": "kim@example.org",
        "language": "en",
        **changes,
    }
