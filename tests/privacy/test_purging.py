"""What the clock erases, and what it leaves until its day."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from forum.audit import services as audit
from forum.audit.models import Entry
from forum.cli.chores import CHORES
from forum.delegations.models import Floater
from forum.extensions import db
from forum.mail.models import Letter
from forum.privacy.purging import how_many, purge
from forum.privacy.rules import Kept, due, last_days
from forum.registration import changing
from forum.registration.questions.models import Answer, Question
from forum.registration.states import State
from forum.transaction import transaction
from tests.delegations.making import a_delegation, an_invitation
from tests.makers import NOW, SOMEBODY, a_registration, an_edition

DAY = timedelta(days=1)


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition()  # ends on 13 September


@pytest.fixture
def amina(edition):
    registration = a_registration(edition, state=State.CONFIRMED, meals="halal", accessibility="A ramp")
    changing.correct(registration, {"accessibility": "A ramp and a seat"}, by=SOMEBODY)
    return registration


def an_answer(edition, registration, privacy):
    with transaction():
        question = Question(
            edition_id=edition.id, ref=privacy, kind="text", label={}, help={}, privacy=privacy
        )
        db.session.add(question)
        db.session.flush()
        row = {"edition_id": edition.id, "registration_id": registration.id, "question_id": question.id}
        db.session.add(Answer(**row, value="Nuts"))


def a_floater(edition, delegation, *, label):
    return Floater(
        edition_id=edition.id, delegation_id=delegation.id, zone_code="site", number=1, label=label
    )


def entries(verb="purged"):
    return db.session.scalars(select(Entry).filter_by(verb=verb).order_by(Entry.id)).all()


def on(at, day: date):
    at(NOW.replace(year=day.year, month=day.month, day=day.day))


def test_needs_are_erased_when_their_days_are_over_and_not_before(edition, amina, at):
    on(at, last_days(edition)[Kept.SENSITIVE])
    purge()
    assert amina.accessibility == "A ramp and a seat"
    on(at, last_days(edition)[Kept.SENSITIVE] + DAY)
    purge()
    db.session.expire_all()
    assert (amina.meals, amina.accessibility) == ("", "")
    assert amina.given_name == "Haneul"


def test_the_audit_forgets_them_too_and_says_how_many(edition, amina, at):
    on(at, last_days(edition)[Kept.SENSITIVE] + DAY)
    purge()
    [edited] = entries("edited")
    assert (edited.before, edited.after) == ({"accessibility": None}, {"accessibility": None})
    [purged] = entries()
    assert (purged.actor, purged.thing, purged.after) == ("forum", "edition", {"sensitive": 1})


def test_whoever_comes_second_finds_nothing_left(edition, amina, at):
    on(at, last_days(edition)[Kept.SENSITIVE] + DAY)
    purge()
    purge()
    assert len(entries()) == 1


@pytest.mark.parametrize(("privacy", "goes"), [("sensitive", True), ("document", True), ("ordinary", False)])
def test_answers_go_by_the_class_of_their_question(edition, amina, at, privacy, goes):
    an_answer(edition, amina, privacy)
    on(at, last_days(edition)[Kept.DOCUMENTS] + DAY)
    purge()
    assert (db.session.scalar(select(Answer)) is None) == goes


def test_days_can_be_longer_for_one_thing_than_for_the_other(edition):
    edition.documents_kept_days, edition.sensitive_kept_days = 90, 1
    assert due(edition, date(2025, 9, 14)) == set()
    assert due(edition, date(2025, 9, 15)) == {Kept.SENSITIVE}
    assert due(edition, date(2025, 12, 13)) == {Kept.SENSITIVE, Kept.DOCUMENTS}


def test_twelve_months_later_nobody_is_left(edition, amina, at):
    on(at, last_days(edition)[Kept.EVERYTHING] + DAY)
    purge()
    db.session.expire_all()
    assert (amina.given_name, amina.email, amina.state) == ("", "", State.CONFIRMED)
    assert how_many(edition.id)[Kept.EVERYTHING] == 0
    assert entries()[-1].after == {"everything": 1}


def test_twelve_months_later_no_delegation_names_anybody(edition, amina, at):
    delegation = a_delegation(edition, head="Mr Ambassador")
    coordinator, _token = an_invitation(edition, delegation, email="dana@example.org", name="Dana")
    with transaction():
        db.session.add(a_floater(edition, delegation, label="Guard Lee"))
        audit.note(SOMEBODY, "noted", delegation, reason="Amina Guest was ill", after={"name": "Amina"})
    on(at, last_days(edition)[Kept.EVERYTHING] + DAY)
    for _round in range(2):
        purge()
    db.session.expire_all()
    assert (delegation.head, coordinator.name, coordinator.account_id) == ("", "", None)
    assert coordinator.email == f"erased-{coordinator.id}"
    assert db.session.scalars(select(Floater.label)).all() == [""]
    assert {letter.text + letter.to_email for letter in db.session.scalars(select(Letter))} == {""}
    [noted] = entries("noted")
    assert (noted.reason, noted.after) == (None, {"name": None})
    assert how_many(edition.id)[Kept.EVERYTHING] == 0


def test_what_was_done_to_the_forum_itself_stays_written(edition, amina, at):
    thing = type("Thing", (), {"edition_id": edition.id, "id": 1, "__tablename__": "room"})
    audit.note(SOMEBODY, "noted", thing, after={"name": "Hall A"})
    on(at, last_days(edition)[Kept.EVERYTHING] + DAY)
    for _round in range(2):
        purge()
    assert entries("noted")[0].after == {"name": "Hall A"}


def test_the_workers_do_it():
    assert purge in CHORES
