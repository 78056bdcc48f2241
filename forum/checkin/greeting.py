"""Whom the door calls when a guest of honour comes. One delegate's own greeter goes before the category's."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import delete, or_, select

from forum.audit import services as audit
from forum.checkin.models import Greeter
from forum.editions.models import Category
from forum.extensions import db
from forum.registration.models import Registration
from forum.transaction import transaction


class Greeted(NamedTuple):
    greeter: Greeter
    category: Category | None
    registration: Registration | None


def greeters_of(edition_id: int) -> Sequence[Greeted]:
    """One statement."""
    rows = db.session.execute(
        select(Greeter, Category, Registration)
        .outerjoin(Category, Category.id == Greeter.category_id)
        .outerjoin(Registration, Registration.id == Greeter.registration_id)
        .where(Greeter.edition_id == edition_id)
        .order_by(Greeter.registration_id, Category.position, Greeter.id)
    )
    return [Greeted(*row) for row in rows]


def greeter_of(registration: Registration) -> Greeter | None:
    """One statement."""
    return db.session.scalar(
        select(Greeter)
        .filter_by(edition_id=registration.edition_id)
        .where(
            or_(Greeter.registration_id == registration.id, Greeter.category_id == registration.category_id)
        )
        .order_by(Greeter.registration_id.is_(None))
        .limit(1)
    )


def name_greeter(of: Category | Registration, *, name: str, phone: str, by: audit.Actor) -> Greeter:
    """Instead of the one there was."""
    with transaction():
        _remove(of)
        greeter = Greeter(edition_id=of.edition_id, name=name, phone=phone, **_whose(of))
        db.session.add(greeter)
        db.session.flush()
        audit.note(by, "named_greeter", of, after={"name": name})
    return greeter


def remove_greeter(of: Category | Registration, *, by: audit.Actor) -> None:
    with transaction():
        if _remove(of):
            audit.note(by, "removed_greeter", of)


def _remove(of: Category | Registration) -> int:
    return len(db.session.scalars(delete(Greeter).filter_by(**_whose(of)).returning(Greeter.id)).all())


def _whose(of: Category | Registration) -> dict[str, int]:
    return {"category_id": of.id} if isinstance(of, Category) else {"registration_id": of.id}
