"""Reading photographs: one delegate's, those a registrar has to look at, and who owes one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import joinedload

from forum.editions.models import Category
from forum.extensions import db
from forum.photos.models import Photo
from forum.registration.models import Registration
from forum.registration.states import LIVE

PAGE = 50


def photo_of(registration: Registration) -> Photo | None:
    return db.session.scalar(
        select(Photo).filter_by(edition_id=registration.edition_id, registration_id=registration.id)
    )


def is_owed(registration: Registration, photo: Photo | None) -> bool:
    """Whether the category asks for a photograph and there is none."""
    return registration.category.asks_photo and (photo is None or photo.file_id is None)


def proposed_in(edition_id: int) -> Sequence[Row[Registration, Photo]]:
    """(registration, photo) of those that wait, the longest first."""
    return db.session.execute(
        select(Registration, Photo)
        .join(Photo, Photo.registration_id == Registration.id)
        .where(Photo.edition_id == edition_id, Photo.proposed_file_id.is_not(None))
        .order_by(Photo.proposed_at)
        .limit(PAGE)
    ).all()


def count_proposed(edition_id: int) -> int:
    waiting = select(func.count()).select_from(Photo)
    found = waiting.where(Photo.edition_id == edition_id, Photo.proposed_file_id.is_not(None))
    return db.session.scalars(found).one()


def owing_in(edition_id: int) -> Sequence[Registration]:
    """Live registrations whose category asks for a photograph that is not there."""
    return db.session.scalars(
        _owing(edition_id, select(Registration))
        .options(joinedload(Registration.category))
        .order_by(Registration.submitted_at, Registration.id)
        .limit(PAGE)
    ).all()


def count_owing(edition_id: int) -> int:
    return db.session.scalars(_owing(edition_id, select(func.count(Registration.id)))).one()


def _owing(edition_id: int, statement: Any) -> Any:
    return (
        statement.join(Category, Category.id == Registration.category_id)
        .outerjoin(Photo, Photo.registration_id == Registration.id)
        .where(Registration.edition_id == edition_id, Registration.state.in_(LIVE))
        .where(Category.asks_photo, Photo.file_id.is_(None))
    )
