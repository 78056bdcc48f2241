"""Writing the edition down: texts, categories, venues, programme, speakers."""

from dataclasses import dataclass, field

from forum import clock
from forum.agenda.models import AgendaSession, Appearance, PublishState, Track
from forum.agenda.releases import services as releases
from forum.audit.models import Entry
from forum.audit.services import Actor
from forum.demo import facts
from forum.demo.categories import CATEGORIES
from forum.demo.more_people_on_stage import CAME, LEFT, ON_STAGE, SWAPPED_IN
from forum.demo.programme import FRIDAY, Item
from forum.demo.saturday import SATURDAY
from forum.editions import services as editions
from forum.editions.models import Category, Edition, KeyArea, Room, Venue
from forum.extensions import db
from forum.speakers.models import Speaker

BEGUN = facts.at("2025-05-20 11:00")
RELEASED_AT = facts.at("2025-06-02 15:00")
PROGRAMME = {item.ref: item for item in FRIDAY + SATURDAY}
SWAPPED_AT = facts.at("2025-09-11 16:40")


@dataclass
class Made:
    """What the rest of the demonstration refers to."""

    edition: Edition
    categories: dict[str, Category] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    tracks: dict[str, Track] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    sessions: dict[str, AgendaSession] = field(default_factory=dict)


def make_edition() -> Made:
    """The edition with everything its public pages show."""
    clock.stand(BEGUN)
    made = Made(editions.create(capacity=facts.EDITION_CAPACITY, **facts.EDITION))
    _add_categories(made)
    _add_places(made)
    _add_themes(made)
    _add_speakers(made)
    _add_sessions(made)
    return made


def release_the_programme(made: Made, by: Actor) -> None:
    """As it is announced. Nobody had signed up yet, and speakers knew when they speak: no letters."""
    clock.stand(RELEASED_AT)
    releases.release(made.edition, note="The programme of both days.", tells=False, by=by)


def note_the_swap(made: Made, by: Actor) -> None:
    """Two days before the forum a speaker was swapped: the audit says by whom, and in which session."""
    session = made.sessions[SWAPPED_IN]
    people = [[made.speakers[key].id, role] for key, role in PROGRAMME[SWAPPED_IN].cast.items()]
    left, came = made.speakers[LEFT].id, made.speakers[CAME].id
    db.session.add(
        Entry(
            edition_id=made.edition.id,
            at=SWAPPED_AT,
            actor=by.name,
            account_id=by.account_id,
            verb="changed_session",
            thing="agenda_session",
            thing_id=session.id,
            before={"people": [[left if who == came else who, role] for who, role in people]},
            after={"people": people},
        )
    )


def _add_categories(made: Made) -> None:
    for position, kind in enumerate(CATEGORIES):
        made.categories[kind.code] = editions.add_category(
            made.edition,
            capacity=kind.capacity,
            code=kind.code,
            letter=kind.letter,
            position=position,
            name=kind.name,
            hint=kind.hint,
            needs_decision=kind.decides,
            keeps_waiting_list=kind.waits,
            is_public=kind.is_public,
        )


def _add_places(made: Made) -> None:
    for position, place in enumerate(facts.VENUES):
        columns = {name: value for name, value in place.items() if name != "rooms"}
        venue = Venue(edition_id=made.edition.id, position=position, **columns)
        db.session.add(venue)
        db.session.flush()
        for number, (key, (capacity, name)) in enumerate(place["rooms"].items()):
            made.rooms[key] = Room(
                edition_id=made.edition.id,
                venue_id=venue.id,
                position=10 * position + number,
                name=name,
                capacity=capacity,
                booths=facts.BOOTHS.get(key),
                turnaround_minutes=facts.TURNAROUND.get(key, 0),
            )
    db.session.add_all(made.rooms.values())
    db.session.flush()


def _add_themes(made: Made) -> None:
    for position, (profile, (code, name, text)) in enumerate(facts.AREAS.items()):
        place = {"edition_id": made.edition.id, "position": position, "profile": profile, "name": name}
        made.tracks[profile] = Track(code=code, **place)
        db.session.add(KeyArea(text=text, **place))
    db.session.add_all(made.tracks.values())
    db.session.flush()


def _add_speakers(made: Made) -> None:
    for position, (key, who) in enumerate(ON_STAGE.items()):
        made.speakers[key] = Speaker(
            edition_id=made.edition.id,
            ref=who.ref,
            position=position,
            name=who.name,
            name_native=who.native,
            native_language=who.language,
            country=who.country,
            organisation=who.organisation,
            job=who.job,
            biography=who.biography,
            is_confirmed=who.is_confirmed,
        )
    db.session.add_all(made.speakers.values())
    db.session.flush()


def _add_sessions(made: Made) -> None:
    for item in PROGRAMME.values():
        made.sessions[item.ref] = _session(made, item)
    db.session.add_all(made.sessions.values())
    db.session.flush()
    for item in PROGRAMME.values():
        session = made.sessions[item.ref]
        db.session.add_all(
            Appearance(
                edition_id=made.edition.id,
                session_id=session.id,
                speaker_id=made.speakers[key].id,
                role=role,
                position=position,
            )
            for position, (key, role) in enumerate(item.cast.items())
        )
    db.session.flush()


def _session(made: Made, item: Item) -> AgendaSession:
    return AgendaSession(
        edition_id=made.edition.id,
        ref=item.ref,
        uid=f"{item.ref}@{made.edition.slug}.example.org",
        sequence=item.sequence,
        version=1 + item.sequence,
        kind=item.kind,
        state=PublishState.PUBLISHED,
        track_id=made.tracks[item.profile].id if item.profile else None,
        room_id=made.rooms[item.room].id,
        starts_at=facts.at(item.begins),
        minutes=item.minutes,
        title=item.title,
        abstract=item.abstract,
        floor_languages=item.spoken.split(),
        interpreted_languages=item.interpreted.split(),
    )
