import json
import re

import pytest
from sqlalchemy import select

from forum.accreditation import inquiring, revising
from forum.audit.services import REGISTRANT
from forum.extensions import db
from forum.mail.queries import letters_about
from forum.privacy import holdings, own_data
from forum.privacy.own_data import copy_of
from forum.registration import changing, links
from forum.registration.consents import ON_THE_FORM, TEXTS, VERSION, By, Purpose, text_of
from forum.registration.consents_ledger import has_agreed, record, standing_of, who_agreed
from forum.registration.models import Registration
from forum.registration.states import State
from forum.transaction import transaction
from tests.accreditation.sheets_of_people import SEVEN, looked, people
from tests.delegations.making import a_delegation, an_invitation
from tests.makers import NOW, SOMEBODY, a_category, a_registration, all_papers, an_edition


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition()


def address(edition, registration, rest=""):
    return f"/{edition.slug}/my/{links.token(edition, registration.ref, registration.link_generation)}{rest}"


@pytest.fixture
def amina(edition):
    return a_registration(edition, state=State.CONFIRMED, meals="halal", accessibility="A ramp")


def test_each_purpose_stands_by_itself_with_its_words(client, edition, amina):
    html = client.get(address(edition, amina, "/privacy")).text
    for purpose in ON_THE_FORM:
        assert str(text_of(purpose).words) in html
    assert "You agreed on 1 September, 09:00." in html
    assert "Not asked yet." in html


def test_the_form_shows_the_very_words_that_the_ledger_names(client, edition, db):
    category = a_category(edition)
    html = client.get(f"/{edition.slug}/register").text
    for purpose in ON_THE_FORM:
        assert str(TEXTS[VERSION][purpose].words) in html
    assert "checked" not in html.split("Consent")[-1].split("</form>")[0]
    assert category.id


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ko"])
def test_the_ledger_says_in_which_language_it_was_read(client, edition, amina, language):
    client.post(address(edition, amina, f"/consents/photographs/agreement?lang={language}"))
    line = standing_of(amina)[Purpose.PHOTOGRAPHS]
    assert (line.given, line.text_version, line.language, line.by) == (True, VERSION, language, By.REGISTRANT)


def test_taking_back_forgets_what_was_kept_for_it(client, edition, amina):
    client.post(address(edition, amina, "/consents/optional/withdrawal"))
    assert (amina.meals, amina.accessibility) == ("", "")
    assert not has_agreed(amina, Purpose.OPTIONAL)
    assert amina.state == State.CONFIRMED


def test_without_the_first_one_the_registration_ends_after_a_question(client, edition, amina):
    asked = client.post(address(edition, amina, "/consents/required/withdrawal"))
    assert asked.location.endswith("/consents/required")
    assert client.get(asked.location).status_code == 200
    assert amina.state == State.CONFIRMED
    client.post(asked.location)
    assert amina.state == State.WITHDRAWN
    assert not has_agreed(amina, Purpose.REQUIRED)


def test_a_word_given_for_somebody_is_shown_as_such_and_can_be_made_ones_own(client, edition, amina):
    record(amina, Purpose.PUBLIC_LIST, given=True, language="en", by=SOMEBODY, word_of=By.COORDINATOR)
    html = client.get(address(edition, amina, "/privacy")).text
    assert "Your coordinator said on 1 September, 09:00 that you agree." in html
    assert "Confirm it yourself" in html
    client.post(address(edition, amina, "/consents/public_list/agreement"))
    assert "Confirm it yourself" not in client.get(address(edition, amina, "/privacy")).text


def test_an_unknown_purpose_is_not_there(client, edition, amina):
    assert client.post(address(edition, amina, "/consents/everything/agreement")).status_code == 404


def test_the_last_word_holds_for_many_at_once(edition, amina):
    other = a_registration(edition, given_name="Other")
    for given in (True, False):
        record(amina, Purpose.PHOTOGRAPHS, given=given, language="en")
    record(other, Purpose.PHOTOGRAPHS, given=True, language="en")
    assert who_agreed([amina.id, other.id], Purpose.PHOTOGRAPHS) == {other.id}


def test_the_copy_holds_what_was_typed_decided_and_sent(client, edition, amina):
    answer = client.get(address(edition, amina, "/data"))
    copy = json.loads(answer.text)
    [row] = copy["registration"]
    assert (row["given_name"], row["name_native"], row["meals"]) == ("Haneul", "김하늘", "halal")
    assert {"consent", "letter", "badge", "history"} <= copy.keys()
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "김하늘" in answer.text
    assert "link_hash" not in answer.text


def test_the_copy_is_a_page_too_and_reading_it_changes_nothing(client, edition, amina):
    before = {column.key: getattr(amina, column.key) for column in Registration.__table__.c}
    html = client.get(address(edition, amina, "/record")).text
    assert "Haneul" in html
    assert "A ramp" in html
    client.get(address(edition, amina, "/data"))
    db.session.refresh(amina)
    assert before == {column.key: getattr(amina, column.key) for column in Registration.__table__.c}


def test_the_copy_holds_nothing_of_what_is_about_others(edition, amina):
    delegation = a_delegation(edition)
    an_invitation(edition, delegation, email="dana@example.org", name="Dana Coordinator")
    a_category(edition, code="delegate")
    looked(edition, *people(12, bad={5: SEVEN[40]}))
    # Typed on her own page: nobody knows whose it is.
    changing.edit(amina, {"email": "dana@example.org"}, by=REGISTRANT)
    said = json.dumps(copy_of(edition, amina), default=str)
    assert "not an address" not in said
    assert "Dana Coordinator" not in said


def test_the_copy_names_nobody_who_works_for_the_forum(edition):
    amina = a_registration(edition, given_name="Other")
    inquiring.ask(edition, amina, reason="Which company?", by=SOMEBODY)
    with transaction():
        letter = letters_about(edition.id, "registration", amina.id)[0]
        letter.answer = "550 5.1.1 <mx7.example.net> greylisted"
    said = copy_of(edition, amina)
    assert said["inquiry"][0]["asked_by"] == "forum"
    assert SOMEBODY.name not in json.dumps(said, default=str)
    assert "mx7.example.net" not in json.dumps(said, default=str)


def test_the_copy_is_read_in_words(client, edition, amina):
    all_papers(edition, amina)
    changing.correct(amina, {"gala": True}, by=SOMEBODY)
    revising.edit(edition, amina, {"category_id": a_category(edition, code="speaker").id})
    said = client.get(address(edition, amina, "/record")).text
    for word in ("Registration confirmed", "Letter issued", "Waits for the organiser", "You", "Valid"):
        assert f"<dd>{word}</dd>" in said, word
    codes = re.findall(r"<dd>([a-z]+(?:_[a-z]+)*)</dd>", said)
    assert codes == []


def test_the_page_says_of_each_column_who_it_was_by_role(app):
    told = {
        (holding.table, column.name)
        for holding in holdings.present()
        if holding.is_of_one
        for column in holdings.table(holding).c
        if own_data._is_told(column) and re.search(r"(^|_)(by|actor)$", column.name)
    }
    assert told - {("consent", "by"), ("scan", "closed_by")} == own_data.SAID_BY_ROLE


def test_erasing_asks_first_and_then_the_link_opens_nothing(client, edition, amina):
    erasing = address(edition, amina, "/erasure")
    assert client.get(erasing).status_code == 200
    assert amina.erased_at is None
    said = client.get(client.post(erasing).location).text
    assert "Your data is erased." in said
    assert client.get(erasing).status_code == 404
    assert db.session.scalars(select(Registration.email)).all() == [""]


def test_ones_own_pages_take_few_statements(client, edition, amina, statements):
    for page, most in (("/privacy", 6), ("/record", 32)):
        client.get(address(edition, amina, page))
        statements.clear()
        assert client.get(address(edition, amina, page)).status_code == 200
        assert len(statements) <= most, page
