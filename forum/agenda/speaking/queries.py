"""Reading speakers with their sessions: what each speaks in, and what each still owes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum.agenda.models import AgendaSession, Appearance, Kind, PublishState, Role
from forum.agenda.speaking.models import Wording
from forum.editions import dates
from forum.editions.models import Edition
from forum.editions.zone import at
from forum.extensions import db
from forum.speakers.asked import everybody_asked
from forum.speakers.engagements import engagements_of, with_slides
from forum.speakers.models import Engagement, Speaker
from forum.speakers.rules import Item, Known, missing_of
from forum.speakers.states import Standing, standing_of

# Whoever only leads a discussion, or writes it down, has no abstract and no slides of their own.
WITH_A_TALK = frozenset({Role.SPEAKER, Role.KEYNOTE})
WITHOUT_WORDS = frozenset({Kind.BREAK, Kind.SOCIAL, Kind.B2B})


class Checked(NamedTuple):
    """A speaker and how things stand with them."""

    speaker: Speaker
    told: Engagement | None
    standing: Standing
    sessions: int
    missing: list[Item]

    @property
    def can_be_written_to(self) -> bool:
        return self.told is not None and bool(self.told.email)


class Part(NamedTuple):
    """A session a speaker appears in, and as what."""

    session: AgendaSession
    role: Role

    @property
    def has_a_talk(self) -> bool:
        return self.role in WITH_A_TALK and self.session.kind not in WITHOUT_WORDS


def checklists_of(edition_id: int) -> list[Checked]:
    """Everybody who was asked, with what is missing. Five statements, however many they are."""
    told, shown = engagements_of(edition_id), with_slides(edition_id)
    talks, counts = _talks_in(edition_id)
    pending = select(Wording.speaker_id, Wording.session_id)
    rows = db.session.execute(pending.filter_by(edition_id=edition_id, decided_at=None))
    suggested = {(speaker_id, session_id) for speaker_id, session_id in rows}
    return [
        _checked(
            speaker,
            told.get(speaker.id),
            [has or (speaker.id, number) in suggested for number, has in talks[speaker.id]],
            counts[speaker.id],
            speaker.id in shown,
        )
        for speaker in everybody_asked(edition_id)
    ]


def checklist_of(speaker: Speaker) -> Checked:
    return next(each for each in checklists_of(speaker.edition_id) if each.speaker.id == speaker.id)


def parts_of(speaker: Speaker) -> Sequence[Part]:
    """Every session of the draft that is not cancelled, in order of time. Three statements at most."""
    found = db.session.execute(
        select(AgendaSession, Appearance.role)
        .join(Appearance, Appearance.session_id == AgendaSession.id)
        .where(Appearance.edition_id == speaker.edition_id, Appearance.speaker_id == speaker.id)
        .where(AgendaSession.state != PublishState.CANCELLED)
        .options(joinedload(AgendaSession.room))
        .order_by(AgendaSession.starts_at, AgendaSession.id)
    )
    return [Part(session, Role(role)) for session, role in found]


def part_with(speaker: Speaker, ref: str) -> Part | None:
    return next((part for part in parts_of(speaker) if part.session.ref == ref), None)


def wordings_of(speaker: Speaker) -> Mapping[int, Wording]:
    """The last one of each session, by the session's number."""
    found = db.session.scalars(
        select(Wording).filter_by(edition_id=speaker.edition_id, speaker_id=speaker.id).order_by(Wording.id)
    )
    return {each.session_id: each for each in found}


def pending_wordings_of(speaker: Speaker) -> Sequence[Wording]:
    """What of this speaker waits for the organiser."""
    mine = {"edition_id": speaker.edition_id, "speaker_id": speaker.id}
    return db.session.scalars(_PENDING.filter_by(**mine).order_by(Wording.id)).all()


def wording_with(edition_id: int, number: int) -> Wording | None:
    """Decided or not."""
    return db.session.scalar(_WORDINGS.filter_by(edition_id=edition_id, id=number))


def sessions_in_words(edition: Edition, speaker: Speaker, language: str) -> str | None:
    """A line for each, as a letter names them."""
    lines = [
        f"{part.session.title.in_(language)} · "
        f"{dates.written('day', at(part.session.starts_at, edition).date(), language)}, "
        f"{dates.clock_time(part.session.starts_at, edition)}"
        for part in parts_of(speaker)
    ]
    return "\n".join(lines) or None


def _talks_in(edition_id: int) -> tuple[dict[int, list[tuple[int, bool]]], dict[int, int]]:
    """Speaker → (session, whether it has an abstract) of each they speak in; and how many they are in."""
    talks: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    counts: dict[int, int] = defaultdict(int)
    rows = db.session.execute(
        select(Appearance.speaker_id, Appearance.role, AgendaSession.id, AgendaSession.abstract)
        .add_columns(AgendaSession.kind)
        .join(AgendaSession, AgendaSession.id == Appearance.session_id)
        .where(Appearance.edition_id == edition_id, AgendaSession.state != PublishState.CANCELLED)
    )
    for speaker_id, role, session_id, abstract, kind in rows:
        counts[speaker_id] += 1
        if role in WITH_A_TALK and kind not in WITHOUT_WORDS:
            talks[speaker_id].append((session_id, bool(abstract)))
    return talks, counts


def _checked(
    speaker: Speaker, told: Engagement | None, talks: list[bool], sessions: int, has_slides: bool
) -> Checked:
    standing = standing_of(speaker.is_confirmed, told)
    known = Known(standing, told, bool(speaker.biography), talks, has_slides)
    return Checked(speaker, told, standing, sessions, missing_of(known))


_WORDINGS = select(Wording).options(joinedload(Wording.session).selectinload(AgendaSession.appearances))
_PENDING = _WORDINGS.where(Wording.decided_at.is_(None))
