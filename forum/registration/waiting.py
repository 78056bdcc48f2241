"""Who comes next on the waiting list."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true
from sqlalchemy.orm import QueryableAttribute, aliased, joinedload

from forum.editions.capacity import Step
from forum.editions.models import Limit
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.states import State


def longest_waiting(
    edition_id: int, freed: Collection[tuple[Step, int]], passed: Collection[int] = ()
) -> Registration | None:
    """Who comes next when places of the limits in `freed` became free: the longest waiting who counts
    against one of them and fits into all of theirs. Held until the transaction ends.

    Whoever is being decided about in this moment is passed over: waiting for that row, while holding
    the limits which that decision needs, would be a deadlock.
    """
    found: Registration | None = db.session.scalar(
        _waiting(edition_id, freed, passed)
        .with_for_update(skip_locked=True, of=Registration, key_share=True)
        .options(joinedload(Registration.category, innerjoin=True))
        .execution_options(populate_existing=True)
    )
    return found


def somebody_waits(
    edition_id: int, freed: Collection[tuple[Step, int]], passed: Collection[int] = ()
) -> Registration | None:
    """The same, asked without holding anybody: whoever is being decided about is not passed over."""
    found: Registration | None = db.session.scalar(
        _waiting(edition_id, freed, passed)
        .options(joinedload(Registration.category, innerjoin=True))
        .execution_options(populate_existing=True)
    )
    return found


def _waiting(edition_id: int, freed: Collection[tuple[Step, int]], passed: Collection[int]) -> Select[Any]:
    return (
        select(Registration)
        .join(_OF_ALL, and_(_OF_ALL.edition_id == edition_id, _OF_ALL.step == int(Step.EDITION)))
        .join(_OF_CATEGORY, _limits(_OF_CATEGORY, Step.CATEGORY, Registration.category_id))
        .outerjoin(_OF_QUOTA, _limits(_OF_QUOTA, Step.DELEGATION_CATEGORY, Registration.quota_id))
        .where(Registration.edition_id == edition_id, Registration.state == State.WAITLISTED)
        .where(_has_room(_OF_ALL), _has_room(_OF_CATEGORY), or_(_OF_QUOTA.id.is_(None), _has_room(_OF_QUOTA)))
        .where(_counts_against(freed), Registration.id.not_in(passed))
        .order_by(Registration.waiting_since, Registration.id)
        .limit(1)
    )


def _limits(limit: type[Limit], step: Step, of_id: QueryableAttribute[Any]) -> ColumnElement[bool]:
    return and_(limit.edition_id == Registration.edition_id, limit.step == int(step), limit.of_id == of_id)


def _has_room(limit: type[Limit]) -> ColumnElement[bool]:
    return or_(limit.capacity.is_(None), limit.taken < limit.capacity)


def _counts_against(limits: Collection[tuple[Step, int]]) -> ColumnElement[bool]:
    column = {Step.CATEGORY: Registration.category_id, Step.DELEGATION_CATEGORY: Registration.quota_id}
    return or_(
        false(), *(true() if step is Step.EDITION else column[step] == of_id for step, of_id in limits)
    )


_OF_ALL, _OF_CATEGORY, _OF_QUOTA = aliased(Limit), aliased(Limit), aliased(Limit)
