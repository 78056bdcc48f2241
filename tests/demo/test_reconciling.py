"""The rows of the demonstration are what the services would have written."""

from collections import Counter, defaultdict
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum.audit.models import Entry
from forum.agenda.signups.models import SignUp, Standing
from forum.badges import codes
from forum.badges.models import Badge
from forum.badges.services import token_of
from forum.badges.states import VALID, BadgeState
from forum.checkin.models import Scan
from forum.checkin.rules import ADMISSIONS, Held, Outcome, decide
from forum.editions.capacity import Step
from forum.editions.models import Cursor, Limit
from forum.extensions import db
from forum.mail.models import Letter
from forum.registration import links
from forum.registration.models import Consent, Registration
from forum.registration.services import Application, refresh_keys
from forum.registration.states import HOLDS_A_PLACE, State, check_move


def all_of(model, *options):
    return db.session.scalars(select(model).options(*options).order_by(model.id)).all()


def test_every_limit_has_counted_those_who_hold_a_place(edition):
    holders = [one for one in all_of(Registration) if one.state in HOLDS_A_PLACE]
    counted = Counter({(Step.EDITION, 0): len(holders)})
    counted.update((Step.CATEGORY, one.category_id) for one in holders)
    counted.update((Step.DELEGATION_CATEGORY, one.quota_id) for one in holders)
    counted.update((Step.SESSION, one.session_id) for one in all_of(SignUp) if one.state == Standing.IN)
    for limit in all_of(Limit):
        assert limit.taken == counted[Step(limit.step), limit.of_id]


def test_who_waits_waits_because_all_places_are_taken(edition):
    waiting = {one.category_id for one in all_of(Registration) if one.state == State.WAITLISTED}
    limits = {limit.of_id: limit for limit in all_of(Limit) if limit.step == Step.CATEGORY}
    assert all(limits[category].taken == limits[category].capacity for category in waiting)


def test_every_badge_bears_the_code_it_was_minted(edition):
    for badge in all_of(Badge):
        assert badge.fingerprint == codes.fingerprint(token_of(edition, badge))


def test_whoever_is_confirmed_has_one_valid_badge_but_for_the_one_that_was_revoked(edition):
    valid = Counter(badge.registration_id for badge in all_of(Badge) if badge.state in VALID)
    confirmed = {one.id for one in all_of(Registration) if one.state == State.CONFIRMED}
    assert set(valid.values()) == {1}
    assert valid.keys() <= confirmed
    assert len(confirmed - valid.keys()) == 1


def test_the_audit_of_every_registration_tells_the_way_to_its_state(edition):
    states = defaultdict(list)
    for entry in all_of(Entry):
        if entry.thing == "registration" and entry.verb != "asked_for_change":
            states[entry.thing_id].append((entry.before, entry.after["state"]))
    for registration in all_of(Registration):
        way = states[registration.id]
        assert (way[0][0], way[-1][1]) == (None, registration.state)
        for (_, left), (before, came) in pairwise(way):
            assert before == {"state": left}
            check_move(State(left), State(came))


def test_the_audit_is_in_order_of_time(edition):
    moments = [entry.at for entry in all_of(Entry) if entry.thing in ("registration", "badge")]
    assert moments == sorted(moments)


def test_every_ended_badge_has_its_entry(edition):
    noted = {entry.thing_id for entry in all_of(Entry) if entry.verb in ("revoked", "reissued")}
    ended = [badge for badge in all_of(Badge) if badge.ended_at]
    successors = {(badge.registration_id, badge.serial - 1): badge.id for badge in all_of(Badge)}
    for badge in ended:
        assert badge.id in noted or successors[badge.registration_id, badge.serial] in noted


def test_links_keys_and_hashes_are_those_of_the_services(edition):
    for one in all_of(Registration):
        assert one.link_hash == links.hashed(links.token(edition, one.ref, one.link_generation))
        known = one.person_key, one.hay
        refresh_keys(one)
        assert (one.person_key, one.hay) == known
        assert len(one.content_hash) == len(Application({}, {}, "en", 0).content_hash)
    db.session.rollback()


def test_the_cursor_stands_at_the_last_change(edition):
    changes = [badge.cursor for badge in all_of(Badge)] + [scan.cursor for scan in all_of(Scan)]
    assert len(set(changes)) == len(changes)
    assert db.session.scalars(select(Cursor.value)).one() == max(changes)


def test_the_arbiter_would_have_answered_every_scan_alike(edition):
    inside = {}
    with_holder = joinedload(Badge.registration).joinedload(Registration.category)
    badges = {badge.id: badge for badge in all_of(Badge, with_holder)}
    for scan in sorted(all_of(Scan), key=lambda scan: scan.cursor):
        badge = badges.get(scan.badge_id)
        if scan.fingerprint is None:
            assert scan.outcome in (Outcome.NOT_A_BADGE, Outcome.OTHER_FORUM)
            continue
        assert scan.outcome == decide(held(badge, inside))
        assert scan.accepted == (scan.outcome in ADMISSIONS)
        assert scan.registration_id == (badge.registration_id if badge else None)
        assert scan.duplicate_of == (
            inside[scan.registration_id] if scan.outcome == Outcome.ALREADY_IN else None
        )
        if scan.accepted:
            inside[scan.registration_id] = scan.id


def held(badge, inside):
    if badge is None:
        return None
    holder = badge.registration
    is_vip = holder.category.letter == "V"
    return Held(BadgeState(badge.state), State(holder.state), is_vip=is_vip, is_inside=holder.id in inside)


def test_each_device_numbers_its_scans_without_a_gap(edition):
    numbers = defaultdict(list)
    for scan in sorted(all_of(Scan), key=lambda scan: scan.cursor):
        numbers[scan.device_id].append(scan.seq)
    for mine in numbers.values():
        assert mine == list(range(1, len(mine) + 1))


def test_everybody_was_written_to_about_everything(edition):
    kinds = defaultdict(Counter)
    for letter in all_of(Letter):
        kinds[letter.about_id][letter.kind.removeprefix("registration.")] += 1
    for entry in all_of(Entry):
        due = {"declined": "declined", "withdrew": "withdrawn", "confirmed": "confirmed"}.get(entry.verb)
        assert due is None or kinds[entry.thing_id][due] == 1


def test_a_consent_stands_for_every_purpose(edition):
    # Documents are for visas, abroad for those whom a delegation sends.
    of_all = [each for each in all_of(Consent) if each.purpose not in ("documents", "abroad")]
    purposes = Counter(consent.registration_id for consent in of_all)
    assert set(purposes.values()) == {4}
    assert len(purposes) == 640
