"""Reading how a session runs, and which are late."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlalchemy import bindparam, func, select

from forum.agenda.queries import Place
from forum.agenda.running.models import RunItem, RunSheet
from forum.agenda.running.rules import Delay, Run, delays
from forum.agenda.signups.rules import HasTimes
from forum.extensions import db


class Announced(HasTimes, Protocol):
    """A session as the programme tells of it."""

    @property
    def id(self) -> int: ...
    @property
    def place(self) -> Place | None: ...
    @property
    def is_cancelled(self) -> bool: ...


def sheet_of(session_id: int) -> RunSheet | None:
    return db.session.get(RunSheet, session_id)


def items_of(session_id: int) -> Sequence[RunItem]:
    return db.session.scalars(
        select(RunItem).filter_by(session_id=session_id).order_by(RunItem.position, RunItem.id)
    ).all()


def delays_of(edition_id: int, announced: Iterable[Announced]) -> dict[int, Delay]:
    """The sessions that are late, by their id. One statement."""
    said = {row.session_id: row for row in db.session.execute(_LATE, {"edition": edition_id})}
    if not said:
        return {}
    return delays(_run(each, said.get(each.id)) for each in announced if not each.is_cancelled)


def _run(item: Announced, said: object) -> Run:
    late, lost = getattr(said, "late", 0), getattr(said, "lost", 0)
    room = item.place.id if item.place else None
    return Run(item.id, room, item.starts_at, item.ends_at, late, lost or 0)


_LOST = (
    select(func.sum(RunItem.late))
    .where(RunItem.session_id == RunSheet.session_id)
    .correlate(RunSheet)
    .scalar_subquery()
)
_LATE = select(RunSheet.session_id, RunSheet.late, _LOST.label("lost")).where(
    RunSheet.edition_id == bindparam("edition"), (RunSheet.late != 0) | (func.coalesce(_LOST, 0) != 0)
)
