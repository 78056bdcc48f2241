"""`flask forum anonymise`, and what a restored backup may not bring back."""

import pytest
from sqlalchemy import delete, select, update

from forum.cli.tombstones import NAME, keep_tombstones
from forum.extensions import db
from forum.privacy.models import Tombstone
from forum.registration.models import Registration
from forum.registration.states import State
from tests.makers import NOW, a_registration, an_edition


@pytest.fixture
def run(house, at, tmp_path):
    """`run("--replay")`: what the command said."""
    at(NOW)
    house.config["FORUM_DATA"] = str(tmp_path)
    return lambda *words: house.test_cli_runner().invoke(args=["forum", "anonymise", *words])


@pytest.fixture
def refs(run, house):
    with house.app_context():
        edition = an_edition("here")
        ended = [
            a_registration(edition, state=State.WITHDRAWN, given_name=name) for name in ("Aa", "Bb", "Cc")
        ]
        return [registration.ref for registration in ended]


def names(house):
    with house.app_context():
        return list(db.session.scalars(select(Registration.given_name).order_by(Registration.id)))


def test_those_who_are_named_are_erased(run, house, refs):
    done = run("--edition", "here", "--ref", refs[0].lower(), "--ref", refs[2])
    assert done.exit_code == 0, done.output
    assert "Erased: 2." in done.output
    assert names(house) == ["", "Bb", ""]


def test_everybody_goes_after_a_question(run, house, refs):
    assert run("--edition", "here", "--everybody").exit_code != 0
    assert names(house) == ["Aa", "Bb", "Cc"]
    assert run("--edition", "here", "--everybody", "--yes").exit_code == 0
    assert names(house) == ["", "", ""]


def test_what_is_not_there_is_said(run, refs):
    for words in ((), ("--edition", "nowhere"), ("--edition", "here", "--ref", "XXXXXX")):
        assert run(*words).exit_code != 0, words


def test_a_backup_from_before_brings_nobody_back(run, house, refs):
    with house.app_context():
        before = db.session.execute(select(Registration.__table__).filter_by(ref=refs[1])).mappings().one()
    run("--edition", "here", "--ref", refs[1])
    restore(house, before)
    assert names(house) == ["Aa", "Bb", "Cc"]
    assert "Erased again: 1." in run("--replay").output
    assert names(house) == ["Aa", "", "Cc"]
    assert "Erased again: 0." in run("--replay").output


def test_a_stone_of_somebody_else_erases_nobody(run, house, refs, tmp_path):
    run("--edition", "here", "--ref", refs[1])
    line = (tmp_path / NAME).read_text()
    (tmp_path / NAME).write_text(line.replace(", 2, ", ", 1, "))
    assert "Erased again: 0." in run("--replay").output


def test_the_copy_beside_the_database_grows_and_names_nobody(run, house, refs, tmp_path):
    run("--edition", "here", "--ref", refs[0])
    run("--edition", "here", "--ref", refs[1])
    with house.app_context():
        db.session.execute(delete(Tombstone))
        db.session.commit()
        keep_tombstones()
    kept = (tmp_path / NAME).read_text()
    assert len(kept.splitlines()) == 2
    assert refs[0] not in kept


def restore(house, before):
    """As an older backup has it: the row as it was, and no tombstone."""
    with house.app_context():
        row = Registration.__table__
        db.session.execute(update(row).where(row.c.id == before["id"]).values(dict(before)))
        db.session.execute(delete(Tombstone))
        db.session.commit()
