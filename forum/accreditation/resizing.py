"""More places or fewer: never fewer than are taken, and whoever fits into more of them moves up."""

from dataclasses import asdict, dataclass

from forum.accreditation.promoting import give_on
from forum.audit import services as audit
from forum.editions import capacity
from forum.editions.capacity import Step
from forum.editions.models import Category, Edition
from forum.registration.services import Freed
from forum.transaction import locked, transaction


@dataclass(frozen=True)
class Places:
    """A category as the desk sets it. `capacity` None: no limit; `offer_hours` None: confirmed at once."""

    capacity: int | None
    offer_hours: int | None
    asks_endorsement: bool


def resize(edition: Edition, *, places: int | None, by: audit.Actor) -> None:
    """How many the forum holds. Raises `capacity.BelowTaken`."""
    with transaction():
        freed = _resize(edition, Step.EDITION, 0, places, edition, by=by)
        give_on(edition, freed)


def set_places(edition: Edition, category: Category, places: Places, *, by: audit.Actor) -> None:
    """How many a category holds, and how they are given. Raises `capacity.BelowTaken`."""
    with transaction():
        freed = _resize(edition, Step.CATEGORY, category.id, places.capacity, category, by=by)
        _set(category, asdict(places), by=by)
        give_on(edition, freed)


def _resize(
    edition: Edition,
    step: Step,
    of_id: int,
    places: int | None,
    thing: Edition | Category,
    *,
    by: audit.Actor,
) -> Freed:
    before, was_full = capacity.resize(edition.id, step, of_id, places)
    if before == places:
        return frozenset()
    audit.note(by, "resized", _Named(thing, edition.id), before={"places": before}, after={"places": places})
    return frozenset({(step, of_id)}) if was_full else frozenset()


def _set(category: Category, after: dict[str, int | bool | None], *, by: audit.Actor) -> None:
    del after["capacity"]  # a limit's, not the category's
    locked(category)
    before = {name: getattr(category, name) for name in after}
    changed = {name: value for name, value in after.items() if before[name] != value}
    for name, value in changed.items():
        setattr(category, name, value)
    if changed:
        audit.note(by, "changed_category", category, before={n: before[n] for n in changed}, after=changed)


class _Named:
    """What was resized, as the audit points at it."""

    def __init__(self, thing: Edition | Category, edition_id: int) -> None:
        self.id, self.edition_id, self.__tablename__ = thing.id, edition_id, thing.__tablename__
