"""A small programme to look at: two days, three rooms, one speaker with two scripts.

What is made here is public at once: each maker releases it. `a_draft` stays at the desk.
"""

from contextlib import suppress
from datetime import UTC, datetime

from forum.agenda.models import AgendaSession, Appearance, Kind, PublishState, Track
from forum.agenda.releases.services import NothingToRelease, release
from forum.editions.models import KeyArea, Room, Venue
from forum.editions.services import pages_changed
from forum.extensions import db
from forum.speakers.models import Speaker
from forum.transaction import transaction
from tests.makers import SOMEBODY


def add(thing):
    with transaction():
        db.session.add(thing)
        db.session.flush()
        pages_changed(thing.edition_id)
    return thing


def a_venue(edition, **changes):
    facts = {"name": {"en": "Congress Centre"}, "address": {"en": "1 Example Avenue"}}
    return add(Venue(edition_id=edition.id, **{**facts, "latitude": 43.2, "longitude": 76.9, **changes}))


def a_room(edition, venue, name: str = "Hall A", position: int = 0):
    return add(
        Room(edition_id=edition.id, venue_id=venue.id, name={"en": name}, capacity=180, position=position)
    )


def a_track(edition, code: str = "mobility"):
    add(KeyArea(edition_id=edition.id, profile=code, name={"en": "Urban mobility"}, text={"en": "Air."}))
    return add(Track(edition_id=edition.id, code=code, profile=code, name={"en": "Urban mobility"}))


def a_speaker(edition, **changes):
    facts = {
        "ref": "sato-sora",
        "name": "Sato Sora",
        "name_native": "佐藤 空",
        "native_language": "ja",
        "country": "JP",
        "organisation": {"en": "Sample Vertical Works"},
        "job": {"en": "Vertiport engineer"},
        "biography": {"en": "Builds places to land."},
        "is_confirmed": True,
    }
    return add(Speaker(edition_id=edition.id, **{**facts, **changes}))


def a_draft(edition, ref: str = "air-taxis", *, room=None, track=None, speakers=(), **changes):
    """A session that no release has yet."""
    facts = {
        "uid": f"{ref}-{edition.id}@example.org",
        "kind": Kind.PANEL,
        "state": PublishState.PUBLISHED,
        "starts_at": datetime(2025, 9, 13, 7, 0, tzinfo=UTC),  # 12:00 in Almaty
        "minutes": 75,
        "title": {"en": "What an air taxi needs", "ru": "Что нужно аэротакси"},
        "abstract": {"en": "Roofs, rules and quiet."},
        "floor_languages": ["en"],
        "interpreted_languages": ["ko"],
        "room_id": room and room.id,
        "track_id": track and track.id,
    }
    session = add(AgendaSession(edition_id=edition.id, ref=ref, **{**facts, **changes}))
    for speaker in speakers:
        add(Appearance(edition_id=edition.id, session_id=session.id, speaker_id=speaker.id))
    return session


def a_session(edition, ref: str = "air-taxis", *, state=PublishState.PUBLISHED, **changes):
    """The public knows it, as it is; a cancelled one was known before."""
    if state == PublishState.DRAFT:
        return a_draft(edition, ref, state=state, **changes)
    session = a_draft(edition, ref, **changes)
    released(edition)
    if state != session.state:
        session.state = state
        released(edition)
    return session


def released(edition, *, tells: bool = False, **facts):
    """Everything that is drafted, made public. `tells`: with its letters."""
    with suppress(NothingToRelease):
        return release(edition, tells=tells, by=SOMEBODY, **facts)


def a_programme(edition):
    """Enough of everything that each public page has something to show."""
    room, track, speaker = a_room(edition, a_venue(edition)), a_track(edition), a_speaker(edition)
    return a_session(edition, room=room, track=track, speakers=[speaker])
