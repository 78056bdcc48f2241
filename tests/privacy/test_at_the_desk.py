import pytest
from sqlalchemy import select

from forum.accounts.duties import Duty
from forum.audit.models import Entry
from forum.extensions import db
from forum.mail.models import Letter
from forum.mail.states import LetterState
from forum.registration.models import Registration
from forum.registration.states import State
from tests.makers import NOW, a_registration, an_edition
from tests.people import bruno, olga, sign_in


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition("here")


@pytest.fixture
def desk(client, edition):
    """`desk(account)`: signed in, the way to the desk's pages."""

    def opened(account):
        sign_in(client, account)
        return client

    return opened


def test_the_desk_says_what_is_erased_when(desk, edition):
    a_registration(edition, meals="halal")
    html = desk(bruno(edition)).get("/desk/here/privacy").text
    assert "Monday 13 October 2025" in html
    assert "Sunday 13 September 2026" in html
    assert "The owner of the forum can change the days" in html


def test_the_owner_changes_the_days(desk, edition, db):
    client = desk(olga(edition))
    days = {"documents_kept_days": "7", "sensitive_kept_days": "0", "links_kept_days": "60"}
    days |= {"shows_participants": "y"}
    assert client.post("/desk/here/privacy", data=days).status_code == 303
    assert (edition.documents_kept_days, edition.sensitive_kept_days, edition.shows_participants) == (
        7,
        0,
        True,
    )
    entry = db.session.scalars(select(Entry).filter_by(verb="changed_privacy")).one()
    assert entry.before == {
        "documents_kept_days": 30,
        "sensitive_kept_days": 30,
        "links_kept_days": 36_500,
        "shows_participants": False,
    }
    audit = client.get("/desk/here/audit?verb=changed_privacy").text
    assert "Days until passports are erased: 30 → 7" in audit


@pytest.mark.parametrize("days", ["", "-1", "366", "soon"])
def test_days_have_to_be_days(desk, edition, days):
    answer = desk(olga(edition)).post(
        "/desk/here/privacy", data={"documents_kept_days": days, "sensitive_kept_days": "30"}
    )
    assert answer.status_code == 422
    assert "Write a number of days from 0 to 365." in answer.text


def test_somebody_is_erased_at_the_desk_with_a_reason(desk, edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    client, path = desk(bruno(edition)), f"/desk/here/registrations/{registration.ref}/erasure"
    assert client.get(path).status_code == 200
    assert client.post(path, data={}).status_code == 422
    said = client.get(client.post(path, data={"reason": "asked by letter"}).location).text
    assert "Erased. What is left is a number without a person." in said
    assert "asked by letter" in said
    assert "Haneul" not in said
    assert client.get(path).status_code == 404


def test_a_registrar_looks_but_does_not_erase(desk, edition):
    registration = a_registration(edition)
    client = desk(bruno(edition, Duty.REGISTRAR))
    assert client.get("/desk/here/privacy").status_code == 200
    assert client.post("/desk/here/privacy").status_code == 403
    assert client.post(f"/desk/here/registrations/{registration.ref}/erasure").status_code == 403
    assert "Erase this person" not in client.get(f"/desk/here/registrations/{registration.ref}").text


def test_the_desk_shows_an_erased_person_as_a_number(desk, edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    client = desk(bruno(edition))
    client.post(f"/desk/here/registrations/{registration.ref}/erasure", data={"reason": "asked"})
    db.session.expire_all()
    [ref] = db.session.scalars(select(Registration.ref)).all()
    for path in ("registrations", f"registrations/{ref}", "audit", "messages", "", "privacy"):
        page = client.get(f"/desk/here/{path}")
        assert page.status_code == 200, path
        assert "Haneul" not in page.text
    assert f">{ref}</a>" in client.get("/desk/here/registrations").text


def test_an_erased_letter_is_shown_as_one_and_cannot_be_sent_again(desk, edition, db):
    registration = a_registration(edition)
    client = desk(bruno(edition))
    client.post(f"/desk/here/registrations/{registration.ref}/erasure", data={"reason": "asked"})
    letter = f"/desk/here/messages/{db.session.scalar(select(Letter.id))}"
    html = client.get(letter).text
    assert "Erased: the person asked for it." in html
    assert "Send again" not in html
    client.post(f"{letter}/sending")
    assert {letter.state for letter in db.session.scalars(select(Letter))} == {LetterState.SUPPRESSED}


def test_the_audit_can_be_asked_for_one_person(desk, edition):
    a_registration(edition, state=State.CONFIRMED)
    html = desk(bruno(edition)).get("/desk/here/audit?actor=registrant").text
    assert '<th scope="row">Registration received</th>' in html
    assert '<th scope="row">Registration confirmed</th>' not in html
    assert '<option value="registrant" selected>' in html
