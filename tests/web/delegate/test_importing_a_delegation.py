"""A coordinator brings a delegation in by spreadsheet."""

from datetime import timedelta
from io import BytesIO

import pytest
from flask_babel import force_locale
from sqlalchemy import select

from forum import clock
from forum.accreditation import delegating
from forum.accreditation import services as accreditation
from forum.accreditation.importing.columns import matched
from forum.accreditation.importing.comparing import Comparing
from forum.accreditation.importing.models import PeopleSheet
from forum.accreditation.importing.places import places_of
from forum.accreditation.importing.rows import Reader
from forum.accreditation.importing.states import Fate
from forum.accreditation.importing.welcoming import change_of
from forum.mail.models import Letter
from forum.privacy.consenting import take_back
from forum.registration.consents import Purpose
from forum.registration.models import Consent, Registration
from forum.sheets.reading import Row
from tests.accreditation.sheets_of_people import HEADER, a_sheet, people, sent
from tests.delegations.making import a_delegation, a_nominee, a_quota
from tests.makers import SOMEBODY, a_registration, an_application
from tests.sheets.corpus import csv

TWELVE = people(12, bad={})


def send(portal, rows, header=HEADER):
    return portal.post("import", file=(BytesIO(csv(*rows, header=header)), "people.csv"))


def decide(portal, **data):
    portal.db.session.expire_all()
    kept = portal.db.session.scalars(select(PeopleSheet).order_by(PeopleSheet.id.desc())).first()
    return portal.post(f"import/{kept.id}/decision", agreed="y", **data)


def delegates(portal) -> list[Registration]:
    return list(portal.db.session.scalars(select(Registration).order_by(Registration.id)))


@pytest.fixture(autouse=True)
def delegate(category):
    category.code = "delegate"


def test_twelve_people_come_in_by_one_file_with_the_delegations_letter(portal, delegation):
    send(portal, TWELVE)
    assert "Imported" in portal.said(decide(portal, mode="all"))
    assert {each.delegation_id for each in delegates(portal)} == {delegation.id}
    assert len(delegates(portal)) == 12
    kinds = portal.db.session.scalars(select(Letter.kind)).all()
    assert kinds.count("delegation.nominated") == 12
    assert {each.by for each in portal.db.session.scalars(select(Consent))} == {"coordinator"}


def test_the_same_file_again_changes_nothing(portal):
    send(portal, TWELVE)
    decide(portal, mode="all")
    html = portal.said(send(portal, TWELVE))
    assert "There is nothing to import" in html


def test_a_hard_quota_holds_for_a_file_too(portal, edition, delegation, category):
    a_quota(edition, delegation, category, 5)
    html = portal.said(send(portal, TWELVE))
    assert html.count("All places are taken.") == 7
    decide(portal, mode="good")
    assert len(delegates(portal)) == 5


def test_people_of_others_are_neither_changed_nor_shown(portal, edition, category):
    known = a_registration(
        edition, category, given_name="Haneul", family_name="Kima", email="kim0@example.org"
    )
    rows = [[*TWELVE[0][:4], "Another Organisation", *TWELVE[0][5:]]]
    html = portal.said(send(portal, rows))
    assert "not in your delegation" in html
    assert known.organisation not in html


def test_a_row_cannot_name_another_delegation(portal, edition):
    a_delegation(edition, "JAPAN", country="JP")
    html = portal.said(send(portal, [[*TWELVE[0], "JAPAN"]], header=[*HEADER, "Delegation"]))
    assert "There is no delegation with this code." in html


def test_meals_are_not_for_coordinators_to_say(portal):
    html = portal.said(send(portal, [[*TWELVE[0], "Halal"]], header=[*HEADER, "Meals"]))
    assert "filled in by those who arrange it, and were not read: Meals." in html


def test_what_is_missing_is_said_to_whoever_enters_others(portal):
    html = portal.said(send(portal, [["", "", "", "", "", "", "", ""], ["Haneul", *[""] * 7]]))
    assert "Write their e-mail address." in html and "Write the organisation they come from." in html
    assert "your e-mail" not in html and "organisation you come from" not in html


def test_after_the_last_day_no_file_is_taken(portal, delegation):
    delegation.nominate_by = clock.now() - timedelta(days=1)
    portal.db.session.flush()
    assert "The time to name people has passed" in portal.said(send(portal, TWELVE))


@pytest.mark.parametrize("path", ["", "/progress", "/problems.csv"])
def test_a_sheet_of_another_delegation_is_not_there(portal, edition, path):
    other = a_delegation(edition, "JAPAN", country="JP")
    theirs = a_sheet(edition, delegation=other, is_by_coordinator=True)
    desks = a_sheet(edition)
    for kept in (theirs, desks):
        assert portal.get(f"import/{kept.id}{path}").status_code == 404
        assert portal.post(f"import/{kept.id}/decision", agreed="y").status_code == 404


def test_nobodys_letters_are_led_elsewhere(portal, edition, delegation, category):
    """Whoever gets somebody's letters has the link to their own page, with their visa and their wishes."""
    theirs = a_nominee(edition, delegation, category, email="theirs@example.org")
    header = ["Reference", *HEADER]
    row = [theirs.ref, "Haneul", "Kim", "KR", "", "Example Air Mobility", "minho@example.org", "", ""]
    html = portal.said(send(portal, [row], header=header))
    assert "Only they and the organiser change where their letters go." in html
    decide(portal, mode="good")
    assert [each.email for each in delegates(portal)] == ["theirs@example.org"]


@pytest.fixture
def refuser(edition, category, delegation):
    """Somebody who came by themselves and lets their coordinators read nothing."""
    named = a_registration(edition, category, given_name="Haneul", family_name="Kima", **AT_HOME)
    delegating.assign(edition, named, delegation, by=SOMEBODY)
    return named


AT_HOME = {"email": "kim0@example.org", "organisation": "Example Air 0", "phone": "+77012345678"}


@pytest.mark.parametrize("organisation", ["Example Air 0", "Another Organisation"])
def test_whoever_may_not_be_read_is_not_changed_and_no_guess_is_confirmed(portal, refuser, organisation):
    row = ["Haneul", "Kima", "KR", "", organisation, "kim0@example.org", "", ""]
    html = portal.said(send(portal, [row]))
    assert "Their coordinators may read no more than their name" in html
    decide(portal, mode="good")
    assert [each.organisation for each in delegates(portal)] == ["Example Air 0"]


def test_nor_by_their_reference(portal, refuser):
    row = [refuser.ref, "Haneul", "Kima", "KR", "", "Another Organisation", "minho@example.org", "", ""]
    html = portal.said(send(portal, [row], header=["Reference", *HEADER]))
    assert "Their coordinators may read no more than their name" in html
    assert "kim0@example.org" not in html


def test_whoever_takes_their_word_back_meanwhile_is_not_changed(portal, edition, delegation, category):
    theirs = a_nominee(edition, delegation, category, **AT_HOME)
    row = ["Haneul", "Kim", "KR", "", "Another Organisation", "kim0@example.org", "", ""]
    with force_locale("en"):
        into, kept = sent(edition, row, delegation=delegation, is_by_coordinator=True)
        read = Reader(into, matched(HEADER)).read(Row(2, row))
        [found] = Comparing(into, places_of(edition.id)).compare([read])
        assert found.fate is Fate.CHANGED
        take_back(edition, theirs, Purpose.ABROAD, language="en")
        assert change_of(into, kept, found, SOMEBODY).code == "not_read"
    assert theirs.organisation == "Example Air 0"


def test_a_key_that_somebody_sent_with_a_form_is_in_nobodys_way(portal, edition, category):
    for number in range(1, 4):
        key = f"sheet-{number}-2".ljust(16, "-")
        accreditation.receive(edition, category, an_application(), key=key)
    send(portal, TWELVE)
    assert "Imported" in portal.said(decide(portal, mode="good"))
    assert len(delegates(portal)) == 3 + 12
