"""`flask forum appoint` and `flask forum password`."""

import pytest
from sqlalchemy import select

from forum.accounts import services as accounts
from forum.accounts.queries import person_of, staff_of
from forum.audit.models import Entry
from tests.makers import an_edition
from tests.people import PASSWORD, dana

NEW = "another long password"


@pytest.fixture
def run(app, db):
    """`run("appoint", …)`: what the command said."""
    return lambda *words: app.test_cli_runner().invoke(args=["forum", *words])


def appoint(run, edition, email, password=NEW):
    who = ("--email", email, "--name", "Nurlan New", "--password", password)
    return run("appoint", *who, "--edition", edition.slug, "--duty", "organiser")


def test_somebody_new_has_an_account_a_duty_and_an_entry(run, db):
    edition = an_edition()
    assert appoint(run, edition, "Nurlan@example.org").exit_code == 0
    assert accounts.sign_in(email="nurlan@example.org", password=NEW)
    assert [tuple(row) for row in staff_of(edition.id)] == [("Nurlan New", "nurlan@example.org", "organiser")]
    assert db.session.scalar(select(Entry.actor).filter_by(verb="appointed")) == "command line"


def test_who_has_an_account_keeps_its_name_and_password(run, db):
    account, edition = dana(an_edition()), an_edition()
    assert "keep its password" in appoint(run, edition, account.email).output
    assert accounts.sign_in(email=account.email, password=PASSWORD)
    assert account.name == "Dana Elsewhere"


def test_a_short_password_is_refused(run, db):
    assert "ten characters" in appoint(run, an_edition(), "nurlan@example.org", "short").output


def test_a_new_password_ends_every_sign_in(run, db):
    account = dana(an_edition())
    token = accounts.sign_in(email=account.email, password=PASSWORD)
    assert person_of(token).is_signed_in
    assert run("password", "--email", account.email, "--password", NEW).exit_code == 0
    assert not person_of(token).is_signed_in
    assert person_of(accounts.sign_in(email=account.email, password=NEW)).name == "Dana Elsewhere"


def test_an_unknown_address_has_no_password(run, db):
    assert "no account" in run("password", "--email", "nobody@example.org", "--password", NEW).output
