"""Writing down how a session runs, and saying that it runs late."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import delete

from forum import clock
from forum.agenda.models import AgendaSession
from forum.agenda.running.models import RunItem, RunSheet
from forum.agenda.running.queries import items_of
from forum.agenda.services import Stale
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.errors import Refusal
from forum.extensions import db
from forum.transaction import locked, transaction

MOST_LATE = 12 * 60


class NoSuchItem(Refusal):
    """The run was written anew in the meantime."""

    code = "stale"


@dataclass(frozen=True)
class Line:
    """One item as its editor wants it."""

    minutes: int
    title: str
    owner: str = ""
    cue: str = ""
    language: str = ""


def write(
    edition: Edition, session: AgendaSession, lines: Sequence[Line], *, seen: int, by: audit.Actor
) -> None:
    """Make these the items, in this order. `seen` is the version the editor looked at, 0 where none is.
    An item that keeps its title keeps what was lost before it. Raises `Stale`."""
    with transaction():
        sheet = _sheet(edition, session)
        if sheet.version != seen:
            raise Stale(version=sheet.version)
        late = {item.title: item.late for item in items_of(session.id)}
        db.session.execute(delete(RunItem).filter_by(session_id=session.id))
        db.session.add_all(
            _item_of(session, position, line, late.get(line.title, 0)) for position, line in enumerate(lines)
        )
        sheet.version, sheet.changed_at = sheet.version + 1, clock.now()
        db.session.flush()
        after = {"version": sheet.version, "items": len(lines)}
        audit.note(by, "changed_run", session, after=after)
        pages_changed(edition.id)


def delay(
    edition: Edition,
    session: AgendaSession,
    minutes: int,
    *,
    item_id: int | None = None,
    by: audit.Actor,
) -> None:
    """The session begins so many minutes late; or so many were lost (won back, if negative) before an item.
    0 takes it back. Raises `NoSuchItem`."""
    with transaction():
        sheet = _sheet(edition, session)
        late: RunSheet | RunItem = sheet if item_id is None else _item(session, item_id)
        before, late.late = late.late, minutes
        sheet.changed_at = clock.now()
        if before != minutes:
            db.session.flush()
            audit.note(by, "delayed_session", session, before={"late": before}, after={"late": minutes})
            pages_changed(edition.id)


def _sheet(edition: Edition, session: AgendaSession) -> RunSheet:
    """Held together with its session, so that there is one of it."""
    locked(session)
    sheet = db.session.get(RunSheet, session.id, populate_existing=True)
    if sheet is None:
        sheet = RunSheet(session_id=session.id, edition_id=edition.id, version=0, late=0)
        db.session.add(sheet)
        db.session.flush()
    return sheet


def _item_of(session: AgendaSession, position: int, line: Line, late: int) -> RunItem:
    whose = {"edition_id": session.edition_id, "session_id": session.id}
    return RunItem(position=position, late=late, **whose, **asdict(line))


def _item(session: AgendaSession, item_id: int) -> RunItem:
    item = db.session.get(RunItem, item_id)
    if item is None or item.session_id != session.id:
        raise NoSuchItem()
    return item
