"""Who follows a session, and is told when it changes: they starred it, have a place or wait for one."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select, union

from forum.agenda.signups.models import SignUp, Star
from forum.extensions import db


def followers(edition_id: int, session_ids: Collection[int]) -> dict[int, set[int]]:
    """Registration id → ids of those of the sessions that they follow. One statement."""
    found = union(
        *(
            select(table.registration_id, table.session_id).where(
                table.edition_id == edition_id, table.session_id.in_(session_ids)
            )
            for table in (SignUp, Star)
        )
    )
    following: dict[int, set[int]] = defaultdict(set)
    for registration_id, session_id in db.session.execute(found):
        following[registration_id].add(session_id)
    return dict(following)
