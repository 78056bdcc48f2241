"""Reading the audit: the latest of an edition, and all about one thing."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.audit.models import Entry
from forum.audit.services import Auditable
from forum.extensions import db

PAGE = 50


def history_of(thing: Auditable) -> Sequence[Entry]:
    """All entries about one thing, oldest first."""
    return db.session.scalars(
        select(Entry)
        .filter_by(edition_id=thing.edition_id, thing=thing.__tablename__, thing_id=thing.id)
        .order_by(Entry.id)
    ).all()


def last_entry_of(edition_id: int) -> int | None:
    """The number of the last entry: as long as it is the same, nothing has happened."""
    return db.session.scalar(
        select(Entry.id).filter_by(edition_id=edition_id).order_by(Entry.id.desc()).limit(1)
    )


def latest(
    edition_id: int, *, before: int | None = None, verb: str | None = None, actor: str | None = None
) -> Sequence[Entry]:
    """A page of entries, newest first; `before` is the id the last page ended with."""
    found = select(Entry).filter_by(edition_id=edition_id).order_by(Entry.id.desc()).limit(PAGE)
    if before is not None:
        found = found.where(Entry.id < before)
    if verb:
        found = found.where(Entry.verb == verb)
    if actor:
        found = found.where(Entry.actor == actor)
    return db.session.scalars(found).all()
