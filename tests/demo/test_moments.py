"""The demonstration can be made as it stood at any moment, and is the same each time."""

import pytest
from sqlalchemy import func, select

from forum.checkin.models import Device, Scan, Zone
from forum.demo import making
from forum.extensions import db
from forum.mail.models import Letter
from forum.registration.models import Registration

R = Registration
SEEN = (R.ref, R.given_name, R.family_name, R.state, R.submitted_at)


@pytest.fixture
def before(make_at):
    app = make_at(making.MOMENTS["before"])
    with app.app_context():
        yield


def count(model, *conditions):
    return db.session.scalar(select(func.count()).select_from(model).where(*conditions))


def test_before_the_forum_nobody_has_come_and_many_will_still_register(before):
    assert count(Scan) == count(Device) == 0
    assert 100 < count(Registration) < 500


def test_before_the_forum_nothing_lies_ahead(before):
    latest = db.session.scalar(select(func.max(Letter.queued_at)))
    assert latest <= making.MOMENTS["before"]


def test_after_the_forum_more_have_come_than_by_the_plenary(make_at):
    with make_at(making.MOMENTS["after"]).app_context():
        site = select(func.min(Zone.id)).scalar_subquery()
        assert count(Scan, Scan.accepted, Scan.zone_id == site) == 476


def test_the_same_people_come_each_time(edition, make_at):
    def seen():
        return [tuple(row) for row in db.session.execute(select(*SEEN).order_by(Registration.id))]

    once = seen()
    with make_at(making.MOMENTS["morning"]).app_context():
        assert seen() == once
