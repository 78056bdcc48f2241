"""An edition's own questions as columns of a sheet."""

from io import BytesIO

import pytest
from flask_babel import force_locale
from sqlalchemy import select

from forum.accreditation.importing import services
from forum.accreditation.importing.queries import setting
from forum.accreditation.importing.states import Mode
from forum.extensions import db
from forum.insights.exporting import Order, export
from forum.registration.models import Consent, Registration
from forum.registration.queries import Filter
from forum.registration.questions.kinds import Kind, Privacy
from forum.registration.questions.queries import OPEN, answers_of
from forum.web.wording import STATES
from tests.accreditation.sheets_of_people import HEADER, people
from tests.makers import SOMEBODY, a_category, an_edition
from tests.questions import a_question
from tests.sheets.corpus import csv

KINDS = {
    Kind.TEXT: "by train",
    Kind.LONG_TEXT: "by train - then on foot",
    Kind.CHOICE: "토요일",
    Kind.CHOICES: "Saturday; fri",
    Kind.YES_NO: "да",
    Kind.NUMBER: "-3.5",
    Kind.DATE: "2025-09-12",
    Kind.COUNTRY: "대한민국",
    Kind.PHONE: "+7 701 234 56 78",
}
VALUES = [
    "by train",
    "by train - then on foot",
    "sat",
    ["fri", "sat"],
    True,
    -3.5,
    "2025-09-12",
    "KR",
    "+77012345678",
]
WRONG = {
    Kind.CHOICE: "Sunday",
    Kind.CHOICES: "Saturday; Sunday",
    Kind.YES_NO: "perhaps",
    Kind.NUMBER: "three",
    Kind.DATE: "12.9.2025",
    Kind.COUNTRY: "Atlantis",
    Kind.PHONE: "87012345678",
}


@pytest.fixture
def edition(db):
    edition = an_edition(capacity=100)
    a_category(edition, code="delegate", needs_decision=True)
    return edition


def sheet_of(*answers: tuple[str, str]) -> bytes:
    [row] = people(1, bad={})
    return csv(
        [*row, *(text for _head, text in answers)], header=[*HEADER, *(head for head, _text in answers)]
    )


def brought(edition, data: bytes, *, reads_sensitive=True, language="en"):
    with force_locale(language):
        into = setting(edition, language, reads_sensitive=reads_sensitive)
        kept = services.take_in(into, data, "people.csv", by=SOMEBODY)
        return services.bring_in(into, kept, Mode.GOOD, by=SOMEBODY)


def answered(edition) -> list:
    ids = db.session.scalars(select(Registration.id)).all()
    return [each.value for said in answers_of(edition.id, ids, OPEN).values() for each in said]


def exported(edition, *, kind, is_full=True, language="en") -> bytes:
    file = BytesIO()
    export(edition, Filter(), file, Order(kind, language, STATES, is_full, SOMEBODY))
    return file.getvalue()


def all_kinds(edition) -> bytes:
    return sheet_of(*((a_question(edition, kind, f"Q {kind}").ref, text) for kind, text in KINDS.items()))


def test_every_kind_of_answer_comes_in_under_the_code_of_its_question(edition):
    assert brought(edition, all_kinds(edition)).counts["new"] == 1
    assert answered(edition) == VALUES


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_answers_that_went_out_change_nothing_when_they_come_in(edition, kind, language):
    brought(edition, all_kinds(edition))
    with force_locale(language):
        data = exported(edition, kind=kind, language=language)
    again = brought(edition, data, language=language)
    assert (again.counts["unchanged"], again.bad) == (1, [])
    assert answered(edition) == VALUES


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_no_answer_is_said_in_its_column(edition, kind):
    question = a_question(edition, kind, "Coming by")
    [flaw] = brought(edition, sheet_of((question.ref, WRONG[kind]))).bad[0]["flaws"]
    assert (flaw[0], flaw[1]) == ("Coming by [coming-by]", WRONG[kind])
    assert answered(edition) == []


def test_another_answer_takes_the_place_of_the_first(edition):
    question = a_question(edition)
    brought(edition, sheet_of((question.ref, "train")))
    found = brought(edition, sheet_of((f"{question.label['en']} [{question.ref}]", "plane")))
    assert (found.counts["changed"], answered(edition)) == (1, ["plane"])
    assert brought(edition, sheet_of((question.ref, ""))).counts["unchanged"] == 1


def test_who_is_not_asked_does_not_answer(edition):
    first = a_question(edition, Kind.YES_NO, "A visa")
    second = a_question(edition, label="Consulate", after=first.id, after_value="yes")
    found = brought(edition, sheet_of((first.ref, "no"), (second.ref, "Seoul")))
    assert "not asked of them" in found.bad[0]["flaws"][0][2]
    assert brought(edition, sheet_of((first.ref, "yes"), (second.ref, "Seoul"))).counts["new"] == 1


def test_sensitive_answers_come_in_and_go_out_with_the_duty_only(edition):
    question = a_question(edition, label="Allergies", privacy=Privacy.SENSITIVE)
    found = brought(edition, sheet_of((question.ref, "no nuts")), reads_sensitive=False)
    assert (found.notes["refused"], answered(edition)) == (["allergies"], [])
    brought(edition, sheet_of((question.ref, "no nuts")))
    assert answered(edition) == ["no nuts"]
    assert "no nuts" in exported(edition, kind="csv").decode()
    assert "no nuts" not in exported(edition, kind="csv", is_full=False).decode()


def test_for_a_sensitive_answer_it_is_vouched_that_they_agree(edition):
    question = a_question(edition, label="Allergies", privacy=Privacy.SENSITIVE)
    brought(edition, sheet_of((question.ref, "no nuts")))
    assert {each.purpose for each in db.session.scalars(select(Consent))} == {"required", "optional"}


def test_numbers_of_documents_are_in_no_sheet(edition):
    question = a_question(edition, label="Passport", privacy=Privacy.DOCUMENT)
    found = brought(edition, sheet_of((question.ref, "M12345001")))
    assert (found.notes["refused"], answered(edition)) == (["passport"], [])
    assert "Passport" not in exported(edition, kind="csv").decode()


def test_a_formula_is_no_answer(edition):
    question = a_question(edition)
    assert "formula" in brought(edition, sheet_of((question.ref, "=1+1"))).bad[0]["flaws"][0][2]


def test_a_label_finds_its_question_however_it_is_written(edition):
    a_question(edition, label="Leaving by")
    brought(edition, sheet_of(("LEAVING  by:", "train")))
    assert answered(edition) == ["train"]
