"""Who is coming, as a forum's own page tells it."""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select

from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.states import State


def delegates_by_country(edition_id: int) -> Sequence[tuple[str, int]]:
    """ISO country code and confirmed delegates, the largest first. One statement."""
    return [(code, number) for code, number in db.session.execute(_COUNTRIES, {"edition": edition_id})]


_COUNT = func.count().label("count")
_COUNTRIES = (
    select(Registration.country, _COUNT)
    .where(Registration.edition_id == bindparam("edition"), Registration.state == State.CONFIRMED)
    .group_by(Registration.country)
    .order_by(_COUNT.desc(), Registration.country)
)
