"""How full sessions are, and what is on, beside the programme."""

from datetime import timedelta

import pytest

from forum.agenda.running import services as running
from forum.agenda.signups import services as signups
from forum.agenda.signups.models import Mode
from tests.makers import SOMEBODY, an_edition
from tests.programme import a_session
from tests.workshops import a_workshop, delegates

MINUTE = timedelta(minutes=1)


@pytest.fixture
def edition(db):
    return an_edition("here")


def fill(edition, session, people):
    for person in delegates(edition, people):
        signups.sign_up(edition, person, session)


def agenda(client):
    return client.get("/here/agenda").text


@pytest.mark.parametrize(
    ("people", "shape", "word"), [(3, "part", "Filling"), (4, "full", "Full"), (5, "full", "Full")]
)
def test_from_three_quarters_a_session_is_filling_then_full(client, edition, people, shape, word):
    fill(edition, a_workshop(edition, places=4), people)
    assert f'data-s="{shape}">{word}<' in agenda(client)


def test_half_full_is_nothing_to_say(client, edition):
    fill(edition, a_workshop(edition, places=4), 2)
    assert "Filling" not in agenda(client)


@pytest.mark.parametrize(
    ("mode", "places", "says"),
    [
        (Mode.SIGN_UP, 4, "4 of 4 places left."),
        (Mode.SIGN_UP, None, "With sign-up."),
        (Mode.INVITATION, 4, "By invitation of the organisers."),
    ],
)
def test_a_sessions_page_says_how_one_comes_in(client, edition, mode, places, says):
    a_workshop(edition, mode=mode, places=places)
    page = client.get("/here/agenda/workshop").text
    assert says in page
    assert (">Sign up<" in page) == (mode is Mode.SIGN_UP)


def test_an_open_session_has_a_star_and_no_places(client, edition):
    session = a_session(edition)
    page = client.get("/here/agenda/air-taxis").text
    assert f'value="{session.id}" data-star' in page
    assert ">Sign up<" not in page


def test_every_star_leads_to_my_agenda_without_a_script(client, edition):
    session = a_session(edition)
    page = agenda(client)
    assert '<form class="stars" id="stars" action="/here/my-agenda">' in page
    assert f'form="stars" name="star" value="{session.id}"' in page


def test_the_programme_says_what_is_on_and_what_is_next(client, edition, at):
    first = a_session(edition, "first", title={"en": "First"})
    a_session(edition, "second", title={"en": "Second"}, starts_at=first.ends_at + 15 * MINUTE)
    at(first.starts_at + MINUTE)
    soon = agenda(client).partition('class="soon"')[2].partition("</section>")[0]
    assert soon.index("Now</h3>") < soon.index("First") < soon.index("Next</h3>") < soon.index("Second")


def test_a_delay_is_said_in_the_programme_and_on_the_sessions_page(client, edition):
    running.delay(edition, a_session(edition), 10, by=SOMEBODY)
    assert "Delayed by 10 minutes" in agenda(client)
    assert "Delayed by 10 minutes" in client.get("/here/agenda/air-taxis").text


def test_long_before_the_programme_nothing_is_next(client, edition, at):
    first = a_session(edition)
    at(first.starts_at - timedelta(hours=3))
    assert "Now and next" not in agenda(client)
