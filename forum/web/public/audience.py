"""How full sessions are, and what is on: what public pages of the programme show beside the programme itself.

Counted and asked of the clock anew with each page; a page that is kept is at most a minute old.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from forum import clock
from forum.agenda.queries import Item
from forum.agenda.running.queries import delays_of
from forum.agenda.running.rules import Delay
from forum.agenda.signups.queries import entries_of
from forum.editions.models import Edition
from forum.web.public import facts
from forum.web.public.known import known

SOON = timedelta(hours=2)  # what begins later is found in the programme


@dataclass(frozen=True)
class Soon:
    """What is on now, and what begins next: all of it that begins at the same moment."""

    now: Sequence[Item]
    next: Sequence[Item]


@known
def has_places(edition: Edition) -> bool:
    """Whether any session has. Whoever settles that raises the edition's number."""
    return bool(entries_of(edition.id))


def fills(edition: Edition) -> Mapping[str, str]:
    """By the number on a line: filling or full; the others have room, or nobody counts. One statement, none
    where no session has places."""
    if not has_places(edition):
        return {}
    by_ref = facts.released(edition).by_ref
    entries = entries_of(edition.id).items()
    return {str(by_ref[ref].id): str(entry.fill) for ref, entry in entries if entry.fill and ref in by_ref}


@known
def delays(edition: Edition) -> dict[int, Delay]:
    """The sessions that are late, by their id. Whoever says so raises the edition's number."""
    return delays_of(edition.id, facts.programme(edition))


def late(edition: Edition) -> Mapping[str, Delay]:
    """The same, by the number on a line."""
    return {str(number): delay for number, delay in delays(edition).items()}


def soon(edition: Edition) -> Soon | None:
    """None where nothing is on and nothing begins soon."""
    now = clock.now()
    items = [item for item in facts.programme(edition) if not item.is_cancelled]
    found = Soon([item for item in items if item.starts_at <= now < item.ends_at], _next(items, now))
    return found if found.now or found.next else None


def _next(items: Sequence[Item], now: datetime) -> list[Item]:
    first = next((item.starts_at for item in items if item.starts_at > now), None)
    if first is None or first - now > SOON:
        return []
    return [item for item in items if item.starts_at == first]
