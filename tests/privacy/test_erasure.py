from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.accreditation import services as accreditation
from forum.audit import services as audit
from forum.audit.models import Entry
from forum.audit.queries import history_of
from forum.badges.queries import badges_of
from forum.editions.capacity import Step
from forum.editions.queries import places_left
from forum.extensions import db
from forum.mail.models import Letter
from forum.mail.states import LetterState
from forum.privacy.models import Tombstone
from forum.privacy.services import erase
from forum.registration import changing, links
from forum.registration.models import Registration
from forum.registration.queries import of_link
from forum.registration.states import State
from tests.delegations.making import a_delegation, an_invitation
from tests.makers import NOW, SOMEBODY, a_category, a_registration, an_edition


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition()


def test_what_says_who_it_was_is_gone_and_what_is_counted_stays(edition):
    registration = a_registration(edition, state=State.CONFIRMED, position="Director", meals="halal")
    erase(edition, registration, by=audit.REGISTRANT)
    r = registration
    assert (r.given_name, r.name_native, r.email, r.organisation, r.position, r.meals, r.hay) == ("",) * 7
    assert (r.country, r.state, r.full_name) == ("KR", State.WITHDRAWN, r.ref)
    assert r.erased_at is not None


def test_the_place_becomes_free_and_the_next_person_gets_it(edition):
    category = a_category(edition, capacity=1, keeps_waiting_list=True)
    first = a_registration(edition, category, state=State.CONFIRMED)
    waiting = a_registration(edition, category, state=State.WAITLISTED, given_name="Other")
    erase(edition, first, by=audit.REGISTRANT)
    assert db.session.get(Registration, waiting.id).state == State.CONFIRMED
    assert places_left(edition.id, Step.CATEGORY)[category.id] == 0


def test_the_link_and_the_badge_open_nothing(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    token = links.token(edition, registration.ref, 1)
    erase(edition, registration, by=audit.REGISTRANT)
    assert of_link(edition, token) is None
    assert [badge.state for badge in badges_of(registration)] == ["revoked"]


def test_letters_keep_their_kind_and_none_leaves(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    erase(edition, registration, by=audit.REGISTRANT)
    letters = db.session.scalars(select(Letter)).all()
    assert {letter.state for letter in letters} == {LetterState.SUPPRESSED}
    assert {letter.to_email + letter.text + letter.html + letter.subject for letter in letters} == {""}
    assert "registration.confirmed" in {letter.kind for letter in letters}


def test_the_audit_keeps_what_happened_without_whom(edition):
    registration = a_registration(edition)
    changing.correct(registration, {"given_name": "Haneulla", "gala": True}, by=SOMEBODY)
    accreditation.cancel(edition, registration, by=SOMEBODY, reason="Haneul cannot come")
    erase(edition, registration, by=SOMEBODY, reason="asked for it")
    edited, cancelled, erased = history_of(registration)[1:]
    assert edited.after == {"given_name": None, "gala": True}
    assert (cancelled.reason, cancelled.after) == (None, {"state": "cancelled"})
    assert edited.erased_at and cancelled.erased_at
    assert (erased.verb, erased.actor, erased.reason) == ("erased", "Bruno Organiser", "asked for it")


def test_where_something_else_names_the_person_the_name_goes(edition):
    delegation = a_delegation(edition)
    registration = a_registration(edition)
    registration.delegation_id = delegation.id
    audit.note(SOMEBODY, "noted", delegation, after={"who": ["Kim Haneul", "김하늘"], "n": 2})
    erase(edition, registration, by=audit.REGISTRANT)
    noted = db.session.scalars(select(Entry).filter_by(verb="noted")).one()
    assert noted.after == {"who": ["…", "…"], "n": 2}


def said_before_and_after(edition, name, *, reason, **person):
    """What staff wrote before somebody came, and after; then the person is erased."""
    audit.note(SOMEBODY, "noted", edition_thing(edition), reason=reason)
    registration = a_registration(edition, **person)
    audit.note(SOMEBODY, "noted", edition_thing(edition), reason=reason, after={"name": name})
    erase(edition, registration, by=audit.REGISTRANT)
    rows = db.session.scalars(select(Entry).filter_by(verb="noted").order_by(Entry.id)).all()
    return [row.reason for row in rows], rows[1].after["name"]


@pytest.mark.parametrize("name", ["Confirmed", "Almaty", "확인됨요"])
def test_one_word_names_erase_no_word_anywhere(edition, name):
    person = {"given_name": "Confirmed" if name == "확인됨요" else name, "family_name": ""}
    said = f"{name} by telephone"
    reasons, value = said_before_and_after(
        edition, name, reason=said, name_native=name, badge_name=name, **person
    )
    assert (reasons, value) == ([said, said], name)


def test_names_of_several_words_are_struck_out_since_the_person_came(edition, at):
    at(NOW - timedelta(days=1))
    audit.note(SOMEBODY, "noted", edition_thing(edition), reason="Kim Haneul asked for the forms")
    at(NOW)
    registration = a_registration(edition)
    audit.note(SOMEBODY, "noted", edition_thing(edition), reason="Kim Haneul, not Kim Haneulla")
    erase(edition, registration, by=audit.REGISTRANT)
    before, after = db.session.scalars(select(Entry.reason).filter_by(verb="noted").order_by(Entry.id))
    assert before == "Kim Haneul asked for the forms"
    assert after == "…, not Kim Haneulla"


def test_whoever_takes_the_name_of_a_coordinator_does_not_erase_it(edition):
    an_invitation(edition, a_delegation(edition), email="dana@example.org", name="Dana Coordinator")
    audit.note(SOMEBODY, "noted", edition_thing(edition), reason="Dana Coordinator and desk@example.org")
    person = {"given_name": "Dana", "family_name": "Coordinator", "email": "desk@example.org"}
    erase(edition, a_registration(edition, **person), by=audit.REGISTRANT)
    noted = db.session.scalars(select(Entry).filter_by(verb="noted")).one()
    assert noted.reason == "Dana Coordinator and desk@example.org"


def test_whoever_types_somebody_elses_address_does_not_erase_their_letters(edition):
    an_invitation(edition, a_delegation(edition), email="dana@example.org", name="Dana Coordinator")
    registration = a_registration(edition, email="dana@example.org")
    erase(edition, registration, by=audit.REGISTRANT)
    invited = db.session.scalars(select(Letter).filter_by(about="coordinator")).one()
    assert (invited.to_email, invited.to_name) == ("dana@example.org", "Dana Coordinator")


def test_whoever_is_called_as_a_word_we_use_does_not_erase_it_elsewhere(edition):
    other = a_registration(edition, state=State.CONFIRMED)
    a_name = {"given_name": "Almaty", "family_name": "", "badge_name": "confirmed"}
    erase(edition, a_registration(edition, **a_name), by=audit.REGISTRANT)
    assert history_of(other)[-1].after == {"state": "confirmed"}
    letters = db.session.scalars(select(Letter).filter_by(about="registration", about_id=other.id)).all()
    assert all("Almaty" in letter.text for letter in letters)


def test_erasing_twice_leaves_one_tombstone(edition):
    registration = a_registration(edition)
    for _ in range(2):
        erase(edition, registration, by=audit.REGISTRANT)
    [stone] = db.session.scalars(select(Tombstone)).all()
    assert (stone.registration_id, stone.by) == (registration.id, "registrant")


def test_what_was_merged_goes_with_it(edition, db):
    first, second, other = (a_registration(edition, given_name=name) for name in ("Aa", "Bb", "Cc"))
    accreditation.cancel(edition, second, by=SOMEBODY)
    second.merged_into_id = first.id
    db.session.flush()
    erase(edition, second, by=SOMEBODY)
    assert [each.given_name for each in (first, second, other)] == ["", "", "Cc"]


def test_after_the_forum_who_was_there_is_still_counted(edition, at):
    registration = a_registration(edition, state=State.CONFIRMED)
    at(NOW + timedelta(days=13))
    erase(edition, registration, by=audit.REGISTRANT)
    assert registration.state == State.CONFIRMED
    assert registration.given_name == ""


def edition_thing(edition):
    return type("Thing", (), {"edition_id": edition.id, "id": 1, "__tablename__": "delegation"})
