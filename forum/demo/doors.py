"""More doors than the site's: the plenary hall counted in and out, the press room, the gala. Their scans go
through the arbiter itself, with a few that went wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select, update

from forum import clock
from forum.audit.services import Actor
from forum.badges.models import Badge
from forum.badges.states import VALID, BadgeState
from forum.checkin import enrolment, zoning
from forum.checkin.models import Device, Scan, Zone
from forum.checkin.queries import cursor_of
from forum.checkin.readers import reader_with
from forum.checkin.records import parse
from forum.checkin.services import take
from forum.checkin.zoning import ZoneFacts
from forum.columns import Words
from forum.demo.arrivals import CREW_FROM, uuid7
from forum.demo.edition import Made
from forum.demo.facts import FRIDAY, SATURDAY, at
from forum.demo.ledger import Ledger
from forum.demo.staff import GATES_MADE, PHONES_ENROLLED
from forum.editions.models import Cursor
from forum.extensions import db

PLENARY = "plenary"
HALL_FROM, HALL_UNTIL = at("2025-09-13 09:40"), at("2025-09-13 10:30")
SEATED, LEFT, BACK = 90, 12, 5
A_DELAY = timedelta(milliseconds=400)
OFFLINE = timedelta(minutes=12)  # how late a phone told that had lost its network
BOTH_DAYS: frozenset[date] = frozenset()
HALL = {"en": "Plenary hall", "kk": "Пленарлық зал", "ru": "Пленарный зал", "ko": "본회의장"}
PRESS = {"en": "Press room", "kk": "Баспасөз бөлмесі", "ru": "Пресс-центр", "ko": "프레스룸"}
GALA = {"en": "Gala dinner", "kk": "Салтанатты кеш", "ru": "Торжественный ужин", "ko": "갈라 만찬"}
INNER_GATES = {"Hall, left door": "in", "Hall, right door": "in", "Hall, way out": "out"}


@dataclass
class Doing:
    """One reading in the hall: which of its phones, whose badge, and what the phone showed by itself."""

    at: datetime
    phone: int
    fingerprint: bytes
    action: str = "in"
    shown: str = "admitted"
    told_late: bool = False


def make_zones(made: Made, by: Actor, now: datetime) -> Zone:
    """The zones beside the site. Returns the hall, which has gates."""
    clock.stand(min(GATES_MADE, now))
    ids = {code: category.id for code, category in made.categories.items()}
    press = {ids[code]: BOTH_DAYS for code in ("press", "staff")}
    hours = tuple((at(f"{day} 08:00"), at(f"{day} 19:00")) for day in (FRIDAY, SATURDAY))
    zoning.make_zone(made.edition, ZoneFacts(Words(PRESS), False, by_category=press, hours=hours), by=by)
    seated = {ids[code]: frozenset({SATURDAY}) for code in ("official", "vip", "expert_speaker", "sponsor")}
    dinner = ((at("2025-09-13 18:30"), at("2025-09-13 23:30")),)
    gala = ZoneFacts(Words(GALA), False, capacity=300, by_category=seated, hours=dinner)
    zoning.make_zone(made.edition, gala, by=by)
    session, seats = made.sessions[PLENARY], made.rooms[PLENARY].capacity
    hall = ZoneFacts(Words(HALL), capacity=seats, session_id=session.id)
    return zoning.make_zone(made.edition, hall, by=by)


def open_the_hall(made: Made, hall: Zone, ledger: Ledger, by: Actor, rng: Random, now: datetime) -> None:
    """Its gates; from the morning on phones at them, and what they read until `now`."""
    clock.stand(min(GATES_MADE, now))
    gates = [
        enrolment.open_gate(made.edition, hall, name=name, direction=way, by=by)
        for name, way in INNER_GATES.items()
    ]
    if now < PHONES_ENROLLED:
        return
    clock.stand(PHONES_ENROLLED)
    phones = []
    for number, gate in enumerate(gates, 5):
        code = enrolment.invite_device(made.edition, gate, by=by)
        device, _secret = enrolment.enrol(code, name=f"Phone {number}")
        phones.append(device)
    # The arbiter counts on from where the ledger stands.
    db.session.execute(update(Cursor).filter_by(edition_id=made.edition.id).values(value=ledger.cursor))
    _Hall(phones, rng).scan([each for each in _doings(made, rng) if each.at <= now], now)
    ledger.cursor = cursor_of(made.edition.id)
    db.session.execute(
        update(Device).where(Device.id.in_([each.id for each in phones])).values(seen_at=now, unsent=0)
    )


def _doings(made: Made, rng: Random) -> list[Doing]:
    """Those who are on the site go into the hall; some leave, a few of them come back."""
    here = db.session.scalars(
        select(Badge.fingerprint)
        .join(Scan, Scan.registration_id == Badge.registration_id)
        .where(Scan.edition_id == made.edition.id, Scan.accepted, Scan.effective_at < HALL_FROM)
        .where(Badge.state.in_(VALID))
        .order_by(Badge.id)
    ).all()
    goers = rng.sample(here, min(SEATED, len(here)))
    doings = [Doing(_during(rng, 0, 0.6), rng.randrange(2), h) for h in goers]
    doings += [Doing(_during(rng, 0.65, 0.8), 2, h, "out", "left") for h in goers[:LEFT]]
    doings += [Doing(_during(rng, 0.85, 0.95), 0, h) for h in goers[:BACK]]
    doings += _slips(made, goers, rng)
    return sorted(doings, key=lambda each: each.at)


def _slips(made: Made, goers: Sequence[bytes], rng: Random) -> Iterator[Doing]:
    """The right door had no network for a while: it let in a revoked badge and two who were in already, and
    sent away somebody whose badge was newer than its list."""
    ended = db.session.scalars(
        select(Badge.fingerprint)
        .filter_by(edition_id=made.edition.id)
        .where(Badge.state == BadgeState.REVOKED)
        .order_by(Badge.id.desc())
    ).all()
    for h in ended[:1]:
        yield Doing(_during(rng, 0.7, 0.75), 1, h, told_late=True)
    for h in goers[-2:]:
        yield Doing(_during(rng, 0.7, 0.75), 1, h, told_late=True)
    newer = select(Badge.fingerprint).filter_by(edition_id=made.edition.id).where(Badge.state.in_(VALID))
    for h in db.session.scalars(
        newer.where(Badge.fingerprint.not_in(goers)).order_by(Badge.id.desc()).limit(1)
    ):
        yield Doing(_during(rng, 0.7, 0.75), 1, h, shown="not_in_list", told_late=True)


def _during(rng: Random, start: float, end: float) -> datetime:
    part = start + (end - start) * rng.random()
    return (HALL_FROM + (HALL_UNTIL - HALL_FROM) * part).replace(microsecond=0)


class _Hall:
    """The hall's phones, each with its own numbers."""

    def __init__(self, phones: Sequence[Device], rng: Random) -> None:
        self.rng = rng
        self.phones = [reader_with(device.secret_hash) for device in phones]
        self.seq = [0] * len(phones)

    def scan(self, doings: Sequence[Doing], now: datetime) -> None:
        """What was told late is told after all else, when the network is back."""
        bodies = [(doing, self._body(doing)) for doing in doings]
        for doing, body in sorted(bodies, key=lambda each: each[0].told_late):
            moment = doing.at + (OFFLINE if doing.told_late else A_DELAY)
            clock.stand(max(min(moment, now), doing.at))
            self._take(doing, body)
        if late := [each for each in bodies if each[0].told_late]:
            doing, body = late[0]
            self._take(doing, {**body, "seq": body["seq"] + 500})  # a phone that was put back to a backup

    def _take(self, doing: Doing, body: dict[str, Any]) -> None:
        if phone := self.phones[doing.phone]:
            take(phone, [parse(body)])

    def _body(self, doing: Doing) -> dict[str, Any]:
        self.seq[doing.phone] += 1
        milliseconds = int(doing.at.timestamp() * 1000)
        return {
            "id": uuid7(milliseconds, self.rng),
            "seq": self.seq[doing.phone],
            "h": doing.fingerprint.hex(),
            "zone": "plenary-hall",
            "action": doing.action,
            "device_time": milliseconds,
            "offset": 0,
            "monotonic": milliseconds - int(CREW_FROM.timestamp() * 1000),
            "shown": doing.shown,
            "source": "camera",
            "cursor": 0,
        }
