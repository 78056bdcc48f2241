"""`flask forum demo`: the whole edition in one transaction, as it stands at a given moment."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from sqlalchemy import select, update

from forum import clock
from forum.accounts.duties import Duty
from forum.demo import (
    around,
    arrivals,
    audience,
    cast,
    delegations,
    doors,
    edition,
    facts,
    ledger,
    lives,
    paper,
    questions,
    speaking,
    staff,
    wishes,
)
from forum.editions.models import Cursor, Edition
from forum.extensions import db
from forum.transaction import transaction

SEED = 20250913
MOMENTS = {
    "before": facts.at("2025-08-20 10:00"),
    "morning": facts.at("2025-09-13 10:40"),
    "after": facts.at("2025-09-15 10:00"),
}


@dataclass(frozen=True)
class Summary:
    edition: Edition
    registrations: int
    sign_ins: Path


def any_edition() -> bool:
    return db.session.scalar(select(Edition.id).limit(1)) is not None


def make(now: datetime, *, data: Path, password: str | None = None) -> Summary:
    """Make the edition with everything that has happened by `now`. The same seed gives the same people,
    names, moments and states; keys, codes and passwords differ each time, as secrets do."""
    try:
        with transaction():
            return _make(now, data, password)
    finally:
        clock.stand(None)


def _make(now: datetime, data: Path, password: str | None) -> Summary:
    rng = Random(SEED)
    made = edition.make_edition()
    sign_ins, actors = staff.make_staff(made.edition, password)
    edition.release_the_programme(made, actors[Duty.ORGANISER])
    questions.ask(made, by=actors[Duty.ORGANISER])
    story = lives.lives_of(cast.everybody(rng), rng)
    book = ledger.Ledger(made, story, rng, now)
    book.write()
    sign_ins += delegations.write_delegations(made, book, actors[Duty.ORGANISER], now, password)
    paper.write_paper(book, actors[Duty.ORGANISER], rng)
    devices = staff.open_gates(made.edition, actors[Duty.OWNER], now)
    if all(devices.values()):
        arrivals.write_arrivals(book, devices, rng, now)
    hall = doors.make_zones(made, actors[Duty.OWNER], now)
    doors.open_the_hall(made, hall, book, actors[Duty.OWNER], Random(SEED), now)
    if now >= edition.SWAPPED_AT:
        edition.note_the_swap(made, actors[Duty.ORGANISER])
    around.write_around(made, book, now)
    wishes.write_wishes(made, book, now)
    audience.write_audience(made, book, now)
    _join_speakers_to_registrations(made, book)
    speaking.write_speaking(made, actors[Duty.ORGANISER], now)
    db.session.execute(update(Cursor).filter_by(edition_id=made.edition.id).values(value=book.cursor))
    staff.keep_sign_ins(data, sign_ins)
    return Summary(made.edition, len(book.registrations), data / staff.SIGN_INS)


def _join_speakers_to_registrations(made: edition.Made, book: ledger.Ledger) -> None:
    """Whoever speaks and is a delegate has one badge for both."""
    for registrant, registration in zip(book.registrants, book.registrations, strict=True):
        if registrant.key in made.speakers:
            made.speakers[registrant.key].registration_id = registration.id
    db.session.flush()
