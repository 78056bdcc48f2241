"""Reading who is on stage."""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select

from forum.extensions import db
from forum.speakers.models import Speaker


def speakers_of(edition_id: int) -> Sequence[Speaker]:
    """Those who have said yes, in the edition's own order."""
    return db.session.scalars(_SPEAKERS, {"edition": edition_id}).all()


def first_speakers_of(edition_id: int, most: int) -> Sequence[Speaker]:
    return db.session.scalars(_FIRST, {"edition": edition_id, "most": most}).all()


def count_of(edition_id: int) -> int:
    return db.session.scalar(_COUNT, {"edition": edition_id}) or 0


def speaker_with(edition_id: int, ref: str) -> Speaker | None:
    return db.session.scalar(_ONE, {"edition": edition_id, "ref": ref})


_SPEAKERS = (
    select(Speaker)
    .where(Speaker.edition_id == bindparam("edition"), Speaker.is_confirmed)
    .order_by(Speaker.position, Speaker.name, Speaker.id)
)
_FIRST = _SPEAKERS.limit(bindparam("most"))
_COUNT = (
    select(func.count())
    .select_from(Speaker)
    .where(Speaker.edition_id == bindparam("edition"), Speaker.is_confirmed)
)
_ONE = _SPEAKERS.where(Speaker.ref == bindparam("ref"))
