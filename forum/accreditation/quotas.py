"""How many of a category a delegation may send: set, changed and taken away, with those already there.

Order of locks: everybody of the delegation, then the edition's limit. Whoever takes a place for a delegation
looks for its quota while they hold the edition's limit (delegations/queries.py: quota_for), so nobody is
counted twice or not at all.
"""

from sqlalchemy import ColumnElement, delete, func, select, update

from forum.accreditation.promoting import give_on_afterwards
from forum.audit import services as audit
from forum.delegations.models import Delegation, Quota
from forum.editions import capacity
from forum.editions import services as editions
from forum.editions.capacity import Step
from forum.editions.models import Category, Edition, Limit
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.states import HOLDS_A_PLACE
from forum.transaction import transaction


def set_quota(
    edition: Edition,
    delegation: Delegation,
    category: Category,
    *,
    places: int,
    is_hard: bool,
    by: audit.Actor,
) -> Quota:
    """Make the quota, or change it. Raises `capacity.BelowTaken` where a hard one would be lower than what
    is taken, and then nothing is changed."""
    with transaction():
        _hold(delegation)
        quota = _quota(delegation, category)
        before = None if quota is None else {"places": quota.places, "is_hard": quota.is_hard}
        quota = quota or _new(delegation, category, places)
        limit = Step.DELEGATION_CATEGORY, quota.id
        _before, was_full = capacity.resize(edition.id, *limit, places if is_hard else None)
        if was_full:
            give_on_afterwards(edition, frozenset([limit]))
        quota.places, quota.is_hard = places, is_hard
        db.session.flush()
        after = {"category": category.name, "places": places, "is_hard": is_hard}
        audit.note(by, "set_quota", delegation, before=before, after=after)
    return quota


def remove_quota(edition: Edition, delegation: Delegation, category: Category, *, by: audit.Actor) -> None:
    """Without a limit of its own from now on; the people stay."""
    with transaction():
        _hold(delegation)
        quota = _quota(delegation, category)
        if quota is None:
            return
        give_on_afterwards(edition, frozenset([(Step.EDITION, 0), (Step.CATEGORY, category.id)]))
        _count_against(None, Registration.quota_id == quota.id)
        db.session.execute(delete(Limit).where(*_its_limit(quota)))
        before = {"category": category.name, "places": quota.places}
        db.session.delete(quota)
        db.session.flush()
        audit.note(by, "removed_quota", delegation, before=before)


def _hold(delegation: Delegation) -> None:
    """The rows first and only locked, not changed: a newcomer who holds the limit may be waiting for one."""
    theirs = select(Registration.id).filter_by(delegation_id=delegation.id).order_by(Registration.id)
    db.session.scalars(theirs.with_for_update(key_share=True)).all()
    capacity.hold(delegation.edition_id)


def _quota(delegation: Delegation, category: Category) -> Quota | None:
    found = select(Quota).filter_by(delegation_id=delegation.id, category_id=category.id)
    return db.session.scalar(found.execution_options(populate_existing=True))


def _new(delegation: Delegation, category: Category, places: int) -> Quota:
    """Without a limit at first: those who are there already are counted before any is set."""
    quota = Quota(
        edition_id=delegation.edition_id, delegation_id=delegation.id, category_id=category.id, places=places
    )
    db.session.add(quota)
    db.session.flush()
    editions.limit(delegation.edition_id, Step.DELEGATION_CATEGORY, quota.id, None)
    theirs = (Registration.delegation_id == delegation.id) & (Registration.category_id == category.id)
    _count_against(quota.id, theirs)
    held = Registration.state.in_(HOLDS_A_PLACE)
    taken = select(func.count()).where(Registration.quota_id == quota.id, held).scalar_subquery()
    counted = update(Limit).where(*_its_limit(quota)).values(taken=taken)
    db.session.execute(counted.execution_options(synchronize_session=False))
    return quota


def _count_against(quota_id: int | None, which: ColumnElement[bool]) -> None:
    theirs = update(Registration).where(which).values(quota_id=quota_id)
    db.session.execute(theirs.execution_options(synchronize_session="fetch"))


def _its_limit(quota: Quota) -> tuple[ColumnElement[bool], ...]:
    return (
        Limit.edition_id == quota.edition_id,
        Limit.step == int(Step.DELEGATION_CATEGORY),
        Limit.of_id == quota.id,
    )
