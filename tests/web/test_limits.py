"""Limits that hold whatever machine a request comes from."""

from io import BytesIO

import pytest
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import func, select

from config import Config
from forum import create_app
from forum.extensions import limiter
from forum.mail.models import Letter
from forum.web import limits
from tests.delegations.making import a_coordinator, a_delegation
from tests.makers import a_category, a_registration, an_edition
from tests.people import PASSWORD, olga, sign_in


@pytest.fixture
def limited(client, monkeypatch):
    """Limits are on, with nothing counted yet; each request comes from another machine."""
    storage = MemoryStorage()
    monkeypatch.setattr(limiter, "enabled", True)
    monkeypatch.setattr(limiter, "_storage", storage)
    monkeypatch.setattr(limiter, "_limiter", FixedWindowRateLimiter(storage))
    yield from_many_machines(client)
    storage.timer.cancel()


def from_many_machines(client):
    numbers = iter(range(1, 250))

    def post(path, **data):
        return client.post(path, data=data, environ_base={"REMOTE_ADDR": f"198.51.100.{next(numbers)}"})

    return post


def letters(db) -> int:
    return db.session.scalar(select(func.count(Letter.id)))


def test_an_address_is_sent_five_links_an_hour(limited, db):
    edition = an_edition()
    a_registration(edition, email="kim@example.org")
    before = letters(db)
    codes = [limited(f"/{edition.slug}/my", email="Kim@example.org").status_code for _ in range(7)]
    assert codes == [303] * 5 + [429] * 2
    assert letters(db) == before + 5


def test_an_unknown_address_is_counted_like_a_known_one(limited, db):
    edition = an_edition()
    codes = [limited(f"/{edition.slug}/my", email="nobody@example.org").status_code for _ in range(6)]
    assert codes == [303] * 5 + [429]
    assert limited(f"/{edition.slug}/my", email="somebody@example.org").status_code == 303


def test_an_address_registers_ten_times_an_hour_and_mistakes_do_not_count(limited, db):
    edition = an_edition()
    category = a_category(edition, needs_decision=True)
    typed = {
        "country": "KR",
        "email": "office@example.org",
        "language": "en",
        "required": "y",
        "one_name": "y",
    }
    typed |= {"category": str(category.id), "organisation": "Example Works"}

    def register(number):
        name, key = f"Haneul{'abcdefghijkl'[number]}", f"{number:020}"
        return limited(f"/{edition.slug}/register", given_name=name, key=key, **typed).status_code

    assert limited(f"/{edition.slug}/register", **typed).status_code == 422
    assert [register(number) for number in range(11)] == [303] * 10 + [429]


def test_an_account_is_tried_twenty_times_an_hour(limited, db):
    account = olga(an_edition())
    codes = [limited("/sign-in", email=account.email, password="a guess").status_code for _ in range(21)]
    assert codes == [422] * 20 + [429]
    assert limited("/sign-in", email=f" {account.email.upper()}", password=PASSWORD).status_code == 429
    assert limited("/sign-in", email="nobody@example.org", password=PASSWORD).status_code == 422


def test_a_machine_is_limited_too(limited):
    app = create_app(Config.for_tests(RATELIMIT_ENABLED=True))
    app.config["WTF_CSRF_ENABLED"] = False
    codes = [app.test_client().post("/sign-in").status_code for _ in range(21)]
    assert codes == [422] * 20 + [429]
    limiter.storage.timer.cancel()


def test_a_machine_begins_so_many_drafts_a_day_and_goes_on_with_any(limited, client, monkeypatch):
    monkeypatch.setattr(limits, "DRAFTS", parse("2 per day"))
    edition = an_edition()
    a_category(edition)
    save, script = f"/{edition.slug}/register/draft", {"Accept": "application/json"}
    answers = [client.post(save, data={"given_name": "Haneul"}, headers=script) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    again = {"given_name": "Ulan", "draft": answers[0].json["draft"]}
    assert client.post(save, data=again, headers=script).status_code == 200


def test_a_coordinator_sends_so_many_files_an_hour(limited, client, monkeypatch):
    monkeypatch.setattr(limits, "SHEETS", parse("2 per hour"))
    edition = an_edition()
    a_category(edition)
    delegation = a_delegation(edition, "KOREA")
    sign_in(client, a_coordinator(edition, delegation))
    codes = []
    for _time in range(3):
        codes.append(
            limited(f"/{edition.slug}/delegation/KOREA/import", file=(BytesIO(b"a"), "a.csv")).status_code
        )
    assert codes == [422, 422, 429]
