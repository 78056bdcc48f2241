"""Writing down what happened. Called inside the transaction of the thing that happened."""

from dataclasses import dataclass
from typing import Any, Protocol

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
    db.session.add(
        Entry(
            edition_id=thing.edition_id,
            actor=by.name,
            account_id=by.account_id,
            verb=verb,
            thing=thing.__tablename__,
            thing_id=thing.id,
            reason=reason,
            before=before,
            after=after,
        )
    )
