import re
from datetime import UTC, datetime, timedelta

import pytest

from forum.agenda.drafts import session_with
from forum.agenda.running import services as running
from forum.editions.queries import edition_with
from forum.web.public.screens import told
from tests.makers import SOMEBODY, an_edition
from tests.programme import a_room, a_session, a_venue

NOON = datetime(2025, 9, 13, 7, 0, tzinfo=UTC)  # 12:00 in Almaty
HOUR = timedelta(hours=1)


@pytest.fixture
def rooms(db):
    edition = an_edition("here")
    venue = a_venue(edition)
    hall, foyer = a_room(edition, venue, "Hall A"), a_room(edition, venue, "Foyer", 1)
    for number, ref in enumerate(("first", "second", "third")):
        title = {"en": ref.title()}
        a_session(edition, ref, room=hall, starts_at=NOON + number * HOUR, minutes=60, title=title)
    a_session(edition, "tea", room=foyer, starts_at=NOON, minutes=60, title={"en": "Tea"})
    return hall, foyer


def when(html: str) -> list[str]:
    return [part.split('"')[1] for part in html.split("data-when=")[1:]]


def test_a_room_shows_what_is_now_and_what_comes_next(client, rooms, at):
    at(NOON + HOUR + timedelta(minutes=5))
    html = client.get(f"/here/screen/{rooms[0].id}").text
    assert when(html) == ["past", "now", "next"]
    assert "Tea" not in html


def test_the_foyer_shows_every_room(client, rooms, at):
    at(NOON - HOUR)
    html = client.get("/here/screen").text
    assert when(html) == ["next", "later", "later", "next"]
    assert html.index("Hall A") < html.index("Foyer")


def days_said(html: str) -> list[str]:
    """The dates that are written in the head."""
    return re.findall(
        r"<time datetime=[^>]*\d\"\s*>([^<]+)<", html.partition("data-days")[2].partition("</p>")[0]
    )


def test_the_evening_before_shows_tomorrow_with_its_date(client, rooms, at):
    at(NOON - timedelta(days=1))
    html = client.get("/here/screen").text
    assert "First" in html
    assert days_said(html) == ["Saturday 13 September"]


def test_today_needs_no_date(client, rooms, at):
    at(NOON)
    assert days_said(client.get("/here/screen").text) == []


def test_the_page_holds_the_days_to_come(client, rooms, at):
    edition = edition_with("here")
    a_session(
        edition, "later", room_id=rooms[0].id, starts_at=NOON + timedelta(days=1), title={"en": "Later"}
    )
    at(NOON)
    html = client.get("/here/screen").text
    assert when(html) == ["now", "next", "later", "later", "now"]
    assert 'data-day="2025-09-14"' in html


def test_a_delay_is_said_and_goes_on_in_the_room(client, rooms, at):
    edition = edition_with("here")
    running.delay(edition, session_with(edition.id, "first"), 10, by=SOMEBODY)
    at(NOON + HOUR + timedelta(minutes=5))  # the second should have begun
    html = client.get(f"/here/screen/{rooms[0].id}").text
    assert when(html) == ["now", "next", "later"]
    assert "Delayed by 10 minutes: begins at 13:10" in html


def test_the_worker_is_for_the_screens_alone(client, rooms):
    with client.get("/here/screen-worker.js") as answer:
        assert answer.content_type.startswith("text/javascript")
    assert 'data-worker="/here/screen-worker.js"' in client.get("/here/screen").text


def test_after_the_last_day_it_says_so(client, rooms, at):
    at(NOON + timedelta(days=2))
    assert "The programme is over" in client.get("/here/screen").text


def test_a_room_without_sessions_is_not_there(client, rooms):
    assert client.get("/here/screen/999999").status_code == 404


def test_what_has_ended_this_instant_is_past(rooms, client, at):
    at(NOON + HOUR)
    assert when(client.get(f"/here/screen/{rooms[0].id}").text) == ["past", "now", "next"]
    assert told([], NOON, None) == []


def test_a_room_of_another_day_waits_hidden(client, rooms, at):
    edition = edition_with("here")
    garden = a_room(edition, a_venue(edition), "Garden", 2)
    a_session(edition, "walk", room=garden, starts_at=NOON + timedelta(days=1))
    at(NOON)
    html = client.get("/here/screen").text
    assert f'<section class="wall" aria-labelledby="wall-{garden.id}" hidden>' in html
    assert f'aria-labelledby="wall-{rooms[0].id}">' in html
