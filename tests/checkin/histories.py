"""What happens at two gates on a bad day, and how a server hears of it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import strategies as st
from sqlalchemy import select

from forum import clock
from forum.checkin.models import Scan
from forum.checkin.records import Record, parse
from forum.checkin.services import take
from forum.extensions import db
from tests.makers import NOW

DEVICES, DELEGATES, A_DAY_MS = 2, 2, 86_400_000
MOMENTS = st.lists(
    st.tuples(
        st.integers(0, DEVICES - 1),
        st.integers(0, DELEGATES - 1),
        st.sampled_from(["in", "in", "in", "out", "undo", "override"]),
    ),
    min_size=1,
    max_size=8,
)
SKEWS = st.lists(st.integers(-A_DAY_MS, A_DAY_MS), min_size=DEVICES, max_size=DEVICES)


@dataclass
class Story:
    """`moments`: (device, delegate, what was done), as it happened, seven seconds apart. `skews`: how wrong
    each device's clock is, and knows it is. `resets`: after so many moments a clock is put back by an hour
    and the device does not know it yet."""

    moments: list[tuple[int, int, str]]
    skews: list[int]
    resets: dict[int, int] = field(default_factory=dict)

    def __post_init__(self):
        """A device takes back what it scanned last: the same delegate's badge."""
        held: dict[int, int] = {}
        for at, (device, delegate, action) in enumerate(self.moments):
            held[device] = held.get(device, delegate) if action == "undo" else delegate
            self.moments[at] = device, held[device], action

    def records(self, marks: Sequence[bytes]) -> list[tuple[int, Record]]:
        """(device, record) as it happened; ids of their own each time, so that a story can be told twice."""
        numbers = [0] * DEVICES
        last: list[str | None] = [None] * DEVICES
        told = []
        for at, (device, delegate, action) in enumerate(self.moments):
            numbers[device] += 1
            put_back = 3_600_000 if self.resets.get(device, len(self.moments)) <= at else 0
            body = {
                "id": str(uuid.UUID(int=at << 64 | uuid.uuid4().int % 2**64)),
                "seq": numbers[device],
                "h": marks[delegate].hex(),
                "zone": "site",
                "action": action,
                "device_time": milliseconds(NOW) + 7000 * at + self.skews[device] - put_back,
                "offset": -self.skews[device],
                "monotonic": 1000 + at,
                "shown": "admitted",
                "source": "camera",
                "cursor": 0,
                **({"undoes": last[device]} if action == "undo" and last[device] else {}),
            }
            last[device] = body["id"]
            told.append((device, parse(body)))
        return told

    def inside(self) -> set[int]:
        """Who is in when all is over, by what really happened: undo takes back the device's last scan."""
        done = [True] * len(self.moments)
        last: list[int | None] = [None] * DEVICES
        for at, (device, _delegate, action) in enumerate(self.moments):
            if action == "undo":
                done[at] = False
                if last[device] is not None and self.moments[last[device]][2] != "undo":
                    done[last[device]] = False
            last[device] = at
        inside = set()
        for at, (_device, delegate, action) in enumerate(self.moments):
            if done[at]:
                inside = inside - {delegate} if action == "out" else inside | {delegate}
        return inside


STORIES = st.builds(Story, MOMENTS, SKEWS)
RESET_STORIES = st.builds(Story, MOMENTS, SKEWS, st.dictionaries(st.just(0), st.integers(1, 6), min_size=1))


@st.composite
def deliveries(draw, count: int) -> list[list[int]]:
    """Batches of numbers of records, in any order, each at least once: replies are lost."""
    order = draw(st.permutations(range(count)))
    again = draw(st.lists(st.integers(0, count - 1), max_size=4))
    sent, batches = [*order, *again], []
    while sent:
        size = draw(st.integers(1, len(sent)))
        batches.append(sent[:size])
        sent = sent[size:]
    return batches


def deliver(devices, records, batches) -> None:
    """All is over when the first of it is heard."""
    clock.stand(NOW + timedelta(hours=2))
    for batch in batches:
        for number, device in enumerate(devices):
            if mine := [record for whose, record in (records[at] for at in batch) if whose == number]:
                take(device, mine)


def outcomes(zone, records) -> list[tuple]:
    """The word on each record, in the order in which they happened; others are named by their number."""
    number = {record.id: at for at, (_device, record) in enumerate(records)}
    written = {row.id: row for row in db.session.execute(select(Scan.__table__).filter_by(zone_id=zone))}
    assert written.keys() == number.keys()
    rows = [written[record.id] for _device, record in records]
    return [
        (row.outcome, row.entry, row.accepted, number.get(row.duplicate_of), number.get(row.closed_by))
        for row in rows
    ]


def inside(zone, delegates) -> set[int]:
    found = db.session.scalars(
        select(Scan.registration_id).filter_by(zone_id=zone, accepted=True, closed_by=None)
    )
    number = {delegate: at for at, delegate in enumerate(delegates)}
    return {number[key] for key in found}


def milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
