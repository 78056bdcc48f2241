"""Copying a day: what fits on the other day is added there as drafts; what does not is left out, and why."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from forum import clock
from forum.agenda.conflicts.queries import timetable_of
from forum.agenda.conflicts.rules import GRAVE, Severity, conflicts
from forum.agenda.conflicts.timetable import Slot, Span, Timetable
from forum.agenda.drafts import sessions_of
from forum.agenda.models import AgendaSession, Appearance, PublishState
from forum.agenda.services import free_ref
from forum.audit import services as audit
from forum.columns import Words
from forum.editions.models import Edition
from forum.editions.zone import at, instant
from forum.extensions import db
from forum.transaction import transaction

CANCELLED, THERE_ALREADY = "cancelled", "there_already"
MISSING = "·"  # what a copy is called before it has a ref: no session has this one


@dataclass
class Copied:
    """`left_out`: titles with why, as the code of the rule that says no, or one of the two above."""

    added: list[AgendaSession] = field(default_factory=list)
    left_out: list[tuple[Words, str]] = field(default_factory=list)


def copy_day(edition: Edition, day: date, to: date, *, by: audit.Actor) -> Copied:
    """The same again on another day, at the same time of the clock. Sending it twice copies nothing twice."""
    with transaction():
        sessions, timetable = sessions_of(edition.id), timetable_of(edition, now=clock.now())
        slots = {slot.ref: slot for slot in timetable.slots}
        there = {(_titled(each), each.starts_at) for each in sessions}
        refs, done = {each.ref for each in sessions}, Copied()
        for session in _on(day, sessions, edition):
            begins = instant(to, at(session.starts_at, edition).time(), edition)
            slot = slots.get(session.ref) and _moved(slots[session.ref], begins)
            why = _why_not(slot, timetable, is_there=(_titled(session), begins) in there)
            if slot is None or why is not None:
                done.left_out.append((session.title, why or CANCELLED))
                continue
            copy = _copy(session, begins, free_ref(session.title, refs))
            refs.add(copy.ref)
            timetable = replace(timetable, slots=[*timetable.slots, replace(slot, ref=copy.ref)])
            done.added.append(copy)
        _write_down(done.added, by)
    return done


def take_back(edition: Edition, refs: Collection[str], *, by: audit.Actor) -> int:
    """What was just copied goes again, unless somebody has worked on it since. Returns how many went."""
    with transaction():
        untouched = db.session.scalars(
            select(AgendaSession)
            .where(AgendaSession.edition_id == edition.id, AgendaSession.ref.in_(refs))
            .where(AgendaSession.state == PublishState.DRAFT, AgendaSession.version == 1)
            .order_by(AgendaSession.id)
            .with_for_update()
        ).all()
        return sum(_is_gone(each, by) for each in untouched)


def _is_gone(session: AgendaSession, by: audit.Actor) -> bool:
    """Not where something hangs on it already: a release, a sign-up, a door."""
    try:
        with transaction():
            before = {"title": session.title, "starts_at": session.starts_at.isoformat(timespec="minutes")}
            audit.note(by, "removed_session", session, before=before)
            db.session.execute(delete(Appearance).where(Appearance.session_id == session.id))
            db.session.execute(delete(AgendaSession).where(AgendaSession.id == session.id))
    except IntegrityError:
        return False
    return True


def _why_not(slot: Slot | None, timetable: Timetable, *, is_there: bool) -> str | None:
    """The first error that a slot on the other day would be."""
    if slot is None:
        return CANCELLED
    if is_there:
        return THERE_ALREADY
    found = conflicts(replace(timetable, slots=[*timetable.slots, slot]), GRAVE)
    errors = (each for each in found if each.severity is Severity.ERROR and MISSING in each.slots)
    return next((each.code for each in errors), None)


def _on(day: date, sessions: Sequence[AgendaSession], edition: Edition) -> Iterator[AgendaSession]:
    return (each for each in sessions if at(each.starts_at, edition).date() == day)


def _titled(session: AgendaSession) -> str:
    return session.title.in_("en")


def _moved(slot: Slot, begins: datetime) -> Slot:
    """Nobody has signed up for it there."""
    lasts = slot.span.ends - slot.span.begins
    return replace(slot, ref=MISSING, span=Span(begins, begins + lasts), signed_up=0, interested=0)


def _copy(session: AgendaSession, begins: datetime, ref: str) -> AgendaSession:
    return AgendaSession(
        edition_id=session.edition_id,
        ref=ref,
        uid=str(uuid.uuid4()),
        kind=session.kind,
        state=PublishState.DRAFT,
        track_id=session.track_id,
        room_id=session.room_id,
        starts_at=begins,
        minutes=session.minutes,
        title=session.title,
        abstract=session.abstract,
        floor_languages=list(session.floor_languages),
        interpreted_languages=list(session.interpreted_languages),
        appearances=[
            Appearance(
                edition_id=each.edition_id, speaker_id=each.speaker_id, role=each.role, position=each.position
            )
            for each in session.appearances
        ],
    )


def _write_down(added: Sequence[AgendaSession], by: audit.Actor) -> None:
    db.session.add_all(added)
    db.session.flush()
    for copy in added:
        after = {"title": copy.title, "starts_at": copy.starts_at.isoformat(timespec="minutes")}
        audit.note(by, "added_session", copy, after=after)
