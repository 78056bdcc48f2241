"""The door's rules stand twice: for the arbiter, and in the phone when it is alone. They must not drift."""

import itertools
import json
import os
import random
import subprocess
from datetime import UTC, date, datetime, timedelta

from forum.badges import codes
from forum.badges.codes import Kind
from forum.badges.states import VALID, BadgeState
from forum.checkin.folding import Action, Happening, fold
from forum.checkin.rules import Access, Held, Outcome, decide
from forum.registration.states import State
from forum.web.api.columns import UNCONFIRMED, milliseconds
from tests.assets.test_scanner_modules import HERE, UID, _node

DAY, NOON, HOUR = date(2025, 9, 13), datetime(2025, 9, 13, 7, tzinfo=UTC), timedelta(hours=1)
DAYS = (None, frozenset(), frozenset({DAY}), frozenset({DAY - timedelta(1)}))
HOURS = ((), ((NOON - HOUR, NOON),), ((NOON, NOON + HOUR),), ((NOON - HOUR, NOON), (NOON, NOON + HOUR)))
CLAIMS = (Outcome.ADMITTED, Outcome.ADMITTED_VIP, Outcome.WRONG_ZONE, Outcome.REVOKED)


def test_the_phone_and_the_server_say_the_same(tmp_path):
    told = tmp_path / "rules.json"
    said = {"cases": [*_cases()], "histories": [_history(random.Random(seed)) for seed in range(500)]}
    told.write_text(json.dumps(said))
    assert len(said["cases"]) > 1000
    command = [_node(), "--test", str(HERE / "rules.test.mjs")]
    run = subprocess.run(
        command,
        env=os.environ | {"RULES": str(told)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:]


def _cases():
    for badge, state, letter, granted, is_open, days, hours in itertools.product(
        BadgeState, (State.CONFIRMED, State.WITHDRAWN), "DV", (False, True), (False, True), DAYS, HOURS
    ):
        access = Access(is_open, {} if days is None else {1: days}, hours)
        held = Held(badge, state, 1, letter == "V", granted)
        yield _case(_as_listed(badge, state, letter, granted), access, decide(held, access, NOON, DAY))
    yield _case(None, Access(), decide(None, Access(), NOON, DAY))


def _as_listed(badge: BadgeState, state: State, letter: str, granted: bool) -> dict:
    unconfirmed = badge in VALID and state is not State.CONFIRMED
    said = UNCONFIRMED if unconfirmed else badge
    return {"state": said, "category": 1, "letter": letter, "granted": granted}


def _case(held: dict | None, access: Access, outcome: Outcome) -> dict:
    zone = {
        "open": access.is_open,
        "days": {str(key): sorted(map(str, days)) for key, days in (access.by_category or {}).items()},
        "hours": [[milliseconds(opens), milliseconds(closes)] for opens, closes in access.hours],
    }
    return {"held": held, "zone": zone, "at": milliseconds(NOON), "on": str(DAY), "outcome": outcome}


def _history(rng: random.Random) -> dict:
    """A day of one badge at one device: after each scan, what the arbiter says of that one."""
    scans: list[Happening] = []
    told = []
    for number in range(1, 9):
        action, claim = rng.choice([*["in", "in", "out", "override", "undo"]]), rng.choice(CLAIMS)
        if action == Action.UNDO and (not scans or scans[-1].action == Action.UNDO):
            action = Action.IN
        undoes = scans[-1].id if action == Action.UNDO else None
        at = NOON + timedelta(seconds=number)
        scans.append(Happening(str(number), 1, number, at, action, claim, undoes))
        rulings = fold(scans)
        outcome = rulings[undoes].outcome if undoes else rulings[str(number)].outcome
        told.append({"action": action, "claim": claim, "outcome": outcome})
    return {"happenings": told}


def test_of_10_000_wrong_codes_the_phone_admits_none(tmp_path):
    told, rng = tmp_path / "hostile.json", random.Random(7)
    good = [_token(number) for number in range(500)]
    ended = {
        "revoked": [_token(n) for n in range(500, 1000)],
        "replaced": [_token(n) for n in range(1000, 1500)],
    }
    states = {codes.fingerprint(token).hex(): "issued" for token in good}
    states |= {codes.fingerprint(token).hex(): state for state, many in ended.items() for token in many}
    wrong = [codes.text(token) for many in ended.values() for token in many]
    wrong += [codes.text(_token(n, key=b"f" * 32)) for n in range(2000)]  # by another key
    wrong += [codes.text(_token(n, uid=b"another forum's!")) for n in range(1000)]
    wrong += [codes.text(_token(n, kind=kind)) for n in range(500) for kind in (Kind.PICK_UP, Kind.ENROLMENT)]
    wrong += [_mutated(codes.text(rng.choice(good)), rng) for _ in range(10_000 - len(wrong))]
    said = {"forum": UID.hex(), "list": states, "good": [*map(codes.text, good)], "wrong": wrong}
    told.write_text(json.dumps(said))
    command = [_node(), "--test", str(HERE / "hostile.test.mjs")]
    environment = os.environ | {"HOSTILE": str(told)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, len(wrong)) == (0, 10_000), run.stdout[-3000:]


def _token(number: int, *, key: bytes = b"k" * 32, uid: bytes = UID, kind: Kind = Kind.BADGE) -> bytes:
    whose = number.to_bytes(16)
    return codes.mint(key=key, edition_uid=uid, kind=kind, badge_uid=whose, serial=1, issued_at=NOON)


def _mutated(code: str, rng: random.Random) -> str:
    """Another character somewhere; one in 65,536 fits its check bytes all the same, and is in no list."""
    at = rng.randrange(32)
    other = rng.choice([letter for letter in codes.ALPHABET if letter != code[at]])
    return code[:at] + other + code[at + 1 :]
