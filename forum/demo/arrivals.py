"""The morning at the gates: who came when, through which gate, and what the scanner said."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from random import Random
from typing import Any

from forum.badges.models import Badge
from forum.badges.states import BadgeState
from forum.checkin.models import Device, Scan
from forum.checkin.records import parse
from forum.checkin.rules import ADMISSIONS, ANYBODY, Held, Outcome, decide
from forum.demo.facts import GATES, at
from forum.demo.ledger import Ledger
from forum.extensions import db
from forum.registration.states import State

ADMITTED, UNTIL = 430, at("2025-09-13 10:39")
LATE = 46  # come after the plenary has begun
CREW_FROM, DOORS, PEAK = at("2025-09-13 07:20"), at("2025-09-13 08:00"), at("2025-09-13 09:12")
THROUGH_THE_SIDE = {"vip", "expert_speaker", "press"}
SECONDS_PER_SCAN = 5


@dataclass
class Reading:
    """A code held to a reader. `badge` is None where the code is nobody's here."""

    at: datetime
    device: Device
    badge: Badge | None
    fingerprint: bytes | None
    shown: Outcome | None = None


def write_arrivals(ledger: Ledger, devices: dict[str, list[Device]], rng: Random, now: datetime) -> None:
    """Every scan until `now`, one after another as the server took them."""
    readings = [*_admissions(ledger, devices, rng), *_slips(ledger, devices, rng)]
    readings += _again([each for each in readings if each.badge in ledger.valid.values()], rng)
    spread = sorted(_one_at_a_time(readings), key=lambda each: each.at)
    book = _Book(ledger, rng)
    db.session.add_all([book.scan(each) for each in spread if each.at <= now])
    for device in chain(*devices.values()):
        device.seen_at = now  # a phone at a gate asks what is new all the time
    db.session.flush()


def _admissions(ledger: Ledger, devices: dict[str, list[Device]], rng: Random) -> Iterator[Reading]:
    badges = [(ledger.registrants[number].category, badge) for number, badge in ledger.valid.items()]
    rng.shuffle(badges)
    crew = [one for one in badges if one[0] == "staff"]
    others = [one for one in badges if one[0] != "staff"]
    moments = [_between(rng, CREW_FROM, DOORS) for _ in crew]
    moments += sorted(_morning(rng) for _ in range(ADMITTED - len(crew)))
    moments += sorted(_between(rng, at("2025-09-13 10:48"), at("2025-09-13 15:30")) for _ in range(LATE))
    for moment, (category, badge) in zip(moments, crew + others, strict=False):
        yield Reading(moment, _device(devices, category, rng), badge, badge.fingerprint)


def _slips(ledger: Ledger, devices: dict[str, list[Device]], rng: Random) -> Iterator[Reading]:
    """What a door sees besides: ended badges, a supermarket's code, a badge of another forum."""
    main = devices[GATES[0]]
    ended = [each.ended for each in ledger.happenings if each.ended]
    for badge in ended[-2:] + rng.sample(ended[:-2], min(2, len(ended[:-2]))):
        yield Reading(_between(rng, PEAK, at("2025-09-13 10:20")), rng.choice(main), badge, badge.fingerprint)
    for shown in (Outcome.NOT_A_BADGE, Outcome.NOT_A_BADGE, Outcome.NOT_A_BADGE, Outcome.OTHER_FORUM):
        yield Reading(_between(rng, DOORS, at("2025-09-13 10:20")), rng.choice(main), None, None, shown)
    unknown = rng.randbytes(16)
    yield Reading(_between(rng, PEAK, at("2025-09-13 10:00")), rng.choice(main), None, unknown)


def _again(admissions: Sequence[Reading], rng: Random) -> list[Reading]:
    """Some hold their badge to a reader a second time: back from the car, or unsure about the tone."""
    early = [each for each in admissions if each.at < at("2025-09-13 09:50")]
    return [
        Reading(one.at + timedelta(minutes=rng.randint(2, 40)), one.device, one.badge, one.fingerprint)
        for one in rng.sample(early, min(11, len(early)))
    ]


def _morning(rng: Random) -> datetime:
    """Most come in the half hour before the opening; some before nine, some during the plenary."""
    for _ in range(100):
        early = rng.random() < 0.8
        moment = PEAK + timedelta(minutes=rng.gauss(0, 19)) if early else _between(rng, DOORS, UNTIL)
        if DOORS <= moment < UNTIL - timedelta(minutes=2):
            return moment
    return PEAK


def _between(rng: Random, start: datetime, end: datetime) -> datetime:
    return start + (end - start) * rng.random()


def _device(devices: dict[str, list[Device]], category: str, rng: Random) -> Device:
    if category in THROUGH_THE_SIDE:
        return devices[GATES[2]][0]
    return rng.choice(devices[rng.choices(GATES[:2], [7, 3])[0]])


def _one_at_a_time(readings: Sequence[Reading]) -> Iterator[Reading]:
    """A reader reads one badge after another; whoever comes meanwhile stands in line."""
    free: dict[int, datetime] = {}
    for reading in sorted(readings, key=lambda each: each.at):
        reading.at = max(reading.at, free.get(reading.device.id, reading.at)).replace(microsecond=0)
        free[reading.device.id] = reading.at + timedelta(seconds=SECONDS_PER_SCAN)
        yield reading


class _Book:
    """The scans as the arbiter would have written them, each in a transaction of its own."""

    def __init__(self, ledger: Ledger, rng: Random) -> None:
        self.ledger = ledger
        self.rng = rng
        self.vip = ledger.made.categories["vip"].id
        self.inside: dict[int, str] = {}
        self.seq: dict[int, int] = {}

    def scan(self, reading: Reading) -> Scan:
        claim = self._claim(reading)
        outcome = self._outcome(reading, claim)
        record = parse(self._body(reading, outcome))
        received = reading.at + timedelta(milliseconds=self.rng.randint(90, 700))
        accepted, badge = outcome in ADMISSIONS, reading.badge
        first = self.inside.get(badge.registration_id) if badge else None
        if accepted and badge:
            self.inside[badge.registration_id] = record.id
        self.ledger.cursor += 1
        return Scan(
            **record.columns(received),
            effective_at=record.said_at(received),
            claim=str(claim),
            edition_id=reading.device.edition_id,
            device_id=reading.device.id,
            gate_id=reading.device.gate_id,
            zone_id=reading.device.gate.zone_id,
            badge_id=badge.id if badge else None,
            registration_id=badge.registration_id if badge else None,
            outcome=str(outcome),
            accepted=accepted,
            entry=1 if accepted else 0,
            duplicate_of=first if outcome is Outcome.ALREADY_IN else None,
            cursor=self.ledger.cursor,
        )

    def _outcome(self, reading: Reading, claim: Outcome) -> Outcome:
        inside = reading.badge and reading.badge.registration_id in self.inside
        return Outcome.ALREADY_IN if inside and claim in ADMISSIONS else claim

    def _claim(self, reading: Reading) -> Outcome:
        badge = reading.badge
        if badge is None:
            return reading.shown or Outcome.NOT_IN_LIST
        holder = badge.registration
        is_vip = holder.category_id == self.vip
        held = Held(BadgeState(badge.state), State(holder.state), holder.category_id, is_vip)
        return decide(held, ANYBODY, reading.at, reading.at.date())

    def _body(self, reading: Reading, outcome: Outcome) -> dict[str, Any]:
        device, offset = reading.device, 35 * reading.device.id - 60
        seq = self.seq[device.id] = self.seq.get(device.id, 0) + 1
        milliseconds = int(reading.at.timestamp() * 1000)
        return {
            "id": uuid7(milliseconds, self.rng),
            "seq": seq,
            "h": reading.fingerprint.hex() if reading.fingerprint else None,
            "zone": device.gate.zone.code,
            "action": "in",
            "device_time": milliseconds - offset,
            "offset": offset,
            "monotonic": milliseconds - int(CREW_FROM.timestamp() * 1000) + 400_000,
            "shown": str(outcome),
            "source": "typed" if self.rng.random() < 0.03 else "camera",
            "cursor": self.ledger.cursor,
        }


def uuid7(milliseconds: int, rng: Random) -> str:
    number = milliseconds << 80 | 7 << 76 | rng.getrandbits(12) << 64 | 2 << 62 | rng.getrandbits(62)
    return str(uuid.UUID(int=number))
