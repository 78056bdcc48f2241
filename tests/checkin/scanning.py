"""A scan as a device sends it, and somebody whose badge it is."""

import itertools
import uuid

from sqlalchemy import select

from forum import clock
from forum.badges.queries import valid_badge_of
from forum.checkin.models import QuarantinedScan
from forum.checkin.records import parse
from forum.checkin.services import take
from forum.editions.queries import edition_of
from forum.extensions import db
from forum.registration.states import State
from tests.makers import a_reader, a_registration

_seq = itertools.count(1)


def a_record(h, /, **changes):
    body = {
        "id": str(uuid.uuid4()),
        "seq": next(_seq),
        "h": h and h.hex(),
        "zone": "site",
        "action": "in",
        "device_time": int(clock.now().timestamp() * 1000),
        "offset": 0,
        "monotonic": 1000,
        "shown": "checking",
        "source": "camera",
        "cursor": 0,
    }
    return {**body, **changes}


def scan(device, h, **changes):
    return take(device, [parse(a_record(h, **changes))])[0]


def delegate(edition, **changes):
    registration = a_registration(edition, state=State.CONFIRMED, **changes)
    return registration, valid_badge_of(registration).fingerprint


def all_of_a_door(registration, gate):
    """A scan, a record under the same number, and their names in addresses."""
    device = a_reader(edition_of(gate.edition_id), gate)
    body = a_record(valid_badge_of(registration).fingerprint)
    for changes in ({}, {"seq": 999_999}):
        take(device, [parse({**body, **changes})])
    record = db.session.scalars(select(QuarantinedScan.id)).first()
    return {"conflict": body["id"], "record": record}
