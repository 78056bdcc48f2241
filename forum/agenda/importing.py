"""Taking over a programme that other software made: new sessions, and changes to those it brought before.

A session is known again by its UID. What an editor added here (a role, a title in another language) stays;
what the file says is taken over. The same file again changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle
from typing import Any

from sqlalchemy import select

from forum.agenda.drafts import sessions_of
from forum.agenda.exchange.reading.incoming import Incoming, Performer, Reading
from forum.agenda.models import AgendaSession, Appearance, Kind, PublishState, Role, Track
from forum.agenda.services import free_ref
from forum.audit import services as audit
from forum.columns import Words
from forum.editions.models import Edition, KeyArea, Room, Venue
from forum.editions.rooms import first_venue
from forum.extensions import db
from forum.speakers import services as speakers
from forum.speakers.models import Speaker
from forum.transaction import transaction

# Words that other programmes use for what ours calls by a code; looked for in this order.
KINDS = (
    ("keynote", Kind.KEYNOTE),
    ("plenary", Kind.PLENARY),
    ("podium", Kind.PANEL),
    ("panel", Kind.PANEL),
    ("round", Kind.ROUND_TABLE),
    ("bof", Kind.ROUND_TABLE),
    ("workshop", Kind.ROUND_TABLE),
    ("lightning", Kind.PITCH),
    ("pitch", Kind.PITCH),
    ("lunch", Kind.BREAK),
    ("break", Kind.BREAK),
    ("social", Kind.SOCIAL),
    ("opening", Kind.OPENING),
    ("ceremony", Kind.CEREMONY),
)
DEFAULT_PROFILES = ("estate", "mobility", "green", "platform")


@dataclass
class Imported:
    """How many sessions are new, changed, and as they were."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


def take_over(edition: Edition, reading: Reading, *, state: PublishState, by: audit.Actor) -> Imported:
    """All of a reading, in one transaction. New sessions begin in `state`; known ones keep theirs."""
    with transaction():
        importing = _Importing(edition, reading, state, by)
        importing.prepare(reading.items)
        for item in reading.items:
            importing.take(item)
        importing.write_down()
    return importing.done


class _Importing:
    """One import: what the edition has already, by the names a file uses. Seven statements to know it."""

    def __init__(self, edition: Edition, reading: Reading, state: PublishState, by: audit.Actor) -> None:
        self.edition, self.state, self.by, self.done = edition, state, by, Imported()
        self.sessions = {session.uid: session for session in sessions_of(edition.id)}
        self.refs = {session.ref for session in self.sessions.values()}
        self.rooms = _by_names(_all_of(Room, edition))
        self.tracks = _by_names(_all_of(Track, edition))
        self.speakers = {speaker.name: speaker for speaker in _all_of(Speaker, edition)}
        self.speaker_refs = speakers.refs_of(edition)
        self.seats = reading.seats
        self.profiles = cycle(_profiles(edition))
        self._before: list[tuple[AgendaSession, dict[str, Any] | None]] = []

    def prepare(self, items: Sequence[Incoming]) -> None:
        """The rooms, tracks and people that are new here, before the sessions that need their numbers."""
        for item in items:
            self._know_room(item.room)
            self._know_track(item.track)
            for performer in item.performers:
                self._know_speaker(performer)
        db.session.flush()

    def write_down(self) -> None:
        """All at once: a flush for each session would look at all the others each time."""
        db.session.flush()
        for session, before in self._before:
            audit.note(self.by, "imported_session", session, before=before, after={"title": session.title})

    def take(self, item: Incoming) -> None:
        known = self.sessions.get(item.uid)
        if known is None:
            self._add(item)
        else:
            self._change(known, item)

    def _add(self, item: Incoming) -> None:
        title = Words({item.language: item.title})
        session = AgendaSession(
            edition_id=self.edition.id, uid=item.uid, ref=free_ref(title, self.refs), state=self.state
        )
        for name, value in self._columns(item, Words(), Words()).items():
            setattr(session, name, value)
        session.appearances = self._appearances(item, ())
        self.refs.add(session.ref)
        self.sessions[item.uid] = session
        db.session.add(session)
        self._before.append((session, None))
        self.done.new += 1

    def _change(self, session: AgendaSession, item: Incoming) -> None:
        columns = self._columns(item, session.title, session.abstract)
        differing = {name: value for name, value in columns.items() if getattr(session, name) != value}
        people = [speaker.id for speaker in self._speakers(item.performers)]
        known = [each.speaker_id for each in session.appearances]
        if not differing and people == known:
            self.done.unchanged += 1
            return
        self._before.append((session, {"title": session.title}))
        for name, value in differing.items():
            setattr(session, name, value)
        if people != known:
            self._put_on_stage(session, item)
        session.version += 1
        self.done.changed += 1

    def _columns(self, item: Incoming, title: Words, abstract: Words) -> dict[str, Any]:
        room, track = self.rooms.get(item.room), self.tracks.get(item.track)
        return {
            "title": Words({**title, item.language: item.title}),
            "abstract": Words({**abstract, item.language: item.abstract} if item.abstract else abstract),
            "kind": kind_of(item.kind),
            "starts_at": item.begins,
            "minutes": item.minutes,
            "room_id": room and room.id,
            "track_id": track and track.id,
            "floor_languages": [item.language],
        }

    def _put_on_stage(self, session: AgendaSession, item: Incoming) -> None:
        appearances = self._appearances(item, session.appearances)
        session.appearances.clear()
        db.session.flush()  # the old rows go first: a speaker appears once in a session
        session.appearances.extend(appearances)

    def _appearances(self, item: Incoming, known: Sequence[Appearance]) -> list[Appearance]:
        """In the file's order; who has a role already keeps it."""
        roles = {each.speaker_id: each.role for each in known}
        usual = Role.KEYNOTE if kind_of(item.kind) is Kind.KEYNOTE else Role.SPEAKER
        return [
            Appearance(
                edition_id=self.edition.id,
                speaker_id=speaker.id,
                role=roles.get(speaker.id, usual),
                position=position,
            )
            for position, speaker in enumerate(self._speakers(item.performers))
        ]

    def _speakers(self, performers: Iterable[Performer]) -> list[Speaker]:
        return [self.speakers[each.name] for each in performers]

    def _know_speaker(self, performer: Performer) -> None:
        if performer.name in self.speakers:
            return
        speaker = Speaker(
            edition_id=self.edition.id,
            ref=speakers.free_ref(performer.name, self.speaker_refs),
            name=performer.name,
            country="",
            organisation={},
            job={},
            biography={self.edition.languages[0]: performer.biography} if performer.biography else {},
            is_confirmed=True,  # they stand in a programme that was published
            position=len(self.speakers) + 1,
        )
        self.speaker_refs.add(speaker.ref)
        self.speakers[performer.name] = speaker
        db.session.add(speaker)

    def _know_room(self, name: str) -> None:
        if name and name not in self.rooms:
            self.rooms[name] = Room(
                edition_id=self.edition.id,
                venue_id=self.venue.id,
                name={self.edition.languages[0]: name},
                capacity=self.seats.get(name),
                position=len(self.rooms) + 1,
            )
            db.session.add(self.rooms[name])

    def _know_track(self, name: str) -> None:
        if name and name not in self.tracks:
            self.tracks[name] = Track(
                edition_id=self.edition.id,
                code=f"track-{len(self.tracks) + 1}",
                profile=next(self.profiles),
                name={self.edition.languages[0]: name},
                position=len(self.tracks) + 1,
            )
            db.session.add(self.tracks[name])

    @cached_property
    def venue(self) -> Venue:
        """Where new rooms are."""
        return first_venue(self.edition)


def kind_of(said: str) -> Kind:
    """What a programme calls a kind, as one of ours; a talk where it says nothing we know."""
    word = said.strip().casefold()
    if word in set(Kind):
        return Kind(word)
    return next((kind for part, kind in KINDS if part in word), Kind.TALK)


def _all_of(model: Any, edition: Edition) -> Sequence[Any]:
    return db.session.scalars(select(model).filter_by(edition_id=edition.id).order_by(model.id)).all()


def _by_names(things: Iterable[Any]) -> dict[str, Any]:
    """By their name in every language."""
    return {name: thing for thing in things for name in thing.name.values()}


def _profiles(edition: Edition) -> Sequence[str]:
    areas = select(KeyArea.profile).filter_by(edition_id=edition.id).order_by(KeyArea.position)
    return db.session.scalars(areas).all() or DEFAULT_PROFILES
