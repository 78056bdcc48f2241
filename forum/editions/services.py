"""Making an edition and changing what its pages show."""

import secrets
from typing import Any

from sqlalchemy import bindparam, update

from forum.editions import changes, keys
from forum.editions.capacity import Step
from forum.editions.models import Category, Cursor, Edition, EditionKey, Limit
from forum.extensions import db
from forum.transaction import afterwards, transaction


def create(*, slug: str, capacity: int | None = None, **facts: Any) -> Edition:
    """A new edition with its limit and its cursor. `facts` are the columns of `Edition`."""
    with transaction():
        edition = Edition(uid=secrets.token_bytes(16), slug=slug, **facts)
        db.session.add(edition)
        db.session.flush()
        db.session.add(Cursor(edition_id=edition.id))
        db.session.add(EditionKey(edition_id=edition.id, sealed=keys.sealed_for(edition.uid)))
        limit(edition.id, Step.EDITION, 0, capacity)
    return edition


def add_category(edition: Edition, *, capacity: int | None = None, **facts: Any) -> Category:
    """A new category with its limit. `facts` are the columns of `Category`."""
    with transaction():
        category = Category(edition_id=edition.id, **{"hint": {}, **facts})
        db.session.add(category)
        db.session.flush()
        limit(edition.id, Step.CATEGORY, category.id, capacity)
    return category


def limit(edition_id: int, step: Step, of_id: int, capacity: int | None) -> None:
    db.session.add(Limit(edition_id=edition_id, step=int(step), of_id=of_id, capacity=capacity, taken=0))
    db.session.flush()


def pages_changed(edition_id: int) -> None:
    """Let every node forget the pages it has kept. Called inside the transaction of the change."""
    db.session.execute(update(Edition).where(Edition.id == edition_id).values(version=Edition.version + 1))
    afterwards(changes.note)


def raise_cursor(edition_id: int) -> int:
    """The edition's next number, for the doors. Holds the row until the transaction ends,
    so that whatever follows happens one after another, edition by edition."""
    value: int = db.session.execute(RAISE_CURSOR, {"of_edition": edition_id}).scalar_one()
    return value


_cursor = Cursor.__table__
RAISE_CURSOR = (
    update(_cursor)
    .where(_cursor.c.edition_id == bindparam("of_edition"))
    .values(value=_cursor.c.value + 1)
    .returning(_cursor.c.value)
)
