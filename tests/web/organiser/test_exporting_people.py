import pytest
from sqlalchemy import select

from forum.accounts.duties import Duty
from forum.audit.models import Entry
from tests.makers import a_category, a_registration
from tests.people import bruno


@pytest.fixture
def two(edition):
    category = a_category(edition, code="delegate", needs_decision=True)
    a_registration(edition, category, country="KZ", given_name="Amina", meals="halal")
    a_registration(edition, category, meals="vegan")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_comes_as_a_file(desk, two, kind):
    answer = desk.post("/export", kind=kind)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'registrations.{kind}"')
    assert len(answer.data) == answer.content_length
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_file_keeps_the_filter_of_the_list(desk, two):
    assert "2 registrations" in desk.get("/export").text
    assert 'name="country" value="KZ"' in desk.get("/export?country=KZ").text
    text = desk.post("/export", kind="csv", country="KZ").text
    assert "Amina" in text and "Haneul" not in text


def test_a_filter_that_finds_nobody_says_so(desk, two):
    assert "Nobody to export" in desk.get("/export?country=JP").text


def test_a_registrar_does_not_take_meals_along(desk_of, edition, two):
    desk = desk_of(bruno(edition, Duty.REGISTRAR))
    assert "are not in it" in desk.get("/export").text
    text = desk.post("/export", kind="csv").text
    assert "Amina" in text and "Halal" not in text


def test_looking_at_the_page_takes_nothing(desk, two):
    desk.get("/export")
    taken = select(Entry).filter_by(verb="exported_people")
    assert desk.db.session.scalar(taken) is None
    assert desk.post("/export", kind="csv").text
    assert desk.db.session.scalar(taken).actor == "Bruno Organiser"
    assert "Registrations exported" in desk.get("/audit").text
