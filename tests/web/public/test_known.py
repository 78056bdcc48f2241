"""What pages are made of is read once for each number of its edition, and no longer."""

from datetime import timedelta

import pytest
from flask_babel import refresh
from sqlalchemy import update

from forum.extensions import db
from forum.speakers.models import Speaker
from forum.web.public import facts
from tests.makers import NOW, an_edition
from tests.programme import a_programme, a_session

# On the front page: what is left of the places, delegates by country. No session here has places.
AGAIN = {"/": 2, "/agenda": 1, "/agenda?spoken=ko": 1}


@pytest.fixture
def edition(db, at):
    at(NOW)
    edition = an_edition("known")
    a_programme(edition)
    return edition


@pytest.mark.parametrize(("page", "budget"), AGAIN.items())
def test_another_language_asks_for_the_counts_alone(client, edition, statements, page, budget):
    client.get(f"/known{page}")
    refresh()
    statements.clear()
    client.get(f"/known{page}", headers={"Accept-Language": "ko"})
    assert len(statements) == budget


def test_a_change_is_seen_at_once_in_every_language(client, edition):
    for language in ("en", "ko"):
        client.get("/known/agenda", headers={"Accept-Language": language})
        refresh()
    a_session(edition, "new", title={"en": "Just added", "ko": "새로운"})
    assert "새로운" in client.get("/known/agenda", headers={"Accept-Language": "ko"}).text


def test_what_was_changed_by_hand_is_seen_in_ten_minutes(client, edition, at):
    client.get("/known/")
    db.session.execute(update(Speaker).values(name="Somebody Else"))
    at(NOW + timedelta(minutes=11))
    assert "Somebody Else" in client.get("/known/").text


def test_what_is_known_outlives_the_session_that_read_it(edition):
    speaker = facts.first_speakers(edition)[0]
    db.session.rollback()
    assert speaker.name
    assert facts.first_speakers(edition)[0] is speaker
