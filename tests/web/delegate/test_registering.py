import re

import pytest
from sqlalchemy import select

from forum.mail.models import Letter
from forum.registration.models import Registration
from forum.registration.states import State
from tests.makers import a_category, an_edition


@pytest.fixture
def forum(db):
    edition = an_edition()
    return edition, a_category(edition, needs_decision=True)


def typed(category_id, **changes):
    answers = {
        "given_name": "Haneul",
        "family_name": "Kim",
        "family_first": "1",
        "name_native": "김하늘",
        "country": "KR",
        "email": "Kim@Example.org",
        "phone": "+82 10-1234-5678",
        "language": "ko",
        "organisation": "Example Air Mobility",
        "category": str(category_id),
        "required": "y",
        "key": "k" * 20,
    }
    return {**answers, **changes}


def send(client, forum, chosen, /, **changes):
    return client.post(f"/{forum.slug}/register", data=typed(chosen.id, **changes))


def registrations(db):
    return db.session.scalars(select(Registration)).all()


def letters(db):
    return db.session.scalars(select(Letter).order_by(Letter.id)).all()


def test_the_form_opens_in_the_readers_language(client, forum):
    page = client.get(f"/{forum[0].slug}/register?lang=ko")
    assert page.status_code == 200
    assert '<html lang="ko">' in page.text


def test_a_registration_is_written_down_and_answered_by_letter(client, forum, db):
    answer = send(client, *forum)
    assert answer.status_code == 303
    [made] = registrations(db)
    assert (made.state, made.email, made.phone) == (State.SUBMITTED, "kim@example.org", "+821012345678")
    assert [(letter.kind, letter.language) for letter in letters(db)] == [("registration.received", "ko")]


def test_names_stay_as_typed(client, forum, db):
    send(client, *forum, given_name="de la  cruz", family_name="O'BRIEN")
    assert registrations(db)[0].full_name == "O'BRIEN de la cruz"


def test_one_name_is_enough(client, forum, db):
    send(client, *forum, given_name="Ulan", family_name="", one_name="y")
    assert registrations(db)[0].full_name == "Ulan"


@pytest.mark.parametrize(
    ("family_name", "one_name", "says"),
    [("", "", "tick that you have one name only"), ("Kim", "y", "Leave this empty, or untick")],
)
def test_an_empty_family_name_is_a_choice_and_no_oversight(client, forum, db, family_name, one_name, says):
    page = send(client, *forum, family_name=family_name, one_name=one_name)
    assert page.status_code == 422
    assert 'href="#family_name">Family name: ' in page.text
    assert says in page.text


def test_interests_are_kept_as_chosen(client, forum, db):
    assert send(client, *forum, interests=["health", "green"]).status_code == 303
    assert registrations(db)[0].interests == ["health", "green"]
    page = send(client, *forum, interests=["alchemy"], position="Pilot", key="another-key-of-20-char")
    assert page.status_code == 422


@pytest.mark.parametrize(
    ("native", "reading", "warned"), [("김하늘", "", False), ("박지원", "", True), ("金天", "", False)]
)
def test_a_name_that_reads_otherwise_is_a_warning_and_never_a_change(
    client, forum, db, native, reading, warned
):
    answer = send(client, *forum, name_native=native, reading=reading)
    assert answer.status_code == 303
    assert ("passport may spell your name differently" in client.get(answer.location).text) is warned
    assert registrations(db)[0].name_native == native
    again = send(client, *forum, name_native=native, email="")
    assert ("Your passport may spell this differently" in again.text) is warned


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("given_name", "Әlia", "“Ә” is from another alphabet"),
        ("given_name", "", "Write the given name"),
        ("reading", "Sora", "“S” is not kana"),
        ("name_native", "김\u202e하늘", "characters that cannot be seen"),
        ("email", "kim@", "it should look like name@example.org"),
        ("email", "kim", "has an @"),
        ("phone", "0701", "Begin with + and the country code"),
        ("country", "XX", "Choose one of the answers"),
        ("country", "", "Choose the country"),
        ("category", "999999", "Choose one of the answers"),
        ("required", "", "Without this we cannot register you"),
        ("organisation", "x" * 161, "160 characters are possible"),
    ],
)
def test_a_wrong_field_is_explained_and_everything_typed_is_kept(client, forum, db, field, value, says):
    page = send(client, *forum, **{field: value, "position": "Pilot of air taxis"})
    assert page.status_code == 422
    assert says in page.text
    assert "Pilot of air taxis" in page.text
    assert "<title>Error:" in page.text
    assert registrations(db) == []


def test_a_double_click_registers_once(client, forum, db):
    assert [send(client, *forum).status_code for _click in range(3)] == [303, 303, 303]
    assert len(registrations(db)) == len(letters(db)) == 1


def test_a_used_key_with_other_answers_is_refused_and_given_a_new_key(client, forum, db):
    send(client, *forum)
    page = send(client, *forum, email="other@example.org")
    assert page.status_code == 409
    assert "sent before with other answers" in page.text
    assert re.search(r'name="key"[^>]*value="([^"]+)"', page.text)[1] != "k" * 20
    assert len(registrations(db)) == 1


def test_a_used_key_with_another_category_is_refused(client, forum, db):
    edition, category = forum
    send(client, edition, category)
    assert send(client, edition, a_category(edition)).status_code == 409
    assert len(registrations(db)) == 1


def test_registering_twice_answers_alike_and_mails_the_link(client, forum, db):
    first = send(client, *forum)
    again = send(client, *forum, key="another-key-of-20-char")
    assert (first.status_code, first.location) == (again.status_code, again.location)
    assert len(registrations(db)) == 1
    assert letters(db)[-1].kind == "registration.already_registered"


def test_a_full_category_says_so_and_writes_nothing(client, db):
    edition = an_edition()
    category = a_category(edition, capacity=0)
    page = send(client, edition, category)
    assert page.status_code == 409
    assert "All places are taken." in page.text
    assert registrations(db) == letters(db) == []


def test_a_closed_registration_shows_when_it_closed(client, forum, at):
    edition, category = forum
    at(edition.registration_closes_at)
    assert "Registration is closed" in client.get(f"/{edition.slug}/register").text
    assert send(client, edition, category).status_code == 409


def test_a_form_without_its_token_is_refused(app, db, forum):
    page = send(app.test_client(), *forum)
    assert page.status_code == 400
    assert registrations(db) == []


def test_submitting_stays_within_its_statements(client, forum, statements):
    send(client, *forum, key="first-one-warms-the-keys")
    statements.clear()
    send(client, *forum, email="second@example.org")
    assert len(statements) <= 14, "\n".join(statements)


def test_confirming_at_once_stays_within_its_statements(client, db, statements):
    edition = an_edition()
    category = a_category(edition, needs_decision=False)
    send(client, edition, category, key="first-one-warms-the-keys")
    statements.clear()
    send(client, edition, category, email="second@example.org")
    assert len(statements) <= 14, "\n".join(statements)
