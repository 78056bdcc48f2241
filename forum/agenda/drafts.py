"""Reading the programme as its editors do: what is drafted and cancelled too, and what is missing."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from forum.agenda.models import AgendaSession, Appearance, Kind, PublishState
from forum.columns import Words
from forum.extensions import db

WITHOUT_ABSTRACT = frozenset({Kind.BREAK, Kind.SOCIAL})
WITHOUT_ROOM = frozenset({Kind.BREAK})


class Gap(StrEnum):
    """What a session still needs before people can find it and know what it is about."""

    ROOM = "room"
    ABSTRACT = "abstract"


class Outline(Protocol):
    """What has to be known of a session to see its gaps."""

    kind: Kind
    state: PublishState
    room_id: int | None
    abstract: Words


def gaps_of(session: Outline) -> set[Gap]:
    if session.state == PublishState.CANCELLED:
        return set()
    gaps = set()
    if session.room_id is None and session.kind not in WITHOUT_ROOM:
        gaps.add(Gap.ROOM)
    if not session.abstract and session.kind not in WITHOUT_ABSTRACT:
        gaps.add(Gap.ABSTRACT)
    return gaps


def outlines_of(edition_id: int) -> Sequence[Any]:
    """Just enough of every session to see its gaps. One statement."""
    return db.session.execute(_OUTLINES, {"edition": edition_id}).all()


def sessions_of(edition_id: int) -> Sequence[AgendaSession]:
    """Every session in order of time, with its track, room and people. Three statements."""
    return db.session.scalars(_IN_ORDER, {"edition": edition_id}).all()


def movable_in(edition_id: int) -> Sequence[Any]:
    """What a list to choose from shows of each session that takes place, in order of time. One statement."""
    return db.session.execute(_MOVABLE, {"edition": edition_id}).all()


def session_with(edition_id: int, ref: str) -> AgendaSession | None:
    return db.session.scalar(_WHOLE.where(AgendaSession.ref == ref), {"edition": edition_id})


def place_of(edition_id: int, ref: str) -> AgendaSession | None:
    """The session for whoever moves it: without its track, room and people. One statement."""
    return db.session.scalar(_ALONE, {"edition": edition_id, "ref": ref})


def _whole() -> Select[Any]:
    return (
        select(AgendaSession)
        .where(AgendaSession.edition_id == bindparam("edition"))
        .options(
            joinedload(AgendaSession.track),
            joinedload(AgendaSession.room),
            selectinload(AgendaSession.appearances).joinedload(Appearance.speaker, innerjoin=True),
        )
    )


_WHOLE = _whole()
_ALONE = select(AgendaSession).where(
    AgendaSession.edition_id == bindparam("edition"), AgendaSession.ref == bindparam("ref")
)
_IN_ORDER = _WHOLE.order_by(AgendaSession.starts_at, AgendaSession.id)
_OUTLINES = select(
    AgendaSession.kind, AgendaSession.state, AgendaSession.room_id, AgendaSession.abstract
).where(AgendaSession.edition_id == bindparam("edition"))
_MOVABLE = (
    select(AgendaSession.ref, AgendaSession.version, AgendaSession.title, AgendaSession.starts_at)
    .where(AgendaSession.edition_id == bindparam("edition"), AgendaSession.state != PublishState.CANCELLED)
    .order_by(AgendaSession.starts_at, AgendaSession.id)
)
