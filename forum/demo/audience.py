"""Who means to come to which session, and how the opening runs."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from forum.agenda.models import Kind
from forum.agenda.running.models import RunItem, RunSheet
from forum.agenda.signups.models import Mode, SignUp, SignUpRule, Standing, Star
from forum.demo.edition import Made
from forum.demo.facts import at
from forum.demo.ledger import Ledger
from forum.editions.capacity import Step
from forum.editions.models import Limit
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.states import State

SEED = 20250914  # of its own: whoever comes to a session changes nobody's story
# Session → how one comes in, places, who has one, who waits: one filling, one full, one by invitation.
PLACES = {
    "low-altitude": (Mode.SIGN_UP, 120, 94, 0),
    "special-status": (Mode.SIGN_UP, 60, 60, 7),
    "round-table": (Mode.INVITATION, 30, 21, 0),
}
OPENED = at("2025-08-12 09:00")
STARRED_BY = 0.35
RUN = (
    (4, "House opens, music", "Stage manager", "Doors at both sides", ""),
    (4, "Welcome", "Moderator", "Lights down, film off", "ru"),
    (6, "Film: ten years of the Business Club", "Video desk", "“Ten years ago …”", "ru"),
    (6, "Greeting of the city", "City", "After the film, lectern left", "kk"),
    (6, "Thirty-five years of the Association", "Association", "Lectern right", "ko"),
    (4, "Photograph on stage", "Photographer", "All speakers to the middle", ""),
)


def write_audience(made: Made, ledger: Ledger, now: datetime) -> None:
    rng = Random(SEED)
    coming = [one for one in ledger.registrations if one.state == State.CONFIRMED]
    db.session.add_all([*_rules(made), *_run(made)])
    db.session.add_all([*_sign_ups(made, coming, rng, now), *_stars(made, coming, rng, now)])
    db.session.flush()


def _rules(made: Made) -> Iterator[SignUpRule | Limit]:
    for ref, (mode, places, taken, _waiting) in PLACES.items():
        whose = {"edition_id": made.edition.id}
        yield SignUpRule(session_id=made.sessions[ref].id, mode=mode, **whose)
        yield Limit(
            step=int(Step.SESSION), of_id=made.sessions[ref].id, capacity=places, taken=taken, **whose
        )


def _sign_ups(made: Made, coming: list[Registration], rng: Random, now: datetime) -> Iterator[SignUp]:
    """Nobody twice: two of these sessions are on at once."""
    people = rng.sample(coming, sum(taken + waiting for _mode, _places, taken, waiting in PLACES.values()))
    for ref, (mode, _places, taken, waiting) in PLACES.items():
        theirs = [people.pop() for _ in range(taken + waiting)]
        moments = sorted(_moment(rng, now) for _ in theirs)
        for number, (person, moment) in enumerate(zip(theirs, moments, strict=True)):
            yield SignUp(
                edition_id=made.edition.id,
                session_id=made.sessions[ref].id,
                registration_id=person.id,
                state=Standing.IN if number < taken else Standing.WAITING,
                is_invited=mode is Mode.INVITATION,
                at=moment,
            )


def _stars(made: Made, coming: list[Registration], rng: Random, now: datetime) -> Iterator[Star]:
    sessions = [session for session in made.sessions.values() if session.kind != Kind.BREAK]
    for person in coming:
        if rng.random() < STARRED_BY:
            for session in rng.sample(sessions, rng.randint(2, 5)):
                whose = {"edition_id": made.edition.id, "registration_id": person.id}
                yield Star(session_id=session.id, at=_moment(rng, now), **whose)


def _moment(rng: Random, now: datetime) -> datetime:
    """Since the programme was published, up to an hour ago."""
    return OPENED + timedelta(seconds=rng.randrange(int((now - OPENED).total_seconds()) - 3600))


def _run(made: Made) -> Iterator[RunSheet | RunItem]:
    opening, moment = made.sessions["opening"], at("2025-08-18 16:20")
    whose = {"edition_id": made.edition.id, "session_id": opening.id}
    yield RunSheet(version=3, late=0, changed_at=moment, **whose)
    for position, (minutes, title, owner, cue, language) in enumerate(RUN):
        told = {"minutes": minutes, "title": title, "owner": owner, "cue": cue, "language": language}
        yield RunItem(position=position, late=0, **told, **whose)
