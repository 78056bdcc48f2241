from datetime import timedelta

import pytest
from flask_babel import refresh

from forum.editions import changes
from forum.editions.services import pages_changed
from forum.transaction import transaction
from tests.makers import NOW, an_edition
from tests.programme import a_programme, a_session, a_speaker

A_MOMENT = timedelta(milliseconds=200)
# path → statements on the first reading; every later one asks for the edition's number alone, and a moment
# after another not even for that.
BUDGET = {
    "/": 12,
    "/agenda": 8,
    "/agenda/air-taxis": 9,
    "/speakers": 5,
    "/speakers/sato-sora": 8,
    "/schedule.ics": 7,
    "/brand.css": 2,
    "/privacy": 2,
}


@pytest.fixture
def edition(db, at):
    at(NOW)
    edition = an_edition("kept")
    a_programme(edition)
    return edition


@pytest.mark.parametrize(("page", "budget"), BUDGET.items())
def test_a_page_asks_for_no_more_than_its_statements(client, edition, statements, page, budget):
    client.get(f"/kept{page}")
    assert len(statements) <= budget


@pytest.mark.parametrize("page", ["/", "/agenda", "/speakers"])
def test_more_sessions_and_speakers_cost_no_more_statements(client, edition, statements, page):
    for number in range(3):
        a_session(edition, f"more-{number}", speakers=[a_speaker(edition, ref=f"more-{number}")])
    statements.clear()
    client.get(f"/kept{page}")
    assert len(statements) <= BUDGET[page]


@pytest.mark.parametrize("page", BUDGET)
def test_a_page_that_is_kept_costs_one_statement_and_in_the_same_moment_none(
    client, edition, statements, page, at
):
    first = client.get(f"/kept{page}").data
    statements.clear()
    assert client.get(f"/kept{page}").data == first
    assert len(statements) == 0
    at(NOW + A_MOMENT)
    assert client.get(f"/kept{page}").data == first
    assert len(statements) == 1


def test_a_change_by_another_process_is_seen_in_a_moment(client, edition, at):
    client.get("/kept/agenda")
    changed = changes.number
    a_session(edition, "new", title={"en": "Just added"})
    changes.number = changed  # as if this process had not heard of it
    assert "Just added" not in client.get("/kept/agenda").text
    at(NOW + A_MOMENT)
    assert "Just added" in client.get("/kept/agenda").text


def test_a_change_is_seen_at_once(client, edition):
    client.get("/kept/agenda")
    a_session(edition, "new", title={"en": "Just added"})
    assert "Just added" in client.get("/kept/agenda").text


def test_what_changed_without_a_new_number_is_seen_within_a_minute(client, edition, at):
    client.get("/kept/")
    at(edition.registration_closes_at)
    assert "Registration closed on" in client.get("/kept/").text


def test_languages_are_kept_apart(client, edition):
    client.get("/kept/?lang=en")
    refresh()  # tests share one application context, and with it the language once chosen
    assert '<html lang="ko">' in client.get("/kept/?lang=ko").text


def test_an_unchanged_page_is_not_sent_again(client, edition):
    tag = client.get("/kept/agenda").headers["ETag"]
    again = client.get("/kept/agenda", headers={"If-None-Match": tag})
    assert again.status_code == 304 and again.data == b""


def test_a_changed_page_has_another_tag(client, edition):
    tag = client.get("/kept/agenda").headers["ETag"]
    a_session(edition, "another")
    assert client.get("/kept/agenda", headers={"If-None-Match": tag}).status_code == 200


def test_pages_travel_packed_to_those_who_can_unpack(client, edition):
    packed = client.get("/kept/agenda", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(client.get("/kept/agenda").data) / 2


def test_unknown_questions_do_not_fill_the_shelf(client, edition, statements):
    client.get("/kept/agenda")
    statements.clear()
    client.get("/kept/agenda?utm_source=elsewhere")
    assert len(statements) == 0


def test_raising_the_number_lets_every_page_go(client, edition, statements):
    client.get("/kept/agenda")
    with transaction():
        pages_changed(edition.id)
    statements.clear()
    client.get("/kept/agenda")
    assert len(statements) > 1
