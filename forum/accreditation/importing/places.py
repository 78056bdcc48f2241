"""Places as they were when the looking-through began, counted down in memory: a forecast, no promise. The
import itself asks the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from forum.delegations.models import Delegation
from forum.delegations.queries import quotas_in
from forum.editions.capacity import Step
from forum.editions.models import Category, Limit
from forum.extensions import db

Limits = dict[tuple[Step, int], int | None]


@dataclass
class Places:
    left: Limits
    quotas: Mapping[tuple[int, int], int] = field(default_factory=dict)  # delegation and category → quota

    def take(self, category: Category, delegation: Delegation | None) -> bool:
        """Whether somebody new would find a place, or at least one on the waiting list."""
        wanted = [(Step.EDITION, 0), (Step.CATEGORY, category.id)]
        quota = self.quotas.get((delegation.id, category.id)) if delegation else None
        if quota is not None:
            wanted.append((Step.DELEGATION_CATEGORY, quota))
        if any(self.left.get(limit) == 0 for limit in wanted):
            return category.keeps_waiting_list
        for limit in wanted:
            if (left := self.left.get(limit)) is not None:
                self.left[limit] = left - 1
        return True


def places_of(edition_id: int) -> Places:
    """Two statements."""
    rows = db.session.execute(
        select(Limit.step, Limit.of_id, Limit.capacity, Limit.taken).filter_by(edition_id=edition_id)
    )
    left: Limits = {
        (Step(step), of_id): None if capacity is None else capacity - taken
        for step, of_id, capacity, taken in rows
    }
    quotas = {
        (line.delegation_id, line.category.id): line.id
        for lines in quotas_in(edition_id).values()
        for line in lines
    }
    return Places(left, quotas)
