"""An edition of a given size: 120 sessions over three days, 80 speakers, a crowd of delegates with badges."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from unittest.mock import patch

from sqlalchemy import insert

from bench.crowd import people
from bench.server import run
from config import Config
from forum import clock, create_app
from forum.accounts import services as accounts
from forum.accounts.duties import Duty
from forum.agenda.models import AgendaSession, Appearance, Kind, PublishState, Role, Track
from forum.agenda.releases.services import release
from forum.audit.services import Actor
from forum.badges import codes
from forum.badges.models import Badge
from forum.checkin import enrolment
from forum.checkin.models import Zone
from forum.editions import keys
from forum.editions import services as editions
from forum.editions.models import Category, Edition, KeyArea, Room, Venue
from forum.editions.zone import zone
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.states import State
from forum.speakers.models import Speaker
from forum.transaction import transaction

SLUG, ZONE, BENCH = "bench", "Asia/Almaty", Actor("bench")
ORGANISER, PASSWORD = "olga@example.org", "a password to measure with"
SESSIONS_A_DAY, DAYS, ROOMS, SPEAKERS = 40, 3, 6, 80
PIECE = 1000
LANGUAGES = ("en", "kk", "ru", "ko")
COUNTRIES = ("KZ", "KR", "UZ", "CN", "RU", "JP", "KG", "US", "PH")


@dataclass(frozen=True)
class Seeded:
    """What a client needs: where, in which category, the codes of all badges, a device's cookie."""

    slug: str
    category: int
    fingerprints: list[bytes]
    device_secret: str


def seed(env: dict[str, str], rows: int) -> Seeded:
    """Migrate the database and fill it with an edition of `rows` registrations, all confirmed."""
    run("db", "upgrade", env=env)
    with application(env):
        with transaction():
            edition = _edition()
            category = editions.add_category(edition, code="delegate", letter="D", name=_words("Delegate"))
            _programme(edition, _rooms(edition), _speakers(edition))
            release(edition, tells=False, by=BENCH)
            fingerprints = _registrations(edition, category, range(rows))
            olga = accounts.make_account(email=ORGANISER, name="Olga", password=PASSWORD)
            accounts.appoint(olga, edition_id=edition.id, duty=Duty.OWNER)
        return Seeded(SLUG, category.id, fingerprints, _device(edition))


def grow(env: dict[str, str], seeded: Seeded, rows: int) -> Seeded:
    """Let the crowd be `rows` people."""
    with application(env), transaction():
        category = db.session.get_one(Category, seeded.category)
        edition = db.session.get_one(Edition, category.edition_id)
        known = len(seeded.fingerprints)
        more = _registrations(edition, category, range(known, rows))
    return replace(seeded, fingerprints=seeded.fingerprints + more)


@contextmanager
def application(env: dict[str, str]) -> Iterator[None]:
    with patch.dict(os.environ, env, clear=True):
        app = create_app(Config.from_env())
    with app.app_context():
        yield
        db.session.remove()
        db.engine.dispose()


def _words(text: str) -> dict[str, str]:
    return {language: text for language in LANGUAGES}


def _edition() -> Edition:
    today = clock.now().date()
    return editions.create(
        slug=SLUG,
        short_name="Bench",
        name=_words("A forum to measure"),
        tagline=_words(
            "A hundred and twenty sessions, eighty speakers, and as many delegates as are asked for."
        ),
        organiser=_words("Example Club"),
        place=_words("Almaty"),
        languages=list(LANGUAGES),
        zone=ZONE,
        starts_on=today + timedelta(days=30),
        ends_on=today + timedelta(days=29 + DAYS),
        registration_opens_at=clock.now() - timedelta(days=30),
        registration_closes_at=clock.now() + timedelta(days=30),
        contact_email="desk@example.org",
    )


def _rooms(edition: Edition) -> list[Room]:
    venue = Venue(edition_id=edition.id, name=_words("Example Centre"), address=_words("1 Example Avenue"))
    db.session.add(venue)
    db.session.flush()
    rooms = [
        Room(edition_id=edition.id, venue_id=venue.id, position=n, name=_words(f"Hall {n}"), capacity=100)
        for n in range(ROOMS)
    ]
    profiles = ("estate", "mobility", "green", "platform")
    areas = [
        KeyArea(
            edition_id=edition.id,
            position=n,
            profile=profile,
            name=_words(profile),
            text=_words(f"About {profile}."),
        )
        for n, profile in enumerate(profiles)
    ]
    db.session.add_all([*rooms, *areas])
    db.session.flush()
    return rooms


def _speakers(edition: Edition) -> list[Speaker]:
    speakers = [
        Speaker(
            edition_id=edition.id,
            ref=f"speaker-{n}",
            position=n,
            name=f"Speaker {n:02}",
            name_native=f"Спикер {n:02}",
            native_language="ru",
            country=COUNTRIES[n % len(COUNTRIES)],
            organisation=_words("Example Institute of Cities"),
            job=_words("Researcher"),
            biography=_words("Measures how long things take, and how often."),
            is_confirmed=True,
        )
        for n in range(SPEAKERS)
    ]
    db.session.add_all(speakers)
    db.session.flush()
    return speakers


def _programme(edition: Edition, rooms: list[Room], speakers: list[Speaker]) -> None:
    tracks = [
        Track(edition_id=edition.id, code=f"T{n}", position=n, profile=profile, name=_words(profile))
        for n, profile in enumerate(("estate", "mobility", "green", "platform"))
    ]
    db.session.add_all(tracks)
    db.session.flush()
    sessions = [
        AgendaSession(
            edition_id=edition.id,
            ref=f"session-{day}-{n}",
            uid=f"session-{day}-{n}@bench.example.org",
            kind=Kind.PANEL,
            state=PublishState.PUBLISHED,
            track_id=tracks[n % 4].id,
            room_id=rooms[n % ROOMS].id,
            starts_at=_moment(edition.starts_on + timedelta(days=day), n // ROOMS),
            minutes=60,
            title=_words(f"What a city needs, part {n}"),
            abstract=_words("Homes, clinics, schools and shops, planned as one service. Who runs it?"),
            floor_languages=["ru", "ko"],
            interpreted_languages=["en"],
        )
        for day in range(DAYS)
        for n in range(SESSIONS_A_DAY)
    ]
    db.session.add_all(sessions)
    db.session.flush()
    db.session.add_all(
        Appearance(
            edition_id=edition.id,
            session_id=session.id,
            speaker_id=speakers[(3 * n + part) % SPEAKERS].id,
            role=Role.PANELLIST,
            position=part,
        )
        for n, session in enumerate(sessions)
        for part in range(3)
    )


def _moment(day: date, slot: int) -> datetime:
    return datetime.combine(day, time(9 + slot), tzinfo=zone(ZONE))


def _registrations(edition: Edition, category: Category, numbers: range) -> list[bytes]:
    fingerprints: list[bytes] = []
    crowd = zip(numbers, islice(people(numbers.stop), numbers.start, None), strict=True)
    while piece := list(islice(crowd, PIECE)):
        persons = [_person(edition, category, number, somebody) for number, somebody in piece]
        ids = db.session.scalars(
            insert(Registration).returning(Registration.id, sort_by_parameter_order=True), persons
        )
        badges = [
            _badge(edition, registration, number)
            for registration, (number, _) in zip(ids, piece, strict=True)
        ]
        db.session.execute(insert(Badge), badges)
        fingerprints += [badge["fingerprint"] for badge in badges]
    return fingerprints


def _person(edition: Edition, category: Category, number: int, somebody: dict[str, Any]) -> dict[str, object]:
    return {
        **somebody,
        "edition_id": edition.id,
        "category_id": category.id,
        "state": State.CONFIRMED,
        "language": "en",
        "submitted_at": clock.now() - timedelta(minutes=number % 40_000),
        "decided_at": clock.now(),
        "link_hash": number.to_bytes(32),
        "idempotency_key": f"bench-{number:032}",
        "content_hash": bytes(32),
        "person_key": f"{somebody['email']}|{number}",
    }


def _badge(edition: Edition, registration: int, number: int) -> dict[str, object]:
    uid, now = number.to_bytes(16), clock.now()
    token = codes.mint(
        key=keys.key_of(edition),
        edition_uid=edition.uid,
        kind=codes.Kind.BADGE,
        badge_uid=uid,
        serial=1,
        issued_at=now,
    )
    return {
        "edition_id": edition.id,
        "registration_id": registration,
        "uid": uid,
        "serial": 1,
        "fingerprint": codes.fingerprint(token),
        "issued_at": now,
        "cursor": 0,
    }


def _device(edition: Edition) -> str:
    with transaction():
        site = Zone(edition_id=edition.id, code="site", name=_words("Whole site"))
        db.session.add(site)
        db.session.flush()
    gate = enrolment.open_gate(edition, site, name="Main entrance", by=BENCH)
    _phone, secret = enrolment.enrol(enrolment.invite_device(edition, gate, by=BENCH), name="Phone 1")
    return secret
