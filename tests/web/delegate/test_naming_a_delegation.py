import pytest
from sqlalchemy import select

from forum.columns import Words
from forum.mail.models import Letter
from forum.registration.models import Registration
from forum.registration.queries import consents_of
from forum.registration.states import State
from tests.delegations.making import a_delegation, a_quota
from tests.makers import a_category, an_edition
from tests.web.delegate.test_registering import typed


def send(client, edition, category, **changes):
    return client.post(f"/{edition.slug}/register", data=typed(category.id, **changes))


def made(db):
    return db.session.scalars(select(Registration)).one()


def test_without_delegations_nothing_is_asked(client, edition, category):
    assert 'name="delegation"' not in client.get(f"/{edition.slug}/register").text


@pytest.mark.parametrize("text", ["KOREA", " korea ", "Republic of Korea", "대한민국"])
def test_a_delegation_is_named_by_code_or_by_name(client, db, edition, category, text):
    named = a_delegation(edition, "KOREA", name=Words({"en": "Republic of Korea", "ko": "대한민국"}))
    assert send(client, edition, category, delegation=text, abroad="y").status_code == 303
    assert made(db).delegation_id == named.id
    assert {line.purpose: line.given for line in consents_of(made(db))}["abroad"]


def test_one_that_is_not_listed_is_found_by_its_code_only(client, db, edition, category):
    a_delegation(edition, "QUIET", name=Words({"en": "A quiet one"}), is_listed=False)
    assert "A quiet one" not in client.get(f"/{edition.slug}/register").text
    assert send(client, edition, category, delegation="A quiet one").status_code == 422
    assert send(client, edition, category, delegation="quiet").status_code == 303


def test_an_unknown_code_is_said_beside_the_field(client, edition, category, delegation):
    answer = send(client, edition, category, delegation="KOERA")
    assert answer.status_code == 422
    assert "There is no delegation with the name or code “KOERA”." in answer.text


def test_a_link_names_it_beforehand(client, edition, category, delegation):
    assert 'value="KOREA"' in client.get(f"/{edition.slug}/register?delegation=KOREA").text


def test_who_names_none_is_not_asked_what_it_may_read(client, db, edition, category, delegation):
    send(client, edition, category, abroad="y")
    assert "abroad" not in {line.purpose for line in consents_of(made(db))}


def test_a_full_delegation_is_said_beside_it(client, edition, category, delegation):
    a_quota(edition, delegation, category, 0)
    answer = send(client, edition, category, delegation="KOREA")
    assert answer.status_code == 409
    assert "All places of this delegation in this category are taken." in answer.text


def test_a_full_delegation_puts_on_the_waiting_list_where_there_is_one(client, db, edition, delegation):
    category = a_category(edition, keeps_waiting_list=True)
    a_quota(edition, delegation, category, 0)
    assert send(client, edition, category, delegation="KOREA").status_code == 303
    assert made(db).state == State.WAITLISTED
    assert db.session.scalars(select(Letter.kind)).all() == ["registration.waitlisted"]


def test_a_delegation_of_another_edition_cannot_be_named(client, edition, category, delegation):
    a_delegation(an_edition(), "JAPAN")
    assert send(client, edition, category, delegation="JAPAN").status_code == 422
