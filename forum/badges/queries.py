"""Reading badges."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.badges.models import Badge
from forum.badges.states import VALID
from forum.extensions import db
from forum.registration.models import Registration


def valid_badge_of(registration: Registration) -> Badge | None:
    """The badge that opens the gate now, read afresh."""
    return db.session.scalar(
        select(Badge)
        .filter_by(edition_id=registration.edition_id, registration_id=registration.id)
        .where(Badge.state.in_(VALID))
        .execution_options(populate_existing=True)
    )


def badges_of(registration: Registration) -> Sequence[Badge]:
    """All badges of a registration, the latest first."""
    return db.session.scalars(
        select(Badge)
        .filter_by(edition_id=registration.edition_id, registration_id=registration.id)
        .order_by(Badge.serial.desc())
    ).all()


def badge_with(edition_id: int, badge_id: int) -> Badge | None:
    return db.session.scalar(select(Badge).filter_by(edition_id=edition_id, id=badge_id))
