"""What the clock erases: passports and needs some days after the forum, everything after twelve months.

Done once a minute by every worker; whoever comes second finds nothing left to do.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import select

from forum import clock
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.editions.queries import all_editions
from forum.editions.zone import at
from forum.extensions import db
from forum.privacy import classes, leftovers
from forum.privacy.rules import Kept, due
from forum.privacy.services import erase_in_turn
from forum.privacy.speakers import forget_long_after, of_how_many
from forum.registration.models import Registration
from forum.transaction import transaction

MOST_AT_ONCE = 100  # people, in one round: nobody else writes meanwhile


class OfTheEdition:
    """An edition, as the audit names a thing."""

    __tablename__ = "edition"

    def __init__(self, edition_id: int) -> None:
        self.id = self.edition_id = edition_id


def purge() -> None:
    """Everything that is due today, in every edition."""
    for edition in all_editions():
        for kept in sorted(due(edition, at(clock.now(), edition).date())):
            if how_many(edition.id)[kept]:
                _erase_kept(edition, kept)


def how_many(edition_id: int) -> Mapping[Kept, int]:
    """Of how many people something is kept, by what. Seven statements at most."""
    there = select(Registration.id).filter_by(edition_id=edition_id, erased_at=None)
    return {
        Kept.DOCUMENTS: classes.count_documents(edition_id),
        Kept.SENSITIVE: classes.count_sensitive(edition_id),
        Kept.EVERYTHING: (classes.count_of(there) or leftovers.count(edition_id)) + of_how_many(edition_id),
    }


def _erase_kept(edition: Edition, kept: Kept) -> None:
    """Whoever comes second waits for the rows of these people, and then finds nothing left of them."""
    with transaction():
        erased = ERASING[kept](edition)
        if erased:
            audit.note(audit.FORUM, "purged", OfTheEdition(edition.id), after={kept: erased})


def _documents(edition: Edition) -> int:
    classes.hold(classes.with_documents(edition.id))
    found = classes.count_documents(edition.id)
    classes.forget_documents(edition_id=edition.id)
    classes.forget_answers(classes.DOCUMENT, edition_id=edition.id)
    return found


def _sensitive(edition: Edition) -> int:
    classes.hold(classes.with_needs(edition.id))
    found = classes.count_sensitive(edition.id)
    classes.forget_needs(edition_id=edition.id)
    classes.forget_answers(classes.SENSITIVE, edition_id=edition.id)
    return found


def _everybody(edition: Edition) -> int:
    left = select(Registration.id).filter_by(edition_id=edition.id, erased_at=None).order_by(Registration.id)
    ids = db.session.scalars(left.limit(MOST_AT_ONCE)).all()
    erased = erase_in_turn(edition, ids, by=audit.FORUM) if ids else _the_rest(edition)
    return erased + forget_long_after(edition)


def _the_rest(edition: Edition) -> int:
    """Nobody is left: what still names them goes, too."""
    found = leftovers.count(edition.id)
    leftovers.forget(edition.id)
    return found


ERASING: Mapping[Kept, Callable[[Edition], int]] = {
    Kept.DOCUMENTS: _documents,
    Kept.SENSITIVE: _sensitive,
    Kept.EVERYTHING: _everybody,
}
