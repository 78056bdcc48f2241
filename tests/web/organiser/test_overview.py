import re
from datetime import UTC, datetime

import pytest

from forum.accounts import services as accounts
from forum.accounts.duties import Duty
from forum.accreditation import revising
from forum.editions.capacity import Step
from forum.insights import figures
from forum.mail.models import Letter
from forum.mail.states import LetterState
from forum.registration.states import State
from forum.transaction import transaction
from tests.makers import a_category, a_photo, a_registration, a_visa_request, an_edition
from tests.people import PASSWORD
from tests.programme import a_room, a_session, a_speaker, a_venue

STATES = (
    State.CONFIRMED,
    State.CONFIRMED,
    State.SUBMITTED,
    State.DECLINED,
    State.WITHDRAWN,
    State.WAITLISTED,  # last: whoever withdraws gives a place to whoever waits
)


@pytest.fixture
def crowd(edition):
    """Six people in as many states, of two categories and three countries."""
    categories = (
        a_category(edition, capacity=9, needs_decision=True),
        a_category(edition, needs_decision=True),
    )
    for number, state in enumerate(STATES):
        a_registration(edition, categories[number % 2], state=state, country=("KR", "KZ", "JP")[number % 3])
    return categories


def results(desk, address) -> int:
    """What a list says it holds, and holds."""
    html = desk.client.get(address).text
    said = int(re.search(r"(\d+) results?, latest first", html)[1]) if "latest first" in html else 0
    assert html.count('<th scope="row">') == said
    return said


def linked_counts(html) -> list[tuple[str, int]]:
    """(address, figure) of every count by state."""
    found = re.findall(r'<a href="([^"]+state=[^"]+)"><b>(\d+)</b>', html)
    return [(address.replace("&amp;", "&"), int(count)) for address, count in found]


def test_an_empty_forum_says_so(desk):
    html = desk.get().text
    assert "Nobody has registered yet." in html
    assert "Nobody has been admitted yet." in html
    assert "Nothing waits for you." in html


def test_every_count_by_state_is_the_number_of_rows_behind_its_link(desk, crowd):
    counts = linked_counts(desk.get().text)
    assert len(counts) == 5
    for address, count in counts:
        assert results(desk, address) == count
    assert sum(count for _address, count in counts) == len(STATES)


def test_countries_and_categories_count_the_rows_behind_their_links(desk, crowd):
    tally = figures.tally_of(desk.edition.id)
    for code, share in tally.by_country.items():
        assert results(desk, f"{desk.at}/registrations?country={code}") == share.all
        assert results(desk, f"{desk.at}/registrations?country={code}&state=confirmed") == share.confirmed
    for category in crowd:
        assert (
            results(desk, f"{desk.at}/registrations?category={category.code}")
            == tally.by_category[category.id].all
        )


def test_all_sums_are_one_number(desk, crowd):
    tally = figures.tally_of(desk.edition.id)
    received = figures.received_by_day(desk.edition)
    assert tally.total == len(STATES) == sum(received.values())
    assert sum(share.all for share in tally.by_country.values()) == tally.total
    assert sum(share.all for share in tally.by_category.values()) == tally.total


def test_places_taken_are_the_registrations_that_hold_one(desk, crowd):
    places = figures.places_of(desk.edition.id)
    assert places[Step.EDITION, 0] == (3, 500)
    assert places[Step.CATEGORY, crowd[0].id] == (2, 9)


@pytest.fixture
def everything_waits(desk, crowd):
    """One of each thing that can need somebody."""
    edition, delegate = desk.edition, a_registration(desk.edition, crowd[0], state=State.CONFIRMED)
    a_session(edition, abstract={})
    a_session(edition, "freight", room=a_room(edition, a_venue(edition)))
    a_speaker(edition, is_confirmed=False)
    a_photo(delegate)
    a_photo(delegate, "navy")
    a_visa_request(edition, delegate)
    revising.edit(edition, delegate, {"given_name": "Narae"})
    for given_name in ("Min", "Minho"):
        a_registration(edition, crowd[1], given_name=given_name, phone="+821055550142")
    with transaction():
        desk.db.session.query(Letter).first().state = LetterState.FAILED


def lines_of(html) -> dict[str, str]:
    """What waits, with the page where it is dealt with."""
    found = re.findall(r"<strong>([^<]+)</strong></div><a href=\"([^\"]+)\"", html)
    return {words: address.replace("&amp;", "&") for words, address in found}


ALL = (
    *("3 registrations wait for a decision", "1 change waits for you", "1 request for visa support waits"),
    *("1 photo waits for a look", "1 pair may be one person", "1 letter could not be delivered"),
    *("1 speaker has not confirmed", "1 session has no room", "1 session has no abstract"),
)
FOR_REGISTRARS = (*ALL[:2], *ALL[3:5])


def test_what_needs_somebody_is_told_line_by_line(desk, everything_waits):
    lines = lines_of(desk.get().text)
    assert tuple(lines) == ALL
    assert {desk.client.get(address).status_code for address in lines.values()} == {200}


def test_nobody_is_told_of_what_they_may_not_open(desk_of, edition, everything_waits):
    account = accounts.make_account(email="rosa@example.org", name="Rosa", password=PASSWORD)
    accounts.appoint(account, edition_id=edition.id, duty=Duty.REGISTRAR)
    assert tuple(lines_of(desk_of(account).get().text)) == FOR_REGISTRARS


def test_a_day_begins_at_midnight_of_the_forum(db, at):
    at(datetime(2025, 9, 1, 18, 59, tzinfo=UTC))  # 23:59 in Almaty
    edition = an_edition()
    a_registration(edition)
    at(datetime(2025, 9, 1, 19, 0, tzinfo=UTC))
    a_registration(edition)
    assert [f"{day:%d}" for day in figures.received_by_day(edition)] == ["01", "02"]


def test_the_overview_takes_as_many_statements_for_thirty_as_for_one(count, desk):
    category = a_category(desk.edition, needs_decision=True)
    a_registration(desk.edition, category)
    few = count("/")
    for _each in range(29):
        a_registration(desk.edition, category, state=State.CONFIRMED)
        a_session(desk.edition, f"s{_each}")
    assert count("/") == few <= 18
