from io import BytesIO

import pytest
from flask_babel import force_locale
from sqlalchemy import select

from forum.accreditation.importing import services
from forum.accreditation.importing.queries import setting
from forum.accreditation.importing.states import Mode
from forum.audit.models import Entry
from forum.insights.exporting import Order, export
from forum.registration.queries import Filter
from forum.registration.states import State
from forum.sheets.reading import read
from forum.web.wording import STATES
from tests.makers import SOMEBODY, a_category, a_registration, an_edition


@pytest.fixture
def edition(db):
    edition = an_edition()
    category = a_category(edition, code="delegate", needs_decision=True)
    for number in range(3):
        a_registration(
            edition, category, meals="halal", interests=["green", "food"], given_name="Haneul" + "abc"[number]
        )
    a_registration(edition, category, organisation='=HYPERLINK("x")', phone="+77012345678")
    a_registration(edition, category, state=State.DECLINED, country="KZ", given_name="Amina")
    return edition


EVERYBODY = Filter()


def exported(edition, wanted=EVERYBODY, *, kind="csv", language="en", is_full=True) -> bytes:
    file = BytesIO()
    export(edition, wanted, file, Order(kind, language, STATES, is_full, SOMEBODY))
    return file.getvalue()


def rows(data: bytes) -> list[dict[str, str]]:
    with read(data) as sheet:
        return [dict(zip(sheet.header.cells, row.cells, strict=False)) for row in sheet.rows()]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_holds_what_the_list_shows(edition, kind):
    found = rows(exported(edition, Filter(state=State.DECLINED), kind=kind))
    assert [(row["Given name"], row["State"]) for row in found] == [("Amina", "Declined")]
    assert len(rows(exported(edition, kind=kind))) == 5


def test_a_search_narrows_a_file_as_it_narrows_the_list(edition):
    assert [row["Given name"] for row in rows(exported(edition, Filter(q="haneulb")))] == ["Haneulb"]


def test_nothing_in_a_file_begins_like_a_formula(edition):
    text = exported(edition).decode("utf-8-sig")
    assert "'=HYPERLINK" in text and ",=HYPERLINK" not in text
    assert "(+7) 7012345678" in text


def test_meals_and_accessibility_are_for_those_who_arrange_them(edition):
    assert "Halal" in exported(edition).decode()
    assert "Halal" not in exported(edition, is_full=False).decode()


def test_who_took_how_many_is_written_down(edition, db):
    exported(edition, kind="xlsx")
    entry = db.session.scalars(select(Entry).filter_by(verb="exported_people")).one()
    assert (entry.actor, entry.after) == (SOMEBODY.name, {"rows": 5, "file": "xlsx"})


def test_a_file_takes_as_many_statements_for_thirty_people_as_for_five(edition, statements):
    exported(edition)
    statements.clear()
    exported(edition)
    few = len(statements)
    for _each in range(25):
        a_registration(edition)
    statements.clear()
    exported(edition)
    assert len(statements) == few <= 5


@pytest.mark.parametrize("language", ["en", "ru", "kk", "ko"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_was_exported_changes_nothing_when_it_is_imported(edition, kind, language):
    with force_locale(language):
        into = setting(edition, language)
        kept = services.take_in(into, exported(edition, kind=kind, language=language), "x", by=SOMEBODY)
        found = services.bring_in(into, kept, Mode.ALL, by=SOMEBODY)
    assert found.counts == {"new": 0, "changed": 0, "unchanged": 4, "ended": 1, "bad": 0}
