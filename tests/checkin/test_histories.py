"""Clocks a day wrong, replies lost, scans sent twice, in any order: one final state, the true one."""

import os
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from forum import clock
from forum.badges.queries import valid_badge_of
from forum.checkin import arbiter
from forum.checkin.models import Scan
from forum.extensions import db
from forum.registration.states import State
from tests.checkin.histories import (
    RESET_STORIES,
    STORIES,
    Story,
    deliver,
    deliveries,
    inside,
    outcomes,
)
from tests.makers import NOW, a_category, a_gate, a_reader, a_registration, a_zone, an_edition

EXAMPLES = int(os.environ.get("FORUM_TEST_EXAMPLES", "60"))
TOLD = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class Site:
    """Two zones with two devices each: the same story can be told at both, in another order."""

    def __init__(self):
        clock.stand(NOW)
        self.connection = db.session.get_bind()
        edition = an_edition()
        category = a_category(edition)
        zones = [a_zone(edition, code) for code in ("one", "other")]
        self.zones = [zone.id for zone in zones]
        self.devices = [[a_reader(edition, a_gate(edition, zone, name)) for name in "AB"] for zone in zones]
        delegates = [a_registration(edition, category, state=State.CONFIRMED) for _ in range(2)]
        self.delegates = [delegate.id for delegate in delegates]
        self.marks = [valid_badge_of(delegate).fingerprint for delegate in delegates]
        db.session.remove()

    def tell(self, at, story, batches=None):
        records = story.records(self.marks)
        batches = batches or [[number] for number in range(len(records))]
        deliver(self.devices[at], records, batches)
        return outcomes(self.zones[at], records), inside(self.zones[at], self.delegates)

    @contextmanager
    def thrown_away(self):
        """Each example begins with the same site."""
        example = self.connection.begin_nested()
        try:
            yield
        finally:
            db.session.remove()
            example.rollback()


@pytest.fixture
def site(db):
    yield Site()
    clock.stand(None)


@TOLD
@given(data=st.data(), story=STORIES)
def test_every_order_of_arrival_gives_one_final_state(site, data, story):
    batches = data.draw(deliveries(len(story.moments)))
    with site.thrown_away():
        as_it_happened, who = site.tell(0, story)
        assert site.tell(1, story, batches) == (as_it_happened, who)
        assert who == story.inside()


@TOLD
@given(data=st.data(), story=RESET_STORIES)
def test_a_clock_put_back_in_the_midst_turns_no_device_round(site, data, story):
    alone = Story(
        [(0, delegate, action) for _device, delegate, action in story.moments], story.skews, story.resets
    )
    with site.thrown_away():
        _outcomes, who = site.tell(0, alone, data.draw(deliveries(len(alone.moments))))
        assert who == alone.inside()


WENT_OUT = Story([(0, 0, "in"), (0, 1, "in"), (0, 0, "out")], [0, 0], {0: 2})
LET_IN = Story([(0, 0, "override")], [0, 0])


def test_without_the_floor_who_went_out_is_still_inside(site, monkeypatch):
    assert site.tell(0, WENT_OUT)[1] == WENT_OUT.inside() == {1}
    monkeypatch.setattr(arbiter, "effective", lambda said, floor: list(said))
    assert site.tell(1, WENT_OUT)[1] == {0, 1}


def test_without_knowing_a_record_again_a_lost_reply_lets_in_twice(site, monkeypatch):
    assert site.tell(0, LET_IN, [[0], [0], [0]])[0] == [("admitted", 1, True, None, None)]
    known = arbiter.Arbiter.__init__

    def forgetful(self, device, records):
        known(self, device, [replace(record, id=str(uuid4())) for record in records])
        self.rows = dict(zip([record.id for record in records], self.rows.values(), strict=True))

    monkeypatch.setattr(arbiter.Arbiter, "__init__", forgetful)
    deliver(site.devices[1], LET_IN.records(site.marks), [[0], [0], [0]])
    entries = select(func.max(Scan.entry)).filter_by(zone_id=site.zones[1])
    assert db.session.scalar(entries) == 3
