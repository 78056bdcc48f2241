from base64 import b64decode
from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import update

from forum import clock
from forum.badges import codes, sealed_names
from forum.badges.models import Badge
from forum.checkin.models import Device, Gate, Zone, ZoneAccess, ZoneHours
from forum.checkin.rules import Profile
from tests.door.conftest import HEADERS
from tests.makers import a_category, a_gate


def sealed_of(columns: dict) -> list[bytes]:
    whole, at, seals = b64decode(columns["sealed"]), 0, []
    for length in columns["lengths"]:
        seals.append(whole[at : at + length])
        at += length
    return seals


def test_a_snapshot_lists_every_badge_by_its_mark_and_names_nobody(door):
    tokens = [door.badge(given_name="Haneul") for _ in range(3)]
    snapshot = door.get("snapshot")
    columns, marks = snapshot.json["columns"], door.marks(snapshot.json["columns"])
    assert marks == sorted(codes.fingerprint(token).hex() for token in tokens)
    assert [len(columns[name]) for name in ("state", "category", "lengths")] == [3, 3, 3]
    assert snapshot.json["states"][columns["state"][0]] == "issued"
    assert "Haneul" not in snapshot.text


def test_a_name_opens_to_whoever_holds_the_badge(door):
    token = door.badge(name_native="김하늘", organisation="Example Air Mobility")
    other = door.badge()
    columns = door.get("snapshot").json["columns"]
    seal = dict(zip(door.marks(columns), sealed_of(columns), strict=True))[codes.fingerprint(token).hex()]
    assert sealed_names.opened(token, seal) == ["Kim Haneul", "김하늘", "ko", "Example Air Mobility"]
    with pytest.raises(InvalidTag):
        sealed_names.opened(other, seal)


def test_a_badge_of_before_names_were_sealed_is_sealed_once(door, db, statements):
    token = door.badge()
    db.session.execute(update(Badge).values(sealed_name=None))
    [seal] = sealed_of(door.get("snapshot").json["columns"])
    assert sealed_names.opened(token, seal)[0] == "Kim Haneul"
    statements.clear()
    assert sealed_of(door.get("snapshot").json["columns"]) == [seal]
    assert not any(statement.startswith("UPDATE") for statement in statements)


def test_a_desk_that_searches_offline_is_given_names(door, db):
    door.badge(organisation="Example Air Mobility")
    db.session.execute(update(Device).values(profile=Profile.NAMED))
    answer = door.get("snapshot").json
    assert answer["profile"] == "named" and "sealed" not in answer["columns"]
    assert answer["columns"]["name"] == [["Kim Haneul", "김하늘", "ko", "Example Air Mobility"]]


def test_a_snapshot_says_who_is_inside_since_when_and_by_which_gate(door):
    door.send(record := door.record(door.badge()))
    answer = door.get("snapshot").json
    assert door.marks(answer["present"]) == [record["h"]]
    assert answer["present"]["since"][0] == pytest.approx(record["device_time"], abs=60_000)
    assert answer["rules"]["gates"][str(answer["present"]["gate"][0])] == "Welcome tent"


def test_who_goes_out_is_told_as_gone(door):
    door.send(door.record(token := door.badge()))
    cursor = door.get("snapshot").json["cursor"]
    door.send(out := door.record(token, action="out"))
    gone = door.get(f"changes?since={cursor}").json["present"]
    assert (door.marks(gone), gone["since"]) == ([out["h"]], [0])


def test_a_snapshot_holds_the_rules_of_every_zone(door, db):
    press = Zone(edition_id=door.edition.id, code="press", name={"en": "Press"}, is_open=False, version=1)
    db.session.add(press)
    db.session.flush()
    category, now = a_category(door.edition, letter="M"), clock.now().replace(microsecond=0)
    whose = {"edition_id": door.edition.id, "zone_id": press.id}
    db.session.add_all(
        [
            ZoneAccess(**whose, category_id=category.id, on=door.edition.ends_on),
            ZoneHours(**whose, opens_at=now, closes_at=now + timedelta(hours=1)),
            Gate(**whose, name="Press desk", direction="in"),
        ]
    )
    db.session.flush()
    rules = door.get("snapshot").json["rules"]
    zone = next(zone for zone in rules["zones"] if zone["code"] == "press")
    assert zone["days"] == {str(category.id): [str(door.edition.ends_on)]}
    assert (zone["open"], zone["gates"], rules["categories"][str(category.id)]) == (
        False,
        ["Press desk"],
        "M",
    )
    assert zone["hours"] == [[int(now.timestamp() * 1000), int(now.timestamp() * 1000) + 3_600_000]]


def test_a_delegate_with_a_right_of_their_own_has_it_in_their_row(door, db):
    mark = codes.fingerprint(door.badge())
    badge = db.session.query(Badge).filter_by(fingerprint=mark).one()
    whose = {"edition_id": door.edition.id, "zone_id": door.zone.id}
    db.session.add(ZoneAccess(**whose, registration_id=badge.registration_id))
    db.session.flush()
    assert door.get("snapshot").json["columns"]["granted"] == {"0": [0]}


def test_rules_are_sent_again_when_they_have_changed(door):
    mark = door.get("snapshot").json["rules"]["mark"]
    assert "rules" not in door.get(f"changes?since=0&rules={mark}").json
    a_gate(door.edition, door.zone, "Side door")
    assert "rules" in door.get(f"changes?since=0&rules={mark}").json


def test_a_long_list_travels_packed(door):
    for _ in range(12):
        door.badge()
    packed = door.client.get("/api/scan/v1/snapshot", headers=HEADERS | {"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(door.get("snapshot").data)


def test_changes_hold_only_what_is_new(door):
    door.badge()
    cursor = door.get("snapshot").json["cursor"]
    assert door.get(f"changes?since={cursor}").json["columns"]["h"] == ""
    door.send(record := door.record(door.badge()))
    fresh = door.get(f"changes?since={cursor}").json
    assert door.marks(fresh["columns"]) == door.marks(fresh["present"]) == [record["h"]]
    assert fresh["cursor"] > cursor


def test_a_new_badge_is_listed_as_inside_when_its_delegate_is(door):
    door.send(door.record(old := door.badge()))
    cursor = door.get("snapshot").json["cursor"]
    new = codes.fingerprint(door.another_badge(old)).hex()
    for path in ("snapshot", f"changes?since={cursor}"):
        assert new in door.marks(door.get(path).json["present"])
    everybody = door.marks(door.get("snapshot").json["present"])
    assert len(set(everybody)) == len(everybody) == 2


def test_a_snapshot_takes_as_many_statements_for_many_badges_as_for_one(door, statements):
    def counted() -> int:
        statements.clear()
        door.get("snapshot")
        return len(statements)

    door.badge()
    door.get("snapshot")
    once = counted()
    door.badge(), door.badge()
    assert counted() == once <= 13, statements


def test_changes_carry_the_counts_of_the_screen(door):
    door.send(door.record(door.badge()))
    door.badge()
    assert door.get("changes?since=0").json["counts"] == {"inside": 1, "expected": 2}


def test_an_unknown_cursor_means_a_new_snapshot(door):
    answer = door.get("changes?since=99999")
    assert (answer.status_code, answer.mimetype) == (410, "application/problem+json")
    assert answer.json["cursor"] == door.get("snapshot").json["cursor"]


def test_a_cursor_has_to_be_a_number(door):
    assert {door.get(f"changes{query}").status_code for query in ("", "?since=x", "?since=-1")} == {400}


def test_the_desk_sees_that_a_device_lives_and_it_costs_one_write_a_minute(door, at, statements):
    at(clock.now())
    door.get("changes?since=0")
    assert door.device.seen_at == clock.now()
    statements.clear()
    door.get("changes?since=0")
    assert not any(statement.startswith("UPDATE") for statement in statements)
    at(clock.now() + timedelta(minutes=1))
    door.get("changes?since=0")
    assert door.device.seen_at == clock.now()
