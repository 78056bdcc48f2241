"""The editor of an edition's own questions."""

import re

import pytest
from sqlalchemy import select

from forum.accounts.duties import Duty
from forum.audit.models import Entry
from forum.registration.questions import answering
from forum.registration.questions.answering import Given
from forum.registration.questions.kinds import Kind
from forum.registration.questions.models import Question
from forum.registration.questions.queries import asked, questions_of
from tests.makers import SOMEBODY, a_category, a_registration, an_edition
from tests.people import bruno, chen, dana, sign_in
from tests.questions import a_question

WRITTEN = {"kind": "text", "privacy": "ordinary", "label_en": "Hotel", "label_ko": "호텔", "condition": ""}
DAYS = {"kind": "choice", "option_0_en": "Friday", "option_1_en": "Saturday", "option_1_ko": "토요일"}


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def desk(client, edition):
    sign_in(client, bruno(edition))
    return f"/desk/{edition.slug}/questions"


def save(client, desk, ref="new", **changes):
    return client.post(f"{desk}/{ref}", data=WRITTEN | changes)


def labels(edition):
    return [question.label["en"] for question in questions_of(edition)]


def the_only(db):
    return db.session.scalars(select(Question)).one()


def answered(edition, question, value):
    made = a_registration(edition, a_category(edition, needs_decision=True))
    answering.change(made, [Given(asked(question), value)], by=SOMEBODY)


def test_without_questions_the_page_says_what_to_do(client, desk):
    assert "No questions of your own" in client.get(desk).text


def test_a_question_is_added_in_two_languages(client, desk, edition, db):
    assert save(client, desk).status_code == 303
    question = the_only(db)
    assert (question.ref, dict(question.label)) == ("hotel", {"en": "Hotel", "ko": "호텔"})
    assert "2 of 4 languages" in client.get(desk).text
    assert [entry.verb for entry in db.session.scalars(select(Entry))][-1] == "added_question"


def test_options_have_codes_for_life(client, desk, db):
    save(client, desk, **DAYS)
    assert [option["code"] for option in the_only(db).options] == ["o1", "o2"]
    more = DAYS | {"code_0": "o1", "code_1": "o2", "option_0_en": "On Friday", "option_2_en": "Sunday"}
    assert save(client, desk, "hotel", **more).status_code == 303
    assert [(each["code"], each["label"]["en"]) for each in the_only(db).options] == [
        ("o1", "On Friday"),
        ("o2", "Saturday"),
        ("o3", "Sunday"),
    ]


@pytest.mark.parametrize(
    ("changes", "says", "status"),
    [
        ({"label_en": ""}, "Write the question in English.", 422),
        ({"label_en": "x" * 201}, "Use at most 200 characters.", 422),
        ({"kind": "poem"}, "Not a valid choice", 422),
        ({"kind": "choice", "option_0_en": "One"}, "Give at least two options", 409),
        (DAYS | {"option_0_en": "", "option_0_ko": "금"}, "Write this option in English.", 422),
        ({"condition": "77=yes"}, "Not a valid choice", 422),
        ({"categories": "77"}, "not a valid choice", 422),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, desk, db, changes, says, status):
    page = save(client, desk, **{"help_en": "Where you sleep", **changes})
    assert page.status_code == status
    assert re.search(says, page.text)
    assert "Where you sleep" in page.text
    assert db.session.scalars(select(Question)).all() == []


def test_a_condition_is_chosen_among_earlier_answers(client, desk, edition, db):
    visa = a_question(edition, Kind.YES_NO, label="Do you need a visa?")
    assert f'<option value="{visa.id}=yes">Yes</option>' in client.get(f"{desk}/new").text
    save(client, desk, label_en="Consulate", condition=f"{visa.id}=yes")
    assert questions_of(edition)[1].after == visa.id
    assert "Only with the answer “Yes” to “Do you need a visa?”." in client.get(desk).text
    assert f"{visa.id}=yes" not in client.get(f"{desk}/{visa.ref}").text


def test_questions_change_places(client, desk, edition):
    for label in ("One", "Two", "Three"):
        a_question(edition, label=label)
    assert client.post(f"{desk}/three/move", data={"to": "up"}).location.endswith("#q-three")
    assert labels(edition) == ["One", "Three", "Two"]
    client.post(f"{desk}/one/move", data={"to": "down"})
    assert labels(edition) == ["Three", "One", "Two"]
    client.post(f"{desk}/two/move", data={"to": "down"})
    assert "It stands at the end already." in client.get(desk).text


def test_a_question_does_not_pass_what_it_depends_on(client, desk, edition):
    visa = a_question(edition, Kind.YES_NO, label="Visa")
    a_question(edition, label="Consulate", after=visa.id, after_value="no")
    client.post(f"{desk}/consulate/move", data={"to": "up"})
    client.post(f"{desk}/visa/retirement")
    assert labels(edition) == ["Visa", "Consulate"]
    assert "Change that condition first." in client.get(desk).text


def test_a_retired_question_comes_back_at_the_end(client, desk, edition):
    for label in ("One", "Two"):
        a_question(edition, label=label)
    client.post(f"{desk}/one/retirement")
    assert labels(edition) == ["Two"]
    assert "Asked no more" in client.get(desk).text
    client.post(f"{desk}/one/return")
    assert labels(edition) == ["Two", "One"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": "number"}, "its kind stays"),
        (
            DAYS | {"code_0": "fri", "option_1_en": "", "option_1_ko": "", "option_2_en": "Sunday"},
            "not taken",
        ),
        (DAYS | {"code_0": "fri", "code_1": "sat", "privacy": "document"}, "ask a new one instead"),
    ],
)
def test_what_was_answered_keeps_its_meaning(client, desk, edition, changes, says):
    question = a_question(edition, Kind.CHOICE, label="Hotel")
    answered(edition, question, "sat")
    page = save(client, desk, "hotel", **changes)
    assert page.status_code == 409
    assert says in page.text
    assert questions_of(edition)[0] == asked(question)


def test_words_and_options_may_be_added_after_an_answer(client, desk, edition):
    answered(edition, a_question(edition, Kind.CHOICE, label="Hotel"), "sat")
    more = DAYS | {"code_0": "fri", "code_1": "sat", "option_2_en": "Sunday", "label_ru": "Гостиница"}
    assert save(client, desk, "hotel", **more).status_code == 303
    assert [option.code for option in questions_of(edition)[0].options] == ["fri", "sat", "o1"]


def test_the_preview_is_drawn_without_a_script_and_saves_nothing(client, desk, db):
    page = save(client, desk, **DAYS, preview="1", help_en="The nearest")
    assert page.status_code == 200
    preview = page.text.partition("data-preview>")[2]
    assert "Friday" in preview
    assert "The nearest" in preview
    assert db.session.scalars(select(Question)).all() == []


def test_the_preview_alone_is_a_fragment(client, desk):
    drawn = client.post(f"{desk}/preview", data=WRITTEN | {"label_en": "<b>Hotel</b>"})
    assert drawn.status_code == 200
    assert "&lt;b&gt;Hotel&lt;/b&gt;" in drawn.text
    assert "<html" not in drawn.text
    assert client.post(f"{desk}/preview", data={}).status_code == 200


def test_more_rows_for_options_lose_nothing(client, desk):
    page = save(client, desk, **DAYS, rows="3", more="1").text
    assert 'name="option_7_en"' in page
    assert 'value="Saturday"' in page
    assert 'name="option_60_en"' not in save(client, desk, rows="999", more="1").text


def test_a_question_named_like_a_page_gets_another_name(client, desk, db):
    save(client, desk, label_en="New")
    assert the_only(db).ref == "new-2"


@pytest.mark.parametrize(("person", "status"), [(chen, 403), (lambda e: bruno(e, Duty.REGISTRAR), 403)])
def test_only_owners_and_organisers_ask(client, edition, person, status):
    sign_in(client, person(edition))
    assert client.get(f"/desk/{edition.slug}/questions").status_code == status


def test_somebody_from_elsewhere_is_told_nothing(client, edition):
    a_question(edition)
    sign_in(client, dana(an_edition()))
    assert client.get(f"/desk/{edition.slug}/questions/coming-by").status_code == 404
    assert client.post(f"/desk/{edition.slug}/questions/coming-by/retirement").status_code == 404


def test_the_list_costs_the_same_with_one_and_with_twenty(client, desk, edition, statements):
    a_question(edition)
    client.get(desk)
    statements.clear()
    client.get(desk)
    once = len(statements)
    for _number in range(19):
        a_question(edition)
    statements.clear()
    client.get(desk)
    assert len(statements) == once <= 6, "\n".join(statements)


def test_the_editor_stays_within_its_statements(client, desk, edition, statements):
    a_question(edition, Kind.CHOICE)
    client.get(f"{desk}/coming-by")
    statements.clear()
    client.get(f"{desk}/coming-by")
    assert len(statements) <= 8, "\n".join(statements)


def test_enter_in_a_field_saves(client, desk):
    """A browser presses the first button of the form."""
    form = client.get(f"{desk}/new").text.partition('id="question"')[2]
    assert "name=" not in re.search(r'<button[^>]*type="submit"[^>]*>', form)[0]
