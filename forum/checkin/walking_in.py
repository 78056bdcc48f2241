"""Somebody who stands at the desk without a registration: registered there, under the same rules as
everybody, and where nobody has to decide, with a badge at once. Also after the public form has closed."""

from dataclasses import dataclass

from sqlalchemy import select

from forum.accreditation.services import welcome
from forum.audit import services as audit
from forum.checkin.models import DoorRules
from forum.editions import capacity
from forum.editions.models import Category, Edition
from forum.extensions import db
from forum.registration import services as registrations
from forum.registration.models import Registration
from forum.registration.services import Application
from forum.registration.states import State
from forum.transaction import transaction


@dataclass
class _Whole:
    """The edition, as an entry names it."""

    id: int
    edition_id: int
    __tablename__ = "edition"


def rules_of(edition_id: int) -> DoorRules:
    """Without a row, the careful answers."""
    found = db.session.scalar(select(DoorRules).filter_by(edition_id=edition_id))
    return found or DoorRules(edition_id=edition_id, staff_register=False, asks_email=True)


def set_rules(edition: Edition, *, staff_register: bool, asks_email: bool, by: audit.Actor) -> None:
    with transaction():
        rules = rules_of(edition.id)
        after = {"staff_register": staff_register, "asks_email": asks_email}
        before = {name: getattr(rules, name) for name in after}
        if before == after:
            return
        rules.staff_register, rules.asks_email = staff_register, asks_email
        db.session.add(rules)
        db.session.flush()
        audit.note(by, "changed_door_rules", _Whole(edition.id, edition.id), before=before, after=after)


def walk_in(
    edition: Edition, category: Category, application: Application, *, key: str, by: audit.Actor
) -> Registration:
    """Safe to repeat with the same `key`. Raises `AlreadyRegistered` or `capacity.Full`."""
    earlier = registrations.submitted_before(edition, key, application)
    if earlier is not None:
        return earlier
    with transaction():
        capacity.take(edition.id, registrations.limits(category.id, None))
        registration = registrations.write_down(
            edition, category, application, key=key, state=State.SUBMITTED, quota_id=None
        )
        audit.note(by, "registered_at_door", registration, after={"state": State.SUBMITTED})
        welcome(edition, registration)
    return registration
