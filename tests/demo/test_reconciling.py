"""The rows of the demonstration are what the services would have written."""

from collections import Counter, defaultdict
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum.agenda.signups.models import SignUp, Standing
from forum.audit.models import Entry
from forum.badges import codes
from forum.badges.models import Badge
from forum.badges.services import token_of
from forum.badges.states import VALID, BadgeState
from forum.checkin.folding import Happening, Ruling, fold
from forum.checkin.lists import rules_of
from forum.checkin.models import Scan
from forum.checkin.rules import Access, Held, Outcome, decide
from forum.editions.capacity import Step
from forum.editions.models import Cursor, Limit
from forum.editions.zone import at
from forum.extensions import db
from forum.insights.conflicts import Kind, open_conflicts
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
    # A scan that is told of late changes the word on others, which devices hear of under the same number.
    told_at_once = [scan.cursor for scan in all_of(Scan) if not scan.duplicate_of and not scan.closed_by]
    changes = [badge.cursor for badge in all_of(Badge)] + told_at_once
    assert len(set(changes)) == len(changes)
    last = max(changes + [scan.cursor for scan in all_of(Scan)])
    assert 0 <= db.session.scalars(select(Cursor.value)).one() - last <= 1  # a record was set aside since


def test_the_arbiter_would_have_answered_every_scan_alike(edition):
    histories = defaultdict(list)
    for scan in all_of(Scan):
        if scan.registration_id is None:
            assert scan.outcome in (Outcome.NOT_A_BADGE, Outcome.OTHER_FORUM, Outcome.NOT_IN_LIST)
        else:
            histories[scan.zone_id, scan.registration_id].append(scan)
    for scans in histories.values():
        rulings = fold(map(happening, scans))
        for scan in scans:
            assert rulings[scan.id] == Ruling(
                Outcome(scan.outcome), scan.entry, scan.duplicate_of, scan.closed_by
            )


def happening(scan):
    moment, action = scan.effective_at, scan.action
    return Happening(scan.id, scan.device_id, scan.seq, moment, action, Outcome(scan.claim), scan.undoes)


def test_badge_and_zone_said_what_the_rules_say(edition):
    with_holder = joinedload(Badge.registration).joinedload(Registration.category)
    badges = {badge.id: badge for badge in all_of(Badge, with_holder)}
    access = {
        zone.id: Access(zone.is_open, zone.days, tuple(zone.hours)) for zone in rules_of(edition.id).zones
    }
    for scan in all_of(Scan):
        if scan.action == "in" and scan.badge_id:
            moment = scan.effective_at
            day = at(moment, edition).date()
            assert scan.claim == decide(held(badges[scan.badge_id]), access[scan.zone_id], moment, day)


def held(badge):
    holder = badge.registration
    is_vip = holder.category.letter == "V"
    return Held(BadgeState(badge.state), State(holder.state), holder.category_id, is_vip)


def test_the_hall_has_conflicts_for_a_supervisor(edition):
    assert open_conflicts(edition.id) == {
        Kind.NOT_VALID: 1,
        Kind.TWICE: 2,
        Kind.REFUSED: 1,
        Kind.SET_ASIDE: 1,
    }


def test_each_device_numbers_its_scans_without_a_gap(edition):
    numbers = defaultdict(list)
    for scan in sorted(all_of(Scan), key=lambda scan: scan.cursor):
        numbers[scan.device_id].append(scan.seq)
    for mine in numbers.values():
        assert sorted(mine) == list(range(1, len(mine) + 1))  # what was told late came late


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
