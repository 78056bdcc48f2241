"""What a delegate wants to change after the decision: it waits, and the decided version stays."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import JSON, ForeignKey, Index, String, bindparam, func, select, text, update
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from forum import clock
from forum.extensions import db
from forum.registration.models import Registration


class RevisionState(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    REPLACED = "replaced"  # by a later one
    LAPSED = "lapsed"  # the registration is not confirmed any more


_IS_PENDING = text("state = 'pending'")


class Revision(db.Model):
    """Fields as the delegate wants them, and as they were when that was asked."""

    __table_args__ = (
        # One at a time for each registration.
        Index(
            "one_pending_revision",
            "registration_id",
            unique=True,
            sqlite_where=_IS_PENDING,
            postgresql_where=_IS_PENDING,
        ),
        Index("ix_revision_state", "edition_id", "state", "made_at"),
        Index("ix_revision_registration", "registration_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    state: Mapped[RevisionState] = mapped_column(String(20))
    changes: Mapped[dict[str, Any]] = mapped_column(JSON)
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(String(200))
    reason: Mapped[str | None] = mapped_column(String(1000))

    registration: Mapped[Registration] = relationship(lazy="raise")


class Line(NamedTuple):
    """One field of a revision, beside what the registration says now."""

    field: str
    before: Any  # when it was asked
    now: Any
    wanted: Any

    @property
    def is_outdated(self) -> bool:
        """Somebody else has changed it in between, to something else."""
        return bool(self.now not in (self.before, self.wanted))

    @property
    def is_there(self) -> bool:
        return bool(self.now == self.wanted)


def lines_of(revision: Revision, now: Mapping[str, Any]) -> list[Line]:
    """Field by field; `now` holds the registration's values."""
    return [
        Line(name, revision.before.get(name), now[name], wanted) for name, wanted in revision.changes.items()
    ]


def pending_of(registration: Registration) -> Revision | None:
    return db.session.scalar(
        select(Revision)
        .filter_by(
            edition_id=registration.edition_id,
            registration_id=registration.id,
            state=RevisionState.PENDING,
        )
        .execution_options(populate_existing=True)
    )


def pending_in(edition_id: int) -> Sequence[Revision]:
    """All that wait for the organiser, the oldest first."""
    return db.session.scalars(
        select(Revision)
        .filter_by(edition_id=edition_id, state=RevisionState.PENDING)
        .options(joinedload(Revision.registration).joinedload(Registration.category))
        .order_by(Revision.made_at, Revision.id)
        .limit(MOST_SHOWN)
    ).all()


def pending_count(edition_id: int) -> int:
    return db.session.scalars(
        select(func.count(Revision.id)).filter_by(edition_id=edition_id, state=RevisionState.PENDING)
    ).one()


def let_lapse(registration: Registration) -> None:
    """Nobody is asked about the details of somebody who is not confirmed any more."""
    db.session.execute(_LAPSE, {"of": registration.id, "now": clock.now()})


MOST_SHOWN = 200
_LAPSE = (
    update(Revision)
    .where(Revision.registration_id == bindparam("of"), Revision.state == RevisionState.PENDING)
    .values(state=RevisionState.LAPSED, decided_at=bindparam("now"))
    .execution_options(synchronize_session=False)
)
