import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum import clock
from forum.accreditation import services as accreditation
from forum.badges import codes
from forum.badges.queries import badges_of, valid_badge_of
from forum.badges.services import token_of
from forum.checkin.models import Gate, Scan
from forum.checkin.queries import admitted_count, inside_count
from forum.checkin.records import parse
from forum.checkin.rules import Outcome
from forum.checkin.services import take
from forum.registration.states import State
from tests.checkin.scanning import a_record, delegate, scan
from tests.makers import SOMEBODY, a_category, a_reader, a_registration, an_edition


@pytest.fixture
def door(db):
    edition = an_edition()
    return edition, a_reader(edition)


def test_a_delegate_is_admitted_once(door):
    edition, device = door
    registration, h = delegate(edition)
    first, second = scan(device, h, **in_hand(edition, registration)), scan(device, h)
    assert (first.outcome, second.outcome) == (Outcome.ADMITTED, Outcome.ALREADY_IN)
    assert (first.holder.name, first.holder.name_native) == ("Kim Haneul", "김하늘")
    assert (second.first_gate, second.holder) == ("North gate", None)


def in_hand(edition, registration):
    """What a reader adds to a record whose badge it has before it."""
    [badge] = badges_of(registration)
    return {"proof": codes.proof(token_of(edition, badge)).hex()}


@pytest.mark.parametrize(("action", "outcome"), [("out", Outcome.LEFT), ("undo", Outcome.NOTED)])
def test_only_coming_in_is_an_entry(door, db, action, outcome):
    edition, device = door
    _registration, h = delegate(edition)
    assert scan(device, h, action=action).outcome == outcome
    assert admitted_count(edition.id) == 0
    assert scan(device, h).outcome == Outcome.ADMITTED


def test_who_goes_out_may_come_in_again(door, db):
    edition, device = door
    _registration, h = delegate(edition)
    said = [scan(device, h, action=action).outcome for action in ("in", "out", "in", "in")]
    assert said == [Outcome.ADMITTED, Outcome.LEFT, Outcome.ADMITTED, Outcome.ALREADY_IN]
    assert (admitted_count(edition.id), inside_count(edition.id, device.gate.zone_id)) == (1, 1)


def test_what_is_taken_back_let_nobody_in(door):
    edition, device = door
    _registration, h = delegate(edition)
    first = scan(device, h)
    scan(device, h, action="undo", undoes=first.id)
    assert inside_count(edition.id, device.gate.zone_id) == 0
    assert scan(device, h).outcome == Outcome.ADMITTED


def test_a_supervisor_lets_in_whom_the_badge_does_not(door):
    edition, device = door
    registration, h = delegate(edition)
    accreditation.revoke_badge(registration, by=SOMEBODY)
    assert scan(device, h, action="override").outcome == Outcome.OVERRIDDEN
    assert inside_count(edition.id, device.gate.zone_id) == 1


def test_a_badge_was_good_until_it_was_revoked(door):
    """An offline gate let somebody in; only then was the badge revoked; only then did the gate tell."""
    edition, device = door
    registration, h = delegate(edition)
    before = int((clock.now() - timedelta(minutes=5)).timestamp() * 1000)
    accreditation.revoke_badge(registration, by=SOMEBODY)
    assert scan(device, h, device_time=before).outcome == Outcome.ADMITTED


def test_an_entry_that_was_the_first_after_all_is_not_told_as_a_second(door, db):
    """Offline somebody was let in at nine, online at ten; at eleven the first gate tells."""
    edition, device = door
    _registration, h = delegate(edition)
    other, now = a_reader(edition, db.session.get(Gate, device.gate_id)), clock.now()
    online = scan(other, h)
    late = parse(a_record(h, device_time=int((now - timedelta(hours=1)).timestamp() * 1000)))
    told = [take(device, [late])[0] for _again in range(2)]
    assert [result.outcome for result in (online, *told)] == [Outcome.ADMITTED, *[Outcome.ALREADY_IN] * 2]
    rows = {row.id: row for row in db.session.scalars(select(Scan))}
    assert (rows[late.id].outcome, rows[online.id].outcome) == (Outcome.ADMITTED, Outcome.ALREADY_IN)
    assert rows[online.id].answered == Outcome.ADMITTED


def test_going_out_takes_four_statements(door, statements):
    edition, device = door
    _registration, h = delegate(edition)
    scan(device, h)
    statements.clear()
    scan(device, h, action="out")
    assert len(statements) <= 4, "\n".join(statements)


def test_a_new_badge_is_no_second_entry(door):
    edition, device = door
    registration, old = delegate(edition)
    scan(device, old)
    accreditation.reissue_badge(edition, registration, by=SOMEBODY, reason="lost")
    again = scan(device, valid_badge_of(registration).fingerprint)
    assert (again.outcome, again.first_gate) == (Outcome.ALREADY_IN, "North gate")
    assert admitted_count(edition.id) == 1


def test_the_database_itself_admits_nobody_twice(door, db):
    edition, device = door
    scan(device, delegate(edition)[1])
    [entry] = db.session.scalars(select(Scan))
    copied = {column.key: getattr(entry, column.key) for column in Scan.__table__.columns}
    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.add(Scan(**copied | {"id": str(uuid.uuid4()), "badge_id": None}))
        db.session.flush()


def test_a_vip_is_greeted(door):
    edition, device = door
    registration = a_registration(edition, a_category(edition, letter="V"), state=State.CONFIRMED)
    assert scan(device, valid_badge_of(registration).fingerprint).outcome == Outcome.ADMITTED_VIP


def test_a_revoked_badge_does_not_open_the_gate(door):
    edition, device = door
    registration, h = delegate(edition)
    accreditation.revoke_badge(registration, by=SOMEBODY)
    assert scan(device, h).outcome == Outcome.REVOKED


def test_a_replaced_badge_is_told_apart_and_the_new_one_admits(door):
    edition, device = door
    registration, old = delegate(edition)
    accreditation.reissue_badge(edition, registration, by=SOMEBODY, reason="lost")
    assert scan(device, old).outcome == Outcome.REPLACED
    assert scan(device, valid_badge_of(registration).fingerprint).outcome == Outcome.ADMITTED


def test_a_badge_of_another_edition_is_not_in_the_list(door):
    _edition, device = door
    _registration, foreign = delegate(an_edition())
    assert scan(device, foreign).outcome == Outcome.NOT_IN_LIST


def test_what_is_no_code_is_no_badge(door):
    assert scan(door[1], None).outcome == Outcome.NOT_A_BADGE
    assert scan(door[1], None, shown="other_forum").outcome == Outcome.OTHER_FORUM
