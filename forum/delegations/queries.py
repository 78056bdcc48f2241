"""Reading delegations and what they may send."""

from sqlalchemy import bindparam, select

from forum.delegations.models import Quota
from forum.extensions import db

_QUOTA = select(Quota.id).where(
    Quota.delegation_id == bindparam("delegation"), Quota.category_id == bindparam("category")
)


def quota_for(delegation_id: int | None, category_id: int) -> int | None:
    """The quota somebody of this delegation and category counts against, if there is one."""
    if delegation_id is None:
        return None
    quota_id: int | None = db.session.scalar(_QUOTA, {"delegation": delegation_id, "category": category_id})
    return quota_id
