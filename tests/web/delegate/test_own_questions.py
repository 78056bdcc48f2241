"""The edition's own questions on the public form."""

import pytest
from sqlalchemy import select, text

from forum.columns import Words
from forum.registration.models import Registration
from forum.registration.questions import answering, services
from forum.registration.questions.answering import Given
from forum.registration.questions.kinds import Kind, Privacy
from forum.registration.questions.models import Answer
from forum.registration.questions.queries import answers_of, asked, questions_of
from forum.registration.questions.rules import Option
from tests.makers import SOMEBODY, a_category, a_registration, an_edition
from tests.questions import a_question
from tests.web.delegate.test_registering import typed

PASSPORT = "N76543210"


@pytest.fixture
def forum(db):
    edition = an_edition()
    return edition, a_category(edition, needs_decision=True)


def send(client, forum, **changes):
    edition, category = forum
    return client.post(f"/{edition.slug}/register", data=typed(category.id, **changes))


def answers(db):
    return {answer.question_id: answer.value for answer in db.session.scalars(select(Answer))}


def name(question):
    return f"own_{question.id}"


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.TEXT, "by train", "by train"),
        (Kind.LONG_TEXT, "one\r\ntwo", "one\ntwo"),
        (Kind.CHOICE, "sat", "sat"),
        (Kind.CHOICES, ["fri", "sat"], ["fri", "sat"]),
        (Kind.YES_NO, "no", False),
        (Kind.NUMBER, "3,5", 3.5),
        (Kind.DATE, "2025-09-12", "2025-09-12"),
        (Kind.COUNTRY, "KZ", "KZ"),
        (Kind.PHONE, "+7 701 234 56 78", "+77012345678"),
    ],
)
def test_an_answer_of_each_kind_is_written_down(client, forum, db, kind, typed, value):
    question = a_question(forum[0], kind)
    assert f'name="{name(question)}"' in client.get(f"/{forum[0].slug}/register").text
    assert send(client, forum, **{name(question): typed}).status_code == 303
    assert answers(db) == {question.id: value}


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        (Kind.NUMBER, "many", "Write a number"),
        (Kind.CHOICE, "sun", "Choose one of the answers offered here"),
        (Kind.DATE, "soon", "Choose a date"),
        (Kind.TEXT, "", "Answer this question."),
        (Kind.YES_NO, "", "Choose yes or no."),
    ],
)
def test_a_wrong_answer_is_explained_and_everything_typed_is_kept(client, forum, db, kind, typed, says):
    question = a_question(forum[0], kind, is_required=True)
    other = a_question(forum[0], Kind.LONG_TEXT, label="And then?")
    page = send(client, forum, **{name(question): typed, name(other): "On to Alatau"})
    assert page.status_code == 422
    assert f'href="#{name(question)}">Coming by: {says}' in page.text
    assert "On to Alatau" in page.text
    assert answers(db) == {}


def test_questions_are_asked_in_the_readers_language(client, forum):
    a_question(forum[0], Kind.CHOICE, label="Which day?")
    a_question(forum[0], label="Hotel", help=Words(en="Its name", ko="호텔 이름"))
    page = client.get(f"/{forum[0].slug}/register?lang=ko").text
    assert "금요일" in page
    assert "호텔 이름" in page
    assert "Which day?" in page  # not translated yet


def test_what_is_for_others_is_neither_asked_for_nor_kept(client, forum, db):
    press = a_category(forum[0], name={"en": "Press"})
    question = a_question(forum[0], is_required=True, categories=(press.id,))
    assert "Only for Press." in client.get(f"/{forum[0].slug}/register").text
    assert send(client, forum, **{name(question): "typed all the same"}).status_code == 303
    assert answers(db) == {}


def test_it_is_asked_of_those_it_is_for(client, forum, db):
    press = a_category(forum[0], name={"en": "Press"})
    question = a_question(forum[0], is_required=True, categories=(press.id,))
    page = send(client, (forum[0], press))
    assert page.status_code == 422
    assert send(client, (forum[0], press), **{name(question): "ours"}).status_code == 303
    assert answers(db) == {question.id: "ours"}


def test_a_follow_up_is_asked_after_the_answer_it_follows(client, forum, db):
    visa = a_question(forum[0], Kind.YES_NO, label="Do you need a visa?")
    city = a_question(forum[0], label="Consulate", is_required=True, after=visa.id, after_value="yes")
    shown = client.get(f"/{forum[0].slug}/register").text
    assert "Only with the answer “Yes” to “Do you need a visa?”." in shown
    assert "data-unasked" in shown
    assert send(client, forum, **{name(visa): "no", name(city): "Seoul"}).status_code == 303
    assert answers(db) == {visa.id: False}
    page = send(client, forum, **{name(visa): "yes", "email": "b@example.org"})
    assert page.status_code == 422
    assert "data-unasked" not in page.text


def test_an_answer_about_a_document_is_kept_sealed(client, forum, db):
    question = a_question(forum[0], label="Passport", privacy=Privacy.DOCUMENT)
    send(client, forum, **{name(question): PASSPORT})
    for table in ("answer", "registration", "audit_entry", "letter"):
        assert PASSPORT not in str(db.session.execute(text(f"SELECT * FROM {table}")).all())  # noqa: S608
    [made] = db.session.scalars(select(Registration))
    [answered] = answers_of(forum[0].id, [made.id], [Privacy.DOCUMENT])[made.id]
    assert answered.value == PASSPORT


def test_only_the_classes_asked_for_are_read(client, forum, db):
    for privacy in Privacy:
        a_question(forum[0], label=privacy, privacy=privacy)
    made = a_registration(*forum)
    answering.change(made, [Given(each, "x") for each in questions_of(forum[0])], by=SOMEBODY)
    for privacy in Privacy:
        [found] = answers_of(forum[0].id, [made.id], [privacy])[made.id]
        assert found.question.privacy is privacy


def test_a_retired_question_is_asked_no_more_and_keeps_its_answers(client, forum, db):
    question = a_question(forum[0])
    send(client, forum, **{name(question): "by train"})
    services.retire(forum[0], question, by=SOMEBODY)
    assert name(question) not in client.get(f"/{forum[0].slug}/register").text
    assert answers(db) == {question.id: "by train"}
    assert questions_of(forum[0]) == ()


def test_a_changed_answer_is_replaced_and_the_audit_says_no_more_than_that(forum, db):
    question = asked(a_question(forum[0], label="Health"))
    made = a_registration(*forum)
    for value in ("secret one", "secret two", None):
        answering.change(made, [Given(question, value)], by=SOMEBODY)
    assert answers(db) == {}
    entries = str(db.session.execute(text("SELECT verb, before, after FROM audit_entry")).all())
    assert entries.count("answered") == 3
    assert "secret" not in entries


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}%(x)s${1}",
    "' OR 1=1 --",
    "[[manage]]",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(client, forum, db, words):
    options = (Option("a", Words(en=words)), Option("b", Words(en="B")))
    first = a_question(forum[0], Kind.CHOICE, label=words, help=Words(en=words), options=options)
    second = a_question(forum[0], Kind.LONG_TEXT, after=first.id, after_value="a")
    page = send(client, forum, **{name(first): "a", name(second): words, "given_name": ""})
    assert page.status_code == 422
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert send(client, forum, **{name(first): "a", name(second): words}).status_code == 303
    assert answers(db)[second.id] == words


def test_the_form_asks_its_questions_without_a_statement_of_their_own(client, forum, statements):
    client.get(f"/{forum[0].slug}/register")
    statements.clear()
    client.get(f"/{forum[0].slug}/register")
    without = len(statements)
    a_question(forum[0], Kind.CHOICES)
    client.get(f"/{forum[0].slug}/register")
    statements.clear()
    client.get(f"/{forum[0].slug}/register")
    assert len(statements) == without <= 4, "\n".join(statements)


def test_sending_answers_takes_one_statement_more(client, forum, statements):
    questions = [a_question(forum[0]) for _number in range(5)]
    send(client, forum, key="first-one-warms-the-keys")
    statements.clear()
    send(client, forum, email="b@example.org", **{name(question): "x" for question in questions})
    assert len(statements) <= 15, "\n".join(statements)
