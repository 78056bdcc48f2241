from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from forum.agenda import services as agenda
from forum.agenda.drafts import Gap, gaps_of, session_with
from forum.agenda.models import Kind, PublishState, Role
from forum.agenda.services import AlreadyCancelled, Plan, Stale
from forum.audit.queries import latest
from forum.columns import Words
from tests.makers import SOMEBODY, an_edition
from tests.programme import a_speaker

PLAN = Plan(
    title=Words(en="Air taxis"),
    abstract=Words(en="Roofs, rules and quiet."),
    kind=Kind.PANEL,
    state=PublishState.PUBLISHED,
    track_id=None,
    room_id=None,
    starts_at=datetime(2025, 9, 13, 7, 0, tzinfo=UTC),
    minutes=60,
)


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def session(edition):
    agenda.add(edition, PLAN, by=SOMEBODY)
    return session_with(edition.id, "air-taxis")


def test_two_editors_of_one_version_cannot_both_win(edition, session):
    agenda.change(edition, session, replace(PLAN, minutes=90), seen=1, by=SOMEBODY)
    with pytest.raises(Stale):
        agenda.change(edition, session, replace(PLAN, minutes=30), seen=1, by=SOMEBODY)
    assert (session.minutes, session.version) == (90, 2)


def test_people_change_places_and_roles(edition, session):
    first, second = a_speaker(edition), a_speaker(edition, ref="ulan", name="Ulan")
    both = ((second.id, Role.MODERATOR), (first.id, Role.SPEAKER))
    agenda.change(edition, session, replace(PLAN, people=both), seen=1, by=SOMEBODY)
    agenda.change(edition, session, replace(PLAN, people=both[::-1]), seen=2, by=SOMEBODY)
    assert [(each.speaker_id, each.role) for each in session.appearances] == list(both[::-1])


def test_each_change_is_written_down_with_before_and_after(edition, session):
    later = PLAN.starts_at + timedelta(hours=1)
    agenda.change(edition, session, replace(PLAN, starts_at=later), seen=1, by=SOMEBODY)
    entry = latest(edition.id)[0]
    assert entry.before == {"starts_at": "2025-09-13T07:00+00:00"}
    assert entry.after == {"starts_at": "2025-09-13T08:00+00:00"}


def test_what_is_cancelled_stays_cancelled(edition, session):
    agenda.cancel(edition, session, seen=1, by=SOMEBODY)
    with pytest.raises(AlreadyCancelled):
        agenda.change(edition, session, PLAN, seen=2, by=SOMEBODY)


def test_a_break_needs_neither_room_nor_abstract():
    class Outline:
        kind, state, room_id, abstract = Kind.BREAK, PublishState.PUBLISHED, None, Words()

    assert gaps_of(Outline()) == set()
    Outline.kind = Kind.PANEL
    assert gaps_of(Outline()) == {Gap.ROOM, Gap.ABSTRACT}
