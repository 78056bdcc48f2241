"""The empty sheet that people fill in."""

import zipfile
from io import BytesIO

import pytest
from flask_babel import force_locale

from forum.accreditation.importing.own_answers import heads
from forum.accreditation.importing.queries import setting
from forum.accreditation.importing.services import matched
from forum.accreditation.importing.template import template
from forum.registration.questions.kinds import Kind, Privacy
from forum.sheets.reading import read
from tests.delegations.making import a_delegation
from tests.makers import a_category, an_edition
from tests.questions import a_question


@pytest.fixture
def edition(db):
    edition = an_edition()
    a_category(edition, code="delegate")
    a_category(edition, code="press", name={"en": "Press"}, is_public=False)
    a_question(edition, Kind.CHOICES, "Days")
    a_question(edition, label="Diet", privacy=Privacy.SENSITIVE)
    a_question(edition, label="Passport", privacy=Privacy.DOCUMENT)
    return edition


def columns(edition, language="en", delegation=None, **more):
    into, file = setting(edition, language, delegation, **more), BytesIO()
    template(into, file)
    with read(file.getvalue()) as sheet, force_locale(language):
        found = matched(sheet.header.cells, heads(into.questions))
    return found, file


@pytest.mark.parametrize("language", ["en", "ru", "kk", "ko"])
def test_every_column_of_it_is_read(edition, language):
    found, _file = columns(edition, language, reads_sensitive=True)
    assert (found.missing, found.unknown, found.repeated) == ([], [], [])
    assert {"delegation", "meals"} <= found.places.keys() and "ref" not in found.places
    assert [head.split(" [")[0] for head in found.called.values()][-2:] == ["Days", "Diet"]


def test_no_column_of_it_is_for_others_to_fill_in(edition):
    found, _file = columns(edition)
    assert not {"meals", "accessibility"} & found.places.keys()
    assert "Diet" not in str(found.called)


def test_a_delegation_is_not_asked_which_it_is(edition):
    found, file = columns(edition, delegation=a_delegation(edition))
    assert "delegation" not in found.places and "category" in found.places
    with zipfile.ZipFile(file) as package:
        assert b"Press" not in package.read("xl/worksheets/sheet2.xml")
