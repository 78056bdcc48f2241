"""Making the draft public: everything at once, under the next number.

Scarce here: the number. Every session of the edition is held, then the edition, in this order for everybody:
two who release at once follow each other, and the second finds nothing left to release.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from sqlalchemy import insert

from forum import clock
from forum.agenda.releases import queries
from forum.agenda.releases.differences import Change, changes, merged
from forum.agenda.releases.frozen import Frozen
from forum.agenda.releases.models import Release, ReleasedSession
from forum.agenda.releases.telling import tell
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.editions.queries import edition_of
from forum.editions.services import pages_changed
from forum.errors import Refusal
from forum.extensions import db
from forum.transaction import locked, transaction


class NothingToRelease(Refusal):
    """The public has all of it already."""

    code = "nothing_to_release"


class DraftMoved(Refusal):
    """Somebody changed the draft after the preview was looked at."""

    code = "draft_moved"


@dataclass(frozen=True)
class Ahead:
    """What a release would do now. `seal` says which draft this was found in."""

    newest: Release | None
    released: Mapping[int, Frozen]
    draft: Mapping[int, Frozen]
    places: list[list[Any]]
    themes: list[list[Any]]

    @cached_property
    def changes(self) -> list[Change]:
        return changes(self.released, self.draft)

    @property
    def number(self) -> int:
        return self.newest.number + 1 if self.newest else 1

    @property
    def is_empty(self) -> bool:
        return not self.changes and not self.renames

    @property
    def renames(self) -> bool:
        """Whether a room or a track that stands in the programme is called otherwise by now."""
        kept = self.newest
        return kept is not None and [kept.places, kept.themes] != [self.places, self.themes]

    @property
    def seal(self) -> str:
        said = [repr(sorted(self.draft.items())), repr(self.places), repr(self.themes), str(self.number)]
        return sha256("\n".join(said).encode()).hexdigest()[:20]


def ahead(edition: Edition, *, held: bool = False) -> Ahead:
    """Six statements. With `held` nobody can change a session until the transaction ends."""
    draft = queries.draft_of(edition.id, held=held)
    if held:
        locked(edition_of(edition.id))
    newest = queries.newest_of(edition.id)
    return Ahead(
        newest,
        queries.sessions_in(newest),
        draft,
        queries.places_now(edition.id),
        queries.themes_now(edition.id),
    )


def release(
    edition: Edition, *, note: str = "", seen: str | None = None, tells: bool = True, by: audit.Actor
) -> Release:
    """Freeze the draft, show it to the public and write to those whom a change concerns. `seen` is the seal
    of the preview that was looked at. Raises `DraftMoved` and `NothingToRelease`."""
    with transaction():
        found = ahead(edition, held=True)
        if seen is not None and seen != found.seal:
            raise DraftMoved()
        if found.is_empty:
            raise NothingToRelease()
        made = _frozen(edition, found, note, by)
        made.letters = tell(edition, made, found.changes) if tells else 0
        after = {"release": made.number, "changes": len(found.changes), "letters": made.letters}
        audit.note(by, "released_programme", made, reason=note or None, after=after)
        pages_changed(edition.id)
    return made


def _frozen(edition: Edition, found: Ahead, note: str, by: audit.Actor) -> Release:
    made = Release(
        edition_id=edition.id,
        number=found.number,
        note=note,
        by=by.name,
        at=clock.now(),
        places=found.places,
        themes=found.themes,
    )
    db.session.add(made)
    db.session.flush()
    rows = [_row(made, frozen) for frozen in merged(found.released, found.draft)]
    if rows:
        db.session.execute(insert(ReleasedSession), rows)
    return made


def _row(made: Release, frozen: Frozen) -> dict[str, Any]:
    return {
        "release_id": made.id,
        "session_id": frozen.session_id,
        "sequence": frozen.sequence,
        "is_cancelled": frozen.is_cancelled,
        "facts": frozen.facts,
        "abstract": frozen.abstract,
    }
