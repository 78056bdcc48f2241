"""Saving the form and going on with it, with and without a script."""

import re

import pytest
from sqlalchemy import select

from forum.mail.models import Letter
from forum.registration.drafts.models import FormDraft
from forum.registration.models import Registration
from forum.registration.questions.kinds import Privacy
from tests.makers import a_category, an_edition
from tests.questions import a_question
from tests.web.delegate.test_registering import typed

SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def forum(db):
    edition = an_edition()
    return edition, a_category(edition, needs_decision=True, capacity=5)


def save(client, forum, headers=None, **changes):
    edition, category = forum
    data = typed(category.id, **changes)
    return client.post(f"/{edition.slug}/register/draft", data=data, headers=headers)


def rows(db):
    return db.session.scalars(select(FormDraft)).all()


def test_saved_for_later_without_a_script_it_comes_back_whole(client, forum, db):
    answer = save(client, forum, position="Pilot", given_name="", gala="y")
    assert answer.status_code == 303
    page = client.get(answer.location)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page.headers["Cache-Control"]
    assert "It is not sent yet." in page.text
    assert 'value="Pilot"' in page.text
    assert re.search(r"<input[^>]*checked[^>]*name=\"gala\"", page.text)
    assert f'name="key" type="hidden" value="{"k" * 20}"' in page.text
    assert "field-error" not in page.text


def test_a_script_hears_where_it_is_kept_and_what_is_wrong_so_far(client, forum, db):
    said = save(client, forum, SCRIPT, email="kim@", given_name="").json
    assert set(said) == {"draft", "address", "complaints"}
    assert set(said["complaints"]) == {"email"}
    again = save(client, forum, SCRIPT, draft=said["draft"], position="Pilot").json
    assert again["address"] == said["address"]
    assert len(rows(db)) == 1
    assert "Pilot" in client.get(said["address"]).text


def test_sending_lets_go_of_the_draft(client, forum, db):
    draft = save(client, forum, SCRIPT).json
    edition, category = forum
    page = client.post(f"/{edition.slug}/register", data=typed(category.id, draft=draft["draft"], country=""))
    assert page.status_code == 422
    assert f'name="draft" value="{draft["draft"]}"' in page.text
    sent = client.post(f"/{edition.slug}/register", data=typed(category.id, draft=draft["draft"]))
    assert sent.status_code == 303
    assert rows(db) == []
    over = client.get(draft["address"])
    assert over.status_code == 404
    assert "This form was sent, or its time is over" in over.text
    assert f'data-clears-only="{draft["address"]}"' in over.text
    late = save(client, forum, SCRIPT, draft=draft["draft"])
    assert (late.status_code, rows(db)) == (409, [])


def test_looking_at_a_draft_changes_nothing(client, forum, db, statements):
    address = save(client, forum, SCRIPT).json["address"]
    client.get(address)
    statements.clear()
    client.get(address)
    assert [each for each in statements if not each.startswith("SELECT")] == []
    assert len(statements) <= 5, "\n".join(statements)


def test_saving_stays_within_its_statements(client, forum, statements):
    draft = save(client, forum, SCRIPT).json["draft"]
    statements.clear()
    save(client, forum, SCRIPT, draft=draft)
    assert len(statements) <= 5, "\n".join(statements)


def test_the_link_is_mailed_to_the_address_in_the_form(client, forum, db):
    draft = save(client, forum, SCRIPT).json
    said = client.post(f"{draft['address']}/letter", follow_redirects=True).text
    assert "A letter with the link is on its way to kim@example.org." in said
    [letter] = db.session.scalars(select(Letter))
    assert (letter.kind, letter.to_email) == ("draft.link", "kim@example.org")
    assert "[[draft]]" in letter.text
    for secret in (draft["draft"], "Haneul", "Kim"):
        assert secret not in letter.text + letter.html + str(letter.secrets)


def test_without_an_address_the_page_says_what_to_do(client, forum, db):
    draft = save(client, forum, SCRIPT, email="").json
    said = client.post(f"{draft['address']}/letter", follow_redirects=True).text
    assert "Write your e-mail address into the form" in said
    assert db.session.scalars(select(Letter)).all() == []


def test_the_letter_is_the_same_whoever_is_registered(client, forum, db):
    edition, category = forum
    for sends in (False, True):
        if sends:
            client.post(f"/{edition.slug}/register", data=typed(category.id))
        address = save(client, forum, SCRIPT).json["address"]
        assert client.post(f"{address}/letter").status_code == 303
    first, second = db.session.scalars(select(Letter).filter_by(kind="draft.link").order_by(Letter.id))
    assert (first.subject, first.text) == (second.subject, second.text)


def test_an_answer_about_a_document_is_never_in_a_draft(client, forum, db):
    passport = a_question(forum[0], label="Passport", privacy=Privacy.DOCUMENT)
    name = f"own_{passport.id}"
    address = save(client, forum, SCRIPT, **{name: "N76543210"}).json["address"]
    page = client.get(address).text
    assert f'name="{name}"' in page
    assert "N76543210" not in page


def test_only_what_the_form_asks_for_is_kept(client, forum):
    address = save(client, forum, SCRIPT, surprise="x" * 100, csrf_token="t").json["address"]
    assert "surprise" not in client.get(address).text


def test_a_draft_that_is_too_long_says_so(client, forum, db):
    answer = save(client, forum, SCRIPT, position="x" * 50_000)
    assert (answer.status_code, answer.json) == (
        409,
        {"said": "This is too much for a draft. Shorten the long answers."},
    )
    page = save(client, forum, position="x" * 50_000)
    assert page.status_code == 409
    assert rows(db) == []


def test_a_closed_registration_opens_no_draft(client, forum, at):
    address = save(client, forum, SCRIPT).json["address"]
    at(forum[0].registration_closes_at)
    assert client.get(address).status_code == 302
    assert "Registration is closed" in client.get(address, follow_redirects=True).text


def test_places_left_are_told_in_words(client, forum):
    edition, category = forum
    told = client.get(f"/{edition.slug}/register/places?lang=en").json
    assert told == {str(category.id): "5 places left."}
    client.post(f"/{edition.slug}/register", data=typed(category.id))
    assert client.get(f"/{edition.slug}/register/places").json == {str(category.id): "4 places left."}


def test_hostile_words_stay_words(client, forum, db):
    words = '"><script>alert(1)</script>'
    address = save(client, forum, SCRIPT, position=words, key=words).json["address"]
    assert "<script>alert" not in client.get(address).text
    assert db.session.scalars(select(Registration)).all() == []
