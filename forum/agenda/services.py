"""Changing the programme: a session is added, changed, cancelled.

A form that was opened on an older version is refused, never obeyed. All of this is the draft: the public
sees what the newest release says (releases/services.py).
"""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from anyascii import anyascii
from sqlalchemy import select

from forum.agenda.models import AgendaSession, Appearance, Kind, PublishState, Role
from forum.audit import services as audit
from forum.columns import Words
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.transaction import locked, transaction

LONGEST_REF = 60
# Addresses of the desk that stand where a session's would.
PAGES_BESIDE = {"new", "board", "conflicts", "import", "release", "copy", "rooms"}


class Stale(Refusal):
    """Somebody else changed the session after this form was opened."""

    code = "stale"


class AlreadyCancelled(Refusal):
    """A cancelled session stays cancelled: calendars have been told."""

    code = "session_cancelled"


@dataclass(frozen=True)
class Plan:
    """A session as its editor wants it. `people` are (speaker id, role), in order of appearance."""

    title: Words
    abstract: Words
    kind: Kind
    state: PublishState
    track_id: int | None
    room_id: int | None
    starts_at: datetime
    minutes: int
    floor_languages: Sequence[str] = ()
    interpreted_languages: Sequence[str] = ()
    people: Sequence[tuple[int, Role]] = ()

    @property
    def columns(self) -> dict[str, Any]:
        values = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "people"}
        return {name: list(each) if isinstance(each, tuple) else each for name, each in values.items()}


def add(edition: Edition, plan: Plan, *, by: audit.Actor) -> AgendaSession:
    with transaction():
        session = AgendaSession(
            edition_id=edition.id,
            ref=free_ref(plan.title, _refs_of(edition)),
            uid=str(uuid.uuid4()),
            **plan.columns,
        )
        session.appearances = _appearances(edition.id, plan)
        db.session.add(session)
        db.session.flush()
        after = {"title": plan.title, "starts_at": _said(plan.starts_at)}
        audit.note(by, "added_session", session, after=after)
    return session


def change(edition: Edition, session: AgendaSession, plan: Plan, *, seen: int, by: audit.Actor) -> None:
    """Make the session what the plan says. `seen` is the version the editor looked at. Raises `Stale`."""
    with transaction():
        still(session, seen)
        before = _differences(session, plan)
        if not before:
            return
        for name, value in plan.columns.items():
            setattr(session, name, value)
        if "people" in before:
            session.appearances.clear()
            db.session.flush()  # the old rows go first: a speaker appears once in a session
            session.appearances.extend(_appearances(edition.id, plan))
        _changed(session)
        after = {name: _said(plan.people if name == "people" else plan.columns[name]) for name in before}
        audit.note(by, "changed_session", session, before=before, after=after)


def cancel(
    edition: Edition, session: AgendaSession, *, seen: int, by: audit.Actor, reason: str | None = None
) -> None:
    """With the next release readers find it marked as cancelled, and calendars strike it out."""
    with transaction():
        still(session, seen)
        before = {"state": session.state}
        session.state = PublishState.CANCELLED
        _changed(session)
        after = {"state": session.state}
        audit.note(by, "cancelled_session", session, reason=reason, before=before, after=after)


def still(session: AgendaSession, seen: int) -> None:
    """Hold the session and refuse where it is not the one that was looked at."""
    locked(session)
    if session.version != seen:
        raise Stale(version=session.version)
    if session.state == PublishState.CANCELLED:
        raise AlreadyCancelled()


def _changed(session: AgendaSession) -> None:
    session.version += 1
    db.session.flush()


def _differences(session: AgendaSession, plan: Plan) -> dict[str, Any]:
    """What the session has that the plan wants otherwise, as the audit keeps it."""
    differing = {name for name, value in plan.columns.items() if getattr(session, name) != value}
    before = {name: _said(getattr(session, name)) for name in plan.columns if name in differing}
    people = [(each.speaker_id, Role(each.role)) for each in session.appearances]
    if people != list(plan.people):
        before["people"] = _said(people)
    return before


def _said(value: Any) -> Any:
    """A value as JSON can keep it."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, list | tuple):
        return [_said(each) for each in value]
    return value


def _appearances(edition_id: int, plan: Plan) -> list[Appearance]:
    return [
        Appearance(edition_id=edition_id, speaker_id=speaker_id, role=role, position=position)
        for position, (speaker_id, role) in enumerate(plan.people)
    ]


def _refs_of(edition: Edition) -> set[str]:
    return set(db.session.scalars(select(AgendaSession.ref).filter_by(edition_id=edition.id)))


def free_ref(title: Words, taken: Collection[str]) -> str:
    """The title as an address: `low-altitude-freight-first`, numbered where it is taken."""
    words = "".join(c if c.isalnum() else " " for c in anyascii(title.in_("en")).lower()).split()
    wish = "-".join(words)[:LONGEST_REF].strip("-") or "session"
    number = 1
    while (ref := wish if number == 1 else f"{wish}-{number}") in taken or ref in PAGES_BESIDE:
        number += 1
    return ref
