"""Moving several sessions at once: two change places, or what was moved together goes back."""

from collections.abc import Iterable
from dataclasses import dataclass

from forum.agenda.models import AgendaSession
from forum.agenda.moving import Spot, move
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.transaction import transaction


@dataclass(frozen=True)
class Wish:
    """Where a session shall stand; `seen` is its version that was looked at."""

    session: AgendaSession
    spot: Spot
    seen: int


def rearrange(edition: Edition, wishes: Iterable[Wish], *, by: audit.Actor) -> None:
    """All or none: raises `Stale` where one has changed meanwhile. Held in one order for everybody."""
    with transaction():
        for wish in sorted(wishes, key=lambda each: each.session.id):
            move(edition, wish.session, wish.spot, seen=wish.seen, by=by)
