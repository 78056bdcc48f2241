"""Codes that were made up, changed or ended: the server lets none in. `FORUM_LONG=1`: 10,000 of them."""

import os
import random

from sqlalchemy import func, select

from forum.badges import codes, services
from forum.badges.models import Badge
from forum.checkin.models import Scan
from forum.registration.models import Registration
from tests.makers import SOMEBODY

COUNT = 10_000 if os.environ.get("FORUM_LONG") else 1000
BATCH = 200


def test_no_wrong_code_is_let_in(door, db):
    rng, good = random.Random(7), [door.badge() for _ in range(3)]
    replaced = door.badge()
    door.another_badge(replaced)
    wrong = [replaced, revoked(door, db), *(mutated(rng.choice(good), rng) for _ in range(COUNT - 2))]
    said = set()
    for at in range(0, len(wrong), BATCH):
        said |= set(door.outcomes(*[door.record(token) for token in wrong[at : at + BATCH]]))
    assert said == {"not_in_list", "replaced", "revoked"}
    assert db.session.scalar(select(func.count(Scan.id)).where(Scan.accepted)) == 0
    assert door.outcomes(door.record(good[0])) == ["admitted"]


def revoked(door, db) -> bytes:
    token = door.badge()
    badge = db.session.scalars(select(Badge).filter_by(fingerprint=codes.fingerprint(token))).one()
    services.revoke(db.session.get(Registration, badge.registration_id), by=SOMEBODY)
    return token


def mutated(token: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(20)
    return token[:at] + bytes([token[at] ^ 1 + rng.randrange(255)]) + token[at + 1 :]
