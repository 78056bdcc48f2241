"""Reading delegations: what they may send, who answers for them, which are one's own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import and_, bindparam, func, select

from forum.columns import Words
from forum.delegations.invitations import hashed
from forum.delegations.models import Coordinator, Delegation, Floater, Quota
from forum.editions import capacity
from forum.editions.capacity import Step
from forum.editions.models import Category, Edition, Limit
from forum.editions.queries import categories_of, places_left
from forum.extensions import db

_QUOTA = select(Quota.id).where(
    Quota.delegation_id == bindparam("delegation"), Quota.category_id == bindparam("category")
)


@dataclass(frozen=True)
class QuotaLine:
    """A quota with what is taken of it."""

    id: int
    delegation_id: int
    category: Category
    places: int
    is_hard: bool
    taken: int

    @property
    def left(self) -> int:
        return max(0, self.places - self.taken)


def quota_for(delegation_id: int | None, category_id: int) -> int | None:
    """The quota somebody of this delegation and category counts against, if there is one.

    Inside a transaction the edition's limit is held first: quotas are made and taken away by whoever holds
    it, so this one stays until the row that counts against it is written.
    """
    if delegation_id is None:
        return None
    if db.session().info.get("in_transaction"):
        capacity.hold(_edition_of(delegation_id))
    quota_id: int | None = db.session.scalar(_QUOTA, {"delegation": delegation_id, "category": category_id})
    return quota_id


@dataclass(frozen=True)
class Nameable:
    """A delegation as the public form knows it."""

    id: int
    code: str
    name: Words
    is_listed: bool


def nameable_in(edition: Edition) -> tuple[Nameable, ...]:
    """Those that somebody who registers can name. Kept until the edition changes: it costs
    no statement."""
    return _kept(edition.uid, edition.version, edition.id)


@lru_cache(maxsize=64)
def _kept(_uid: bytes, _version: int, edition_id: int) -> tuple[Nameable, ...]:
    return tuple(
        Nameable(each.id, each.code, each.name, each.is_listed) for each in delegations_in(edition_id)
    )


def delegations_in(edition_id: int) -> Sequence[Delegation]:
    """All of an edition, by code."""
    return db.session.scalars(
        select(Delegation).filter_by(edition_id=edition_id).order_by(Delegation.code)
    ).all()


def delegation_with(edition_id: int, code: str) -> Delegation | None:
    return db.session.scalar(select(Delegation).filter_by(edition_id=edition_id, code=code.strip().upper()))


def delegation_of(edition_id: int, delegation_id: int | None) -> Delegation | None:
    """The delegation a row of the same edition points at."""
    if delegation_id is None:
        return None
    return db.session.scalar(select(Delegation).filter_by(edition_id=edition_id, id=delegation_id))


def delegations_of(edition_id: int, account_id: int | None) -> Sequence[Delegation]:
    """Those this account answers for, now."""
    if account_id is None:
        return []
    return db.session.scalars(
        select(Delegation)
        .join(Coordinator, Coordinator.delegation_id == Delegation.id)
        .where(
            Delegation.edition_id == edition_id,
            Coordinator.edition_id == edition_id,
            Coordinator.account_id == account_id,
            Coordinator.accepted_at.is_not(None),
            Coordinator.removed_at.is_(None),
        )
        .order_by(Delegation.code)
    ).all()


def quotas_in(edition_id: int, delegation_id: int | None = None) -> dict[int, list[QuotaLine]]:
    """Delegation → its quotas, in the order of the categories. One statement."""
    found = (
        select(Quota, Category, func.coalesce(Limit.taken, 0).label("taken"))
        .join(Category, Category.id == Quota.category_id)
        .outerjoin(
            Limit,
            and_(
                Limit.edition_id == Quota.edition_id,
                Limit.step == int(Step.DELEGATION_CATEGORY),
                Limit.of_id == Quota.id,
            ),
        )
        .where(Quota.edition_id == edition_id)
        .order_by(Category.position, Category.id)
        .execution_options(populate_existing=True)
    )
    if delegation_id is not None:
        found = found.where(Quota.delegation_id == delegation_id)
    lines: dict[int, list[QuotaLine]] = defaultdict(list)
    for quota, category, taken in db.session.execute(found):
        line = QuotaLine(quota.id, quota.delegation_id, category, quota.places, quota.is_hard, taken)
        lines[quota.delegation_id].append(line)
    return lines


def quota_lines(delegation: Delegation) -> list[QuotaLine]:
    return quotas_in(delegation.edition_id, delegation.id).get(delegation.id, [])


def offered_to(edition_id: int, delegation: Delegation) -> list[Category]:
    """What its people can come as: what there are quotas for, or what anybody can choose."""
    lines = quota_lines(delegation)
    return [line.category for line in lines] or [each for each in categories_of(edition_id) if each.is_public]


@dataclass(frozen=True)
class Free:
    """Places left to a delegation: `by_category` None where nothing limits them; `agreed`, of those that its
    quotas name, as many as the categories and the forum still have."""

    by_category: dict[int, int | None]
    agreed: int


def free_for(edition_id: int, lines: Sequence[QuotaLine]) -> Free:
    """Two statements."""
    of_all = places_left(edition_id, Step.EDITION).get(0)
    left = {
        number: _least(of_all, of_one) for number, of_one in places_left(edition_id, Step.CATEGORY).items()
    }
    named = sum(_least(line.left, left.get(line.category.id)) or 0 for line in lines)
    hard = {line.category.id: line.left for line in lines if line.is_hard}
    by_category = {number: _least(of_one, hard.get(number)) for number, of_one in left.items()}
    return Free(by_category, _least(named, of_all) or 0)


def _least(*limits: int | None) -> int | None:
    return min((limit for limit in limits if limit is not None), default=None)


def coordinators_in(edition_id: int) -> dict[int, list[Coordinator]]:
    """Delegation → those who answer for it or are invited to, by name."""
    found = select(Coordinator).filter_by(edition_id=edition_id, removed_at=None).order_by(Coordinator.name)
    people: dict[int, list[Coordinator]] = defaultdict(list)
    for coordinator in db.session.scalars(found):
        people[coordinator.delegation_id].append(coordinator)
    return people


def coordinators_of(delegation: Delegation) -> Sequence[Coordinator]:
    return db.session.scalars(
        select(Coordinator)
        .filter_by(edition_id=delegation.edition_id, delegation_id=delegation.id, removed_at=None)
        .order_by(Coordinator.name)
    ).all()


def invited_with(edition_id: int, link_token: str) -> Coordinator | None:
    """Whom a mailed invitation is for, as long as it was not used or replaced."""
    return db.session.scalar(
        select(Coordinator).filter_by(
            edition_id=edition_id, invitation_hash=hashed(link_token), removed_at=None
        )
    )


def floaters_of(delegation: Delegation) -> Sequence[Floater]:
    """The passes it holds, by zone and number; those withdrawn are left out."""
    return db.session.scalars(
        select(Floater)
        .filter_by(edition_id=delegation.edition_id, delegation_id=delegation.id, withdrawn_at=None)
        .order_by(Floater.zone_code, Floater.number)
    ).all()


def _edition_of(delegation_id: int) -> int:
    return db.session.scalars(select(Delegation.edition_id).filter_by(id=delegation_id)).one()
