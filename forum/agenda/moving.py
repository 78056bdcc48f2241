"""Moving sessions about: one to another spot, everything after it by some minutes, two for each other.

Only when and where: what a session is, is changed in services.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from forum.agenda.models import AgendaSession, PublishState
from forum.agenda.services import Stale, still
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.extensions import db
from forum.transaction import transaction

MOST_MINUTES = 24 * 60


@dataclass(frozen=True)
class Spot:
    """Where a session stands: from when, for how many minutes, in which room or in none."""

    starts_at: datetime
    minutes: int
    room_id: int | None

    @classmethod
    def of(cls, session: AgendaSession) -> "Spot":
        return cls(session.starts_at, session.minutes, session.room_id)


def move(edition: Edition, session: AgendaSession, spot: Spot, *, seen: int, by: audit.Actor) -> None:
    """Raises `Stale` where `seen` is not the version that is kept, and then nothing is written."""
    with transaction():
        still(session, seen)
        if spot != Spot.of(session):
            _put(session, spot, by=by)


def shift(
    edition: Edition, session: AgendaSession, minutes: int, *, until: datetime, seen: int, by: audit.Actor
) -> int:
    """Move this session and all that begin after it and before `until`; returns how many moved. `seen` is
    the version of this session that was looked at: a second click finds another one, and raises `Stale`."""
    with transaction():
        later = _beginning_between(edition, session.starts_at, until)
        if session not in later or session.version != seen:
            raise Stale(version=session.version)
        for each in later:
            spot = Spot(each.starts_at + timedelta(minutes=minutes), each.minutes, each.room_id)
            _put(each, spot, by=by)
    return len(later)


def _beginning_between(edition: Edition, first: datetime, until: datetime) -> Sequence[AgendaSession]:
    """Held, in one order for everybody, so that two editors never wait for each other crosswise."""
    return db.session.scalars(
        select(AgendaSession)
        .where(AgendaSession.edition_id == edition.id, AgendaSession.state != PublishState.CANCELLED)
        .where(AgendaSession.starts_at >= first, AgendaSession.starts_at < until)
        .order_by(AgendaSession.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).all()


def _put(session: AgendaSession, spot: Spot, *, by: audit.Actor) -> None:
    before = _said(session)
    session.starts_at, session.minutes, session.room_id = spot.starts_at, spot.minutes, spot.room_id
    session.version += 1
    db.session.flush()
    after = _said(session)
    changed = {name for name in before if before[name] != after[name]}
    audit.note(
        by,
        "moved_session",
        session,
        before={name: before[name] for name in sorted(changed)},
        after={name: after[name] for name in sorted(changed)},
    )


def _said(session: AgendaSession) -> dict[str, object]:
    """As the audit keeps it."""
    return {
        "starts_at": session.starts_at.isoformat(timespec="minutes"),
        "minutes": session.minutes,
        "room_id": session.room_id,
    }
