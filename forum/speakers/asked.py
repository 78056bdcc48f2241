"""Reading everybody who was asked to speak, whether or not they have said yes."""

from collections.abc import Sequence

from sqlalchemy import func, select

from forum.extensions import db
from forum.speakers.models import Engagement, Speaker


def everybody_asked(edition_id: int) -> Sequence[Speaker]:
    return db.session.scalars(
        select(Speaker).filter_by(edition_id=edition_id).order_by(Speaker.position, Speaker.name, Speaker.id)
    ).all()


def asked(edition_id: int, ref: str) -> Speaker | None:
    return db.session.scalar(select(Speaker).filter_by(edition_id=edition_id, ref=ref))


def unconfirmed_count(edition_id: int) -> int:
    """Who has neither said yes nor declined."""
    open_yet = select(func.count(Speaker.id)).outerjoin(Engagement, Engagement.speaker_id == Speaker.id)
    return db.session.scalars(
        open_yet.where(
            Speaker.edition_id == edition_id, ~Speaker.is_confirmed, Engagement.declined_at.is_(None)
        )
    ).one()
