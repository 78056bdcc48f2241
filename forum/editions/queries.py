"""Reading editions and what belongs to them."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.editions.capacity import Step
from forum.editions.models import Category, Edition, KeyArea, Limit, Room, Venue
from forum.extensions import db


def edition_with(slug: str) -> Edition | None:
    return db.session.scalar(select(Edition).filter_by(slug=slug))


def edition_of(edition_id: int) -> Edition:
    """The edition a row belongs to."""
    return db.session.get_one(Edition, edition_id)


def all_editions() -> Sequence[Edition]:
    """Every edition, the latest first."""
    return db.session.scalars(select(Edition).order_by(Edition.starts_on.desc())).all()


def categories_of(edition_id: int) -> Sequence[Category]:
    return db.session.scalars(
        select(Category).filter_by(edition_id=edition_id).order_by(Category.position)
    ).all()


def rooms_of(edition_id: int) -> Sequence[Room]:
    return db.session.scalars(select(Room).filter_by(edition_id=edition_id).order_by(Room.position)).all()


def venues_of(edition_id: int) -> Sequence[Venue]:
    return db.session.scalars(select(Venue).filter_by(edition_id=edition_id).order_by(Venue.position)).all()


def places_left(edition_id: int, step: Step) -> dict[int, int | None]:
    """Places left by what is limited (`of_id`); None where there is no limit."""
    rows = db.session.execute(
        select(Limit.of_id, Limit.capacity, Limit.taken).filter_by(edition_id=edition_id, step=int(step))
    )
    return {row.of_id: None if row.capacity is None else row.capacity - row.taken for row in rows}


def key_areas_of(edition_id: int) -> Sequence[KeyArea]:
    return db.session.scalars(
        select(KeyArea).filter_by(edition_id=edition_id).order_by(KeyArea.position)
    ).all()
