import pytest
from sqlalchemy import select

from forum.accreditation import services as accreditation
from forum.audit.queries import history_of
from forum.badges.queries import badges_of, valid_badge_of
from forum.editions.capacity import Full, Step
from forum.editions.queries import places_left
from forum.mail.models import Letter
from forum.registration.states import HOLDS_A_PLACE, LIVE, MOVES, MoveRefused, State, places_change
from tests.makers import SOMEBODY, a_category, a_registration, an_application, an_edition


@pytest.fixture
def edition(db):
    return an_edition()


def left(edition, category):
    return places_left(edition.id, Step.CATEGORY)[category.id]


def kinds(db, registration):
    found = select(Letter.kind).filter_by(about="registration", about_id=registration.id).order_by(Letter.id)
    return [kind.removeprefix("registration.") for kind in db.session.scalars(found)]


def test_confirming_issues_one_badge_and_one_letter(edition, db):
    registration = a_registration(edition)
    accreditation.confirm(edition, registration, by=SOMEBODY)
    assert registration.state == State.CONFIRMED
    assert len(badges_of(registration)) == 1
    assert kinds(db, registration) == ["received", "confirmed"]
    assert [(e.verb, e.actor) for e in history_of(registration)] == [
        ("submitted", "registrant"),
        ("confirmed", "Bruno Organiser"),
    ]


def test_a_category_without_decision_confirms_at_once(edition, db):
    registration = a_registration(edition, a_category(edition), state=State.CONFIRMED)
    assert kinds(db, registration) == ["confirmed"]


def test_confirming_twice_is_refused_and_changes_nothing(edition, db):
    registration = a_registration(edition, state=State.CONFIRMED)
    with pytest.raises(MoveRefused):
        accreditation.confirm(edition, registration, by=SOMEBODY)
    assert len(badges_of(registration)) == 1


@pytest.mark.parametrize("way", [accreditation.decline, accreditation.cancel])
def test_an_end_frees_the_place_and_says_why(edition, db, way):
    category = a_category(edition, capacity=1, needs_decision=True)
    registration = a_registration(edition, category)
    assert left(edition, category) == 0
    way(edition, registration, by=SOMEBODY, reason="No accreditation number")
    assert left(edition, category) == 1
    assert history_of(registration)[-1].reason == "No accreditation number"
    letter = db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert "No accreditation number" in letter.text


def test_withdrawing_revokes_the_badge(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    accreditation.withdraw(edition, registration)
    assert valid_badge_of(registration) is None
    assert badges_of(registration)[0].state == "revoked"


def test_a_full_category_keeps_a_waiting_list_in_order(edition, db):
    category = a_category(edition, capacity=1, keeps_waiting_list=True)
    first = a_registration(edition, category, state=State.CONFIRMED)
    second, third = (a_registration(edition, category, state=State.WAITLISTED) for _n in range(2))
    accreditation.withdraw(edition, first)
    assert [second.state, third.state] == [State.CONFIRMED, State.WAITLISTED]
    assert kinds(db, second) == ["waitlisted", "promoted"]
    assert left(edition, category) == 0


def test_nobody_is_promoted_unseen_where_the_organiser_decides(edition, db):
    category = a_category(edition, capacity=1, keeps_waiting_list=True, needs_decision=True)
    first = a_registration(edition, category)
    second = a_registration(edition, category, state=State.WAITLISTED)
    accreditation.decline(edition, first, by=SOMEBODY)
    assert second.state == State.SUBMITTED
    assert kinds(db, second) == ["waitlisted", "received"]


def test_a_full_edition_promotes_nobody(db):
    edition = an_edition(capacity=1)
    guests, press = a_category(edition, keeps_waiting_list=True), a_category(edition, keeps_waiting_list=True)
    a_registration(edition, guests, state=State.CONFIRMED)
    waiting = a_registration(edition, press, state=State.WAITLISTED)
    with pytest.raises(Full):
        accreditation.confirm(edition, waiting, by=SOMEBODY)
    assert waiting.state == State.WAITLISTED


def test_the_longest_waiting_who_fits_is_promoted_from_any_category(db):
    edition = an_edition(capacity=2)
    guests, press = (a_category(edition, keeps_waiting_list=True) for _n in range(2))
    _stays, leaves = (
        a_registration(edition, category, state=State.CONFIRMED) for category in (guests, press)
    )
    waiting = a_registration(edition, guests, state=State.WAITLISTED)
    accreditation.withdraw(edition, leaves)
    assert waiting.state == State.CONFIRMED


def test_who_does_not_fit_does_not_hold_up_the_line(db):
    edition = an_edition(capacity=2)
    full, open_ = (
        a_category(edition, capacity=1, keeps_waiting_list=True),
        a_category(edition, keeps_waiting_list=True),
    )
    a_registration(edition, full, state=State.CONFIRMED)
    leaves = a_registration(edition, open_, state=State.CONFIRMED)
    first = a_registration(edition, full, state=State.WAITLISTED)
    second = a_registration(edition, open_, state=State.WAITLISTED)
    accreditation.withdraw(edition, leaves)
    assert [first.state, second.state] == [State.WAITLISTED, State.CONFIRMED]


@pytest.mark.parametrize("state", [State.SUBMITTED, State.WAITLISTED, State.WITHDRAWN])
def test_only_a_delegate_gets_another_badge(edition, state):
    registration = a_registration(edition, state=state)
    with pytest.raises(MoveRefused):
        accreditation.reissue_badge(edition, registration, by=SOMEBODY, reason="lost")
    assert badges_of(registration) == []


def test_somebody_confirmed_again_gets_a_badge_with_the_next_serial(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    accreditation.waitlist(edition, registration, by=SOMEBODY)
    accreditation.confirm(edition, registration, by=SOMEBODY)
    assert [(b.serial, b.state) for b in badges_of(registration)] == [(2, "issued"), (1, "revoked")]


def test_a_reissued_badge_has_its_letter(edition, db):
    registration = a_registration(edition, state=State.CONFIRMED)
    accreditation.reissue_badge(edition, registration, by=SOMEBODY, reason="lost")
    assert kinds(db, registration)[-1] == "reissued"
    assert valid_badge_of(registration).serial == 2


def test_nothing_is_left_of_a_submission_that_found_no_place(edition, db):
    category = a_category(edition, capacity=0)
    with pytest.raises(Full):
        accreditation.receive(edition, category, an_application(), key="k" * 20)
    assert places_left(edition.id, Step.EDITION)[0] is None
    assert db.session.scalars(select(Letter)).all() == []


@pytest.mark.parametrize("state", State)
def test_the_table_of_moves_is_about_known_states(state):
    assert MOVES[state] <= set(State)
    assert not MOVES[state] or state in LIVE


@pytest.mark.parametrize("old", [None, *State])
@pytest.mark.parametrize("new", State)
def test_places_follow_the_states(old, new):
    assert places_change(old, new) == int(new in HOLDS_A_PLACE) - int(old in HOLDS_A_PLACE)
