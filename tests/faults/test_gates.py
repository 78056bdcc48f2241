"""200 badges, each held to two gates at the same instant."""

import json
import uuid
from collections import Counter

import pytest
from sqlalchemy import func, select, text

from config import Config
from forum import create_app
from forum.badges.models import Badge
from forum.checkin.models import Scan
from forum.extensions import db
from forum.registration.states import State
from tests.faults.real_server import all_at_once, post_json, running
from tests.makers import a_category, a_device, a_gate, a_registration, a_zone, an_edition_of_today

BADGES = 200
SCANS = "/api/scan/v1/scans"


@pytest.fixture
def forum(migrated_settings):
    """An edition with badges, and the cookies of two gates' devices."""
    app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=migrated_settings["DATABASE_URL"]))
    with app.app_context():
        edition = an_edition_of_today("busy")
        category, zone = a_category(edition), a_zone(edition)
        for _number in range(BADGES):
            a_registration(edition, category, state=State.CONFIRMED)
        secrets = [a_device(edition, a_gate(edition, zone, name))[1] for name in ("North", "South")]
        yield secrets
        db.session.remove()
        db.engine.dispose()


def codes(most=BADGES):
    return db.session.scalars(select(Badge.fingerprint).limit(most)).all()


def hold(port, secrets, codes):
    """Hold every badge to both gates at once; returns how often each outcome was given."""
    outcomes = Counter()
    for code in codes:
        bodies = [(secret, body(code, number)) for number, secret in enumerate(secrets)]
        for answer in all_at_once(lambda one: post_json(port, SCANS, one[1], headers(one[0])), bodies):
            outcomes[said(answer)] += 1
    return outcomes


def said(answer):
    return json.loads(answer.text)["results"][0]["outcome"] if answer.status == 200 else answer.status


def headers(secret):
    return {"Cookie": f"door={secret}", "X-Forum-Device": "1"}


def body(code, number):
    record = {
        "id": str(uuid.uuid4()),
        "seq": number,
        "h": code.hex(),
        "zone": "site",
        "action": "in",
        "device_time": 1_757_730_000_000,
        "offset": 0,
        "monotonic": 1,
        "shown": "checking",
        "source": "camera",
        "cursor": 0,
    }
    return json.dumps({"records": [record]})


def admissions():
    return db.session.scalar(select(func.count()).select_from(Scan).where(Scan.accepted))


def test_two_gates_at_once_admit_one(migrated_settings, forum):
    with running(migrated_settings) as port:
        outcomes = hold(port, forum, codes())
    assert outcomes == {"admitted": BADGES, "already_in": BADGES}
    assert admissions() == BADGES


def drop_the_index():
    with db.engine.begin() as connection:
        connection.execute(text("DROP INDEX one_admission"))


def hold_without_the_arbiter(settings, secrets):
    without = settings | {"FORUM_TEST_WITHOUT": "arbiter"}
    with running(without, app="tests.faults.unguarded:app") as port:
        return hold(port, secrets, codes(5))


def test_without_either_guard_two_gates_admit_two(migrated_settings, forum):
    drop_the_index()
    assert hold_without_the_arbiter(migrated_settings, forum) == {"admitted": 10}
    assert admissions() == 10


def test_without_the_arbiter_the_index_lets_nobody_in_twice(migrated_settings, forum):
    outcomes = hold_without_the_arbiter(migrated_settings, forum)
    assert outcomes == {"admitted": 5, 500: 5}
    assert admissions() == 5


def test_without_the_index_the_arbiter_lets_nobody_in_twice(migrated_settings, forum):
    drop_the_index()
    with running(migrated_settings) as port:
        outcomes = hold(port, forum, codes(20))
    assert outcomes == {"admitted": 20, "already_in": 20}
    assert admissions() == 20
