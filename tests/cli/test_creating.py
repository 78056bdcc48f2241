"""`flask forum create`."""

import pytest

from forum.accounts import services as accounts
from forum.checkin.queries import zones_of
from forum.editions.queries import categories_of, edition_with
from tests.makers import an_edition

ANSWERS = {
    "--slug": "spring-2026",
    "--name": "Spring Forum",
    "--organiser": "Example Club",
    "--place": "Astana",
    "--starts": "2026-04-02",
    "--zone": "Asia/Almaty",
    "--contact": "desk@example.org",
    "--owner-email": "Olga@example.org",
    "--owner-name": "Olga Owner",
    "--owner-password": "long enough a password",
}


@pytest.fixture
def create(app, db):
    def run(**changes):
        answers = {**ANSWERS, **{f"--{name.replace('_', '-')}": value for name, value in changes.items()}}
        words = [word for pair in answers.items() for word in pair]
        return app.test_cli_runner().invoke(args=["forum", "create", *words])

    return run


def test_it_makes_an_edition_that_can_take_registrations_and_open_gates(create):
    assert create().exit_code == 0
    edition = edition_with("spring-2026")
    assert [category.code for category in categories_of(edition.id)] == ["delegate"]
    assert [zone.code for zone in zones_of(edition.id)] == ["site"]


def test_its_owner_can_sign_in(create):
    create()
    assert accounts.sign_in(email="olga@example.org", password="long enough a password")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"slug": "desk"}, "Use small letters"),
        ({"slug": "Spring 2026"}, "Use small letters"),
        ({"zone": "Nowhere/Else"}, "not a time zone"),
        ({"languages": "en xx"}, "Choose from"),
        ({"ends": "2026-04-01"}, "before the first"),
        ({"owner_password": "short"}, "ten characters"),
    ],
)
def test_it_says_what_an_answer_should_be(create, changes, sentence):
    said = create(**changes)
    assert said.exit_code != 0
    assert sentence in said.output
    assert edition_with(changes.get("slug", "spring-2026")) is None


def test_it_does_not_touch_an_edition_of_the_same_name(create):
    an_edition("spring-2026")
    said = create()
    assert said.exit_code == 1
    assert "already" in said.output
