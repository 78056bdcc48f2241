import re
from datetime import timedelta

import pytest

from forum import clock
from forum.insights.figures import states_counted
from forum.registration import queries
from forum.registration.states import State
from forum.web.organiser import marks
from tests.makers import a_category, a_registration


def names(html) -> list[str]:
    return re.findall(r'<th scope="row">.*?<a [^>]*>(.*?)</a>', html, re.S)


def someone(given_name, family_name):
    names = {"given_name": given_name, "family_name": family_name, "name_native": ""}
    return {**names, "country": "KZ", "email": f"{given_name}@example.org".lower()}


@pytest.fixture
def three(edition):
    """A Korean delegate, a Kazakh one and a Kazakh journalist; only the first is confirmed."""
    press = a_category(edition, code="press", letter="P", name={"en": "Press"}, needs_decision=True)
    delegate = a_category(edition, code="delegate", needs_decision=True)
    a_registration(edition, delegate, state=State.CONFIRMED)
    a_registration(edition, delegate, **someone("Daniyar", "Synakov"))
    a_registration(edition, press, **someone("Aliya", "Demokyzy"))


def test_a_row_says_the_name_in_both_scripts_and_where_it_stands(desk, three):
    html = desk.get("/registrations").text
    assert names(html) == ["Demokyzy Aliya", "Synakov Daniyar", "Kim Haneul"]
    assert '<span lang="ko">김하늘</span>' in html
    assert "South Korea" in html
    assert "Example Air Mobility" in html


@pytest.mark.parametrize("typed", ["kim", "KIM HANEUL", "김하늘", "haneul k"])
def test_the_search_finds_a_name_in_either_script(desk, three, typed):
    assert names(desk.get("/registrations", query_string={"q": typed}).text) == ["Kim Haneul"]


def test_filters_and_search_go_together(desk, three):
    html = desk.get("/registrations?country=KZ&category=press&state=submitted&q=demo").text
    assert names(html) == ["Demokyzy Aliya"]
    assert 'name="state" value="submitted"' in html
    assert '<option value="press" selected>' in html
    assert '<option value="KZ" selected>' in html


def test_the_views_keep_the_other_filters(desk, three):
    html = desk.get("/registrations?country=KZ&q=demo").text
    assert f"{desk.at}/registrations?q=demo&amp;state=confirmed&amp;country=KZ" in html


def test_a_filter_nobody_knows_finds_nobody_or_nothing_to_narrow(desk, three):
    assert "Nothing matches" in desk.get("/registrations?category=nobody").text
    assert len(names(desk.get("/registrations?state=nonsense").text)) == 3
    assert len(names(desk.get("/registrations?after=nonsense").text)) == 3


def test_a_hostile_search_is_only_text(desk, three):
    html = desk.get("/registrations", query_string={"q": '"><script>alert(1)</script>%_'}).text
    assert "<script>alert" not in html
    assert "Nothing matches" in html


def test_an_empty_table_says_why(desk):
    assert "Nobody has registered yet" in desk.get("/registrations").text


def test_pages_follow_each_other_without_gap_or_repeat(desk, edition, at, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 4)
    category, now = a_category(edition, needs_decision=True), clock.now()
    for number in range(10):
        at(now + timedelta(seconds=number // 2))  # two at every moment
        a_registration(edition, category, family_name=f"Number {chr(97 + number)}")
    seen, address = [], f"{desk.at}/registrations?q=number"
    while address:
        html = desk.client.get(address).text
        seen += names(html)
        more = re.search(r'<a href="([^"]+)" rel="next"', html)
        address = more and more[1].replace("&amp;", "&")
    assert seen == [f"Number {c} Haneul" for c in "jihgfedcba"]


@pytest.mark.parametrize("path", ["/registrations", "/registrations?country=KR&q=kim"])
def test_the_table_takes_as_many_statements_for_thirty_rows_as_for_one(count, desk, path):
    category = a_category(desk.edition, needs_decision=True)
    a_registration(desk.edition, category)
    few = count(path)
    for _each in range(29):
        a_registration(desk.edition, category)
    assert count(path) == few <= 6


def test_beyond_what_is_counted_a_list_says_more_than(app):
    with app.test_request_context("/"):
        assert (marks.counted(10_000), marks.counted(10_001)) == (10_000, "more than 10,000")


def test_every_state_is_counted_as_the_rows_are(edition, three):
    counts = {state: count for state, count in states_counted(edition.id).items() if count}
    assert counts == queries.counts_by_state(edition.id)
