"""Writing down what happened. Called inside the transaction of the thing that happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import insert

from forum import clock
from forum.audit.models import Entry
from forum.extensions import db


@dataclass(frozen=True)
class Actor:
    """Who did it: an account, the registrant, a device, or the product by itself."""

    name: str
    account_id: int | None = None


REGISTRANT = Actor("registrant")
FORUM = Actor("forum")


class Auditable(Protocol):
    """A row that belongs to an edition."""

    id: Any
    edition_id: Any
    __tablename__: Any


def note(
    by: Actor,
    verb: str,
    thing: Auditable,
    *,
    reason: str | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Add an entry: `verb` in the past tense ("confirmed"), `before` and `after` only what changed."""
    note_all(by, verb, [(thing, after)], reason=reason, before=before)


def note_all(
    by: Actor,
    verb: str,
    things: Iterable[tuple[Auditable, dict[str, Any] | None]],
    *,
    reason: str | None = None,
    before: dict[str, Any] | None = None,
) -> None:
    """The same of many things, each with its `after`, in one statement."""
    entries = [
        {
            "edition_id": thing.edition_id,
            "at": clock.now(),
            "actor": by.name,
            "account_id": by.account_id,
            "verb": verb,
            "thing": thing.__tablename__,
            "thing_id": thing.id,
            "reason": reason,
            "before": before,
            "after": after,
        }
        for thing, after in things
    ]
    # Written, not tracked: nobody changes an entry. What is pending stays pending, so that whoever
    # flushes it meets its refusals.
    with db.session.no_autoflush:
        if entries:
            db.session.execute(_ENTRY, entries if len(entries) > 1 else entries[0])


_ENTRY = insert(Entry.__table__)
