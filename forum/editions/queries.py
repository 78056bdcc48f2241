"""Reading editions and what belongs to them."""

from collections.abc import Sequence

from sqlalchemy import BindParameter, bindparam, select

from forum.editions.capacity import Step
from forum.editions.models import Category, Edition, KeyArea, Limit, Room, Venue
from forum.extensions import db


def edition_with(slug: str) -> Edition | None:
    return db.session.scalar(_WITH_SLUG, {"slug": slug})


def edition_of(edition_id: int) -> Edition:
    """The edition a row belongs to."""
    return db.session.get_one(Edition, edition_id)


def all_editions() -> Sequence[Edition]:
    """Every edition, the latest first."""
    return db.session.scalars(select(Edition).order_by(Edition.starts_on.desc())).all()


def categories_of(edition_id: int) -> Sequence[Category]:
    return db.session.scalars(_CATEGORIES, {"edition": edition_id}).all()


def rooms_of(edition_id: int) -> Sequence[Room]:
    return db.session.scalars(select(Room).filter_by(edition_id=edition_id).order_by(Room.position)).all()


def venues_of(edition_id: int) -> Sequence[Venue]:
    return db.session.scalars(_VENUES, {"edition": edition_id}).all()


def places_left(edition_id: int, step: Step) -> dict[int, int | None]:
    """Places left by what is limited (`of_id`); None where there is no limit."""
    rows = db.session.execute(_LIMITS, {"edition": edition_id, "at_step": int(step)})
    return {row.of_id: None if row.capacity is None else row.capacity - row.taken for row in rows}


def key_areas_of(edition_id: int) -> Sequence[KeyArea]:
    return db.session.scalars(_KEY_AREAS, {"edition": edition_id}).all()


# What the busy pages ask. Built once: building a statement costs more than running it.
_EDITION: BindParameter[int] = bindparam("edition")
_limit = Limit.__table__.c
_WITH_SLUG = select(Edition).where(Edition.slug == bindparam("slug"))
_CATEGORIES = select(Category).where(Category.edition_id == _EDITION).order_by(Category.position)
_VENUES = select(Venue).where(Venue.edition_id == _EDITION).order_by(Venue.position)
_KEY_AREAS = select(KeyArea).where(KeyArea.edition_id == _EDITION).order_by(KeyArea.position)
_LIMITS = select(_limit.of_id, _limit.capacity, _limit.taken).where(
    _limit.edition_id == _EDITION, _limit.step == bindparam("at_step")
)
