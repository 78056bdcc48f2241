"""Who is coming, as a forum's own page tells it."""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select

from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.states import State


def delegates_by_country(edition_id: int) -> Sequence[tuple[str, int]]:
    """ISO country code and confirmed delegates, the largest first. One statement."""
    return [(code, number) for code, number in db.session.execute(_COUNTRIES, {"edition": edition_id})]


_COUNT, _registration = func.count().label("count"), Registration.__table__.c
_COUNTRIES = (
    select(_registration.country, _COUNT)
    .where(_registration.edition_id == bindparam("edition"), _registration.state == State.CONFIRMED)
    .group_by(_registration.country)
    .order_by(_COUNT.desc(), _registration.country)
)
