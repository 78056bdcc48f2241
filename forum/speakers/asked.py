"""Reading everybody who was asked to speak, whether or not they have said yes."""

from collections.abc import Sequence

from sqlalchemy import func, select

from forum.extensions import db
from forum.speakers.models import Speaker


def everybody_asked(edition_id: int) -> Sequence[Speaker]:
    return db.session.scalars(
        select(Speaker).filter_by(edition_id=edition_id).order_by(Speaker.position, Speaker.name, Speaker.id)
    ).all()


def asked(edition_id: int, ref: str) -> Speaker | None:
    return db.session.scalar(select(Speaker).filter_by(edition_id=edition_id, ref=ref))


def unconfirmed_count(edition_id: int) -> int:
    return db.session.scalars(
        select(func.count(Speaker.id)).filter_by(edition_id=edition_id, is_confirmed=False)
    ).one()
