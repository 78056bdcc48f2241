"""Who reads what was answered, at the desk and on one's own page."""

import re

import pytest
from sqlalchemy import select, text

from forum.accounts.duties import Duty
from forum.audit.models import Entry
from forum.registration import links
from forum.registration.questions import answering
from forum.registration.questions.answering import Given
from forum.registration.questions.kinds import Kind, Privacy
from forum.registration.questions.models import Answer
from forum.registration.questions.queries import asked
from forum.registration.states import State
from tests.makers import SOMEBODY, a_category, a_registration, an_edition
from tests.people import bruno, sign_in
from tests.questions import a_question

GIVEN = {Privacy.ORDINARY: "by-train-77", Privacy.SENSITIVE: "kidneys-88", Privacy.DOCUMENT: "N76543210"}
PERSON = {
    "given_name": "Haneul",
    "family_name": "Kim",
    "country": "KR",
    "organisation": "Example Air Mobility",
    "email": "kim@example.org",
    "language": "en",
    "optional": "y",
}


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def questions(edition):
    return {privacy: a_question(edition, label=f"A {privacy} one", privacy=privacy) for privacy in Privacy}


@pytest.fixture
def answered(edition, questions):
    made = a_registration(edition, a_category(edition, needs_decision=True), email="kim@example.org")
    given = [Given(asked(question), GIVEN[privacy]) for privacy, question in questions.items()]
    answering.change(made, given, by=SOMEBODY)
    return made


def desk(edition, registration, what=""):
    return f"/desk/{edition.slug}/registrations/{registration.ref}{what}"


def own(edition, registration):
    token = links.token(edition, registration.ref, registration.link_generation)
    return f"/{edition.slug}/my/{token}/edit"


def kept(db):
    return {answer.question_id: answer.value for answer in db.session.scalars(select(Answer))}


@pytest.mark.parametrize(
    ("duty", "sees"),
    [
        (Duty.OWNER, {Privacy.ORDINARY, Privacy.SENSITIVE}),
        (Duty.ORGANISER, {Privacy.ORDINARY, Privacy.SENSITIVE}),
        (Duty.REGISTRAR, {Privacy.ORDINARY}),
    ],
)
@pytest.mark.parametrize("page", ["", "/edit"])
def test_the_desk_shows_each_what_their_duty_is_for(client, edition, answered, duty, sees, page):
    sign_in(client, bruno(edition, duty))
    shown = client.get(desk(edition, answered, page)).text
    assert {privacy for privacy, value in GIVEN.items() if value in shown} == sees


def test_sealed_answers_are_opened_by_asking_and_it_is_written_down(client, edition, answered, db):
    sign_in(client, bruno(edition, Duty.VISA_OFFICER))
    path = desk(edition, answered, "/sealed-answers")
    assert GIVEN[Privacy.DOCUMENT] not in client.get(path).text
    opened = client.post(path)
    assert GIVEN[Privacy.DOCUMENT] in opened.text
    assert opened.headers["Cache-Control"] == "no-store"
    last = db.session.scalars(select(Entry).order_by(Entry.id.desc())).first()
    assert (last.verb, last.actor, last.thing_id) == ("saw_documents", "Bruno Organiser", answered.id)


@pytest.mark.parametrize("duty", [Duty.OWNER, Duty.ORGANISER, Duty.REGISTRAR])
def test_owning_a_forum_opens_no_passport(client, edition, answered, duty):
    sign_in(client, bruno(edition, duty))
    assert client.post(desk(edition, answered, "/sealed-answers")).status_code == 403


def test_without_answers_the_page_has_no_such_part(client, edition):
    sign_in(client, bruno(edition))
    made = a_registration(edition, a_category(edition, needs_decision=True))
    assert "own-h" not in client.get(desk(edition, made)).text


def test_a_registrar_changes_what_they_see_and_the_rest_stays(client, edition, answered, questions, db):
    sign_in(client, bruno(edition, Duty.REGISTRAR))
    changed = {f"own_{questions[Privacy.ORDINARY].id}": "by plane"}
    assert client.post(desk(edition, answered, "/edit"), data=PERSON | changed).status_code == 303
    assert kept(db) == {
        questions[Privacy.ORDINARY].id: "by plane",
        questions[Privacy.SENSITIVE].id: "kidneys-88",
        questions[Privacy.DOCUMENT].id: None,
    }


@pytest.mark.parametrize("state", [State.SUBMITTED, State.CONFIRMED])
def test_delegates_change_their_answers_on_their_own_page(client, edition, questions, db, state):
    visa = a_question(edition, Kind.YES_NO, label="Visa?", is_required=True)
    category = a_category(edition, needs_decision=True)
    made = a_registration(edition, category, state=state, email="kim@example.org")
    path = own(edition, made)
    assert client.post(path, data=PERSON | {"category": category.id}).status_code == 422
    changed = {f"own_{visa.id}": "no", "category": category.id}
    assert client.post(path, data=PERSON | changed).status_code == 303
    assert kept(db) == {visa.id: False}
    assert re.search(r'<input checked[^>]*value="no"', client.get(path).text)


def test_ones_own_sealed_answer_is_not_shown_and_stays_when_left_empty(
    client, edition, answered, questions, db
):
    page = client.get(own(edition, answered)).text
    assert GIVEN[Privacy.DOCUMENT] not in page
    assert GIVEN[Privacy.SENSITIVE] in page
    emptied = {f"own_{question.id}": "" for question in questions.values()}
    assert client.post(own(edition, answered), data=PERSON | emptied).status_code == 303
    assert kept(db) == {questions[Privacy.DOCUMENT].id: None}


def test_no_answer_about_a_document_is_anywhere_in_the_clear(edition, answered, db):
    tables = db.session.connection().exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if db.engine.dialect.name == "sqlite"
        else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    for (table,) in tables.all():
        rows = db.session.execute(text(f'SELECT * FROM "{table}"')).all()  # noqa: S608
        assert GIVEN[Privacy.DOCUMENT] not in str(rows), table
