"""`flask forum import` and `flask forum export`."""

import pytest
from sqlalchemy import func, select

from forum.registration.models import Registration
from tests.accreditation.sheets_of_people import HEADER, people
from tests.makers import a_category, an_edition
from tests.sheets.corpus import csv, macros


@pytest.fixture
def run(app, db):
    """`run("import", …)`: what the command said."""
    return lambda *words: app.test_cli_runner().invoke(args=["forum", *map(str, words)])


@pytest.fixture
def edition(db):
    edition = an_edition()
    a_category(edition, code="delegate", needs_decision=True)
    return edition


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "people.csv"
    file.write_bytes(csv(*people(200), header=HEADER))
    return file


def registered(db) -> int:
    return db.session.scalar(select(func.count(Registration.id)))


def test_the_good_rows_are_imported_on_request_and_otherwise_none(run, db, edition, file):
    refused = run("import", edition.slug, file)
    assert (refused.exit_code, registered(db)) == (1, 0)
    assert "7 rows to correct" in refused.output and "Row 77, Country" in refused.output
    assert run("import", edition.slug, file, "--good-rows").exit_code == 0
    assert registered(db) == 193


def test_a_check_imports_nothing(run, db, edition, file):
    assert "193 new" in run("import", edition.slug, file, "--check", "--good-rows").output
    assert registered(db) == 0


def test_what_cannot_be_read_is_said_in_a_sentence(run, edition, tmp_path):
    hostile = tmp_path / "people.xlsx"
    hostile.write_bytes(macros())
    said = run("import", edition.slug, hostile)
    assert said.exit_code == 1
    assert "This file contains macros" in said.output
    assert "There is no edition called nowhere" in run("import", "nowhere", hostile).output


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx"])
def test_an_export_comes_back_as_it_was(run, db, edition, file, tmp_path, name):
    run("import", edition.slug, file, "--good-rows")
    assert "193 registrations" in run("export", edition.slug, tmp_path / name).output
    assert "0 new, 0 changed, 193 as they were" in run("import", edition.slug, tmp_path / name).output


def test_an_export_needs_a_kind_of_file(run, edition, tmp_path):
    assert "has to end in .xlsx or .csv" in run("export", edition.slug, tmp_path / "people.ods").output
