"""Reading the people of a delegation."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from forum.accreditation.endorsement import CAN_BE_ENDORSED
from forum.delegations.models import Delegation
from forum.editions.models import Category
from forum.extensions import db
from forum.registration.consents import By, Purpose
from forum.registration.models import Consent, Registration
from forum.registration.queries import After
from forum.registration.states import LIVE, State

PAGE = 100


def people_of(
    delegation: Delegation, after: After | None = None, *, waiting: bool = False
) -> Sequence[Registration]:
    """One page of everybody it ever had, or of those who wait for its word, latest first; one row more than
    `PAGE` where there is another."""
    found = _theirs(delegation)
    if waiting:
        found = found.where(Registration.id.in_(_waiting(delegation.edition_id)))
    if after is not None:
        same = Registration.submitted_at == after.submitted_at
        found = found.where(
            or_(Registration.submitted_at < after.submitted_at, and_(same, Registration.id < after.id))
        )
    newest_first = (Registration.submitted_at.desc(), Registration.id.desc())
    return db.session.scalars(found.order_by(*newest_first).limit(PAGE + 1)).all()


def everybody_of(delegation: Delegation) -> Sequence[Registration]:
    """All of them by name: for a file."""
    by_name = (Registration.family_name, Registration.given_name, Registration.id)
    return db.session.scalars(_theirs(delegation).order_by(*by_name)).all()


def person_of(delegation: Delegation, ref: str) -> Registration | None:
    return db.session.scalar(_theirs(delegation).where(Registration.ref == ref.upper()))


def read_by_coordinators(registrations: Sequence[Registration]) -> set[int]:
    """Whose details their coordinators may read: those who agreed to it, and those whom they entered
    themselves and who have not refused. Of the others they see the name and how things stand."""
    lines = select(Consent.registration_id, Consent.purpose, Consent.given, Consent.by).where(
        Consent.registration_id.in_([each.id for each in registrations]),
        Consent.purpose.in_([Purpose.ABROAD, Purpose.REQUIRED]),
    )
    agreed: dict[int, bool] = {}
    entered: set[int] = set()
    for line in db.session.execute(lines.order_by(Consent.id)):
        if line.purpose == Purpose.ABROAD:
            agreed[line.registration_id] = line.given
        elif line.by in (By.COORDINATOR, By.IMPORT):
            entered.add(line.registration_id)
    return {each.id for each in registrations if agreed.get(each.id, each.id in entered)}


def states_of(delegation: Delegation) -> dict[State, int]:
    """How many stand where."""
    counted = (
        select(Registration.state, func.count())
        .filter_by(edition_id=delegation.edition_id, delegation_id=delegation.id)
        .group_by(Registration.state)
    )
    return {State(state): count for state, count in db.session.execute(counted)}


def people_counted(edition_id: int) -> dict[int, dict[State, int]]:
    """Delegation → how many stand where. One statement for a whole edition."""
    counted = (
        select(Registration.delegation_id, Registration.state, func.count())
        .where(Registration.edition_id == edition_id, Registration.delegation_id.is_not(None))
        .group_by(Registration.delegation_id, Registration.state)
    )
    found: dict[int, dict[State, int]] = {}
    for delegation_id, state, count in db.session.execute(counted):
        found.setdefault(int(delegation_id or 0), {})[State(state)] = count
    return found


def living(states: Mapping[State, int]) -> int:
    """How many of them still come, or may: what is called the number of its people."""
    return sum(count for state, count in states.items() if state in LIVE)


def waiting_counted(edition_id: int) -> dict[int, int]:
    """Delegation → how many wait for its word. One statement for a whole edition."""
    counted = select(Registration.delegation_id, func.count()).group_by(Registration.delegation_id)
    found = db.session.execute(counted.where(Registration.id.in_(_waiting(edition_id))))
    return {int(delegation_id or 0): count for delegation_id, count in found}


def _waiting(edition_id: int) -> Select[Any]:
    """As `endorsement.waits_for_word` says it of one."""
    return (
        select(Registration.id)
        .join(Category, Category.id == Registration.category_id)
        .join(Delegation, Delegation.id == Registration.delegation_id)
        .where(
            Registration.edition_id == edition_id,
            Registration.endorsed_at.is_(None),
            Registration.state.in_(CAN_BE_ENDORSED),
            or_(Delegation.asks_endorsement, Category.asks_endorsement),
        )
    )


def _theirs(delegation: Delegation) -> Select[Any]:
    return (
        select(Registration)
        .where(Registration.edition_id == delegation.edition_id, Registration.delegation_id == delegation.id)
        .options(joinedload(Registration.category))
    )
