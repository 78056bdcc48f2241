from datetime import timedelta

from forum import clock
from forum.badges import codes


def test_a_snapshot_lists_every_badge_by_its_mark_and_names_nobody(door):
    tokens = [door.badge(given_name="Haneul") for _ in range(3)]
    snapshot = door.get("snapshot")
    columns = snapshot.json["columns"]
    assert columns["h"] == sorted(columns["h"])
    assert len(columns["h"]) == len(columns["state"]) == len(columns["zones"]) == len(tokens)
    assert snapshot.json["states"][columns["state"][0]] == "issued"
    assert "Haneul" not in snapshot.text


def test_a_snapshot_says_who_is_inside(door):
    token = door.badge()
    door.send(record := door.record(token))
    assert door.get("snapshot").json["present"]["h"] == [record["h"]]


def test_changes_hold_only_what_is_new(door):
    door.badge()
    cursor = door.get("snapshot").json["cursor"]
    assert door.get(f"changes?since={cursor}").json["columns"]["h"] == []
    door.send(record := door.record(door.badge()))
    fresh = door.get(f"changes?since={cursor}").json
    assert fresh["columns"]["h"] == fresh["present"]["h"] == [record["h"]]
    assert fresh["cursor"] > cursor


def test_a_new_badge_is_listed_as_inside_when_its_delegate_is(door):
    door.send(door.record(old := door.badge()))
    cursor = door.get("snapshot").json["cursor"]
    new = codes.fingerprint(door.another_badge(old)).hex()
    for path in ("snapshot", f"changes?since={cursor}"):
        assert new in door.get(path).json["present"]["h"]
    everybody = door.get("snapshot").json["present"]["h"]
    assert len(set(everybody)) == len(everybody) == 2


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
