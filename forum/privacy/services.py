"""Erasing somebody: the registration ends, what says who it was goes, what is counted stays.

All of it is one transaction. A tombstone stays behind, so that a backup from before brings nobody back.
"""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, or_, select, update

from forum import clock
from forum.accreditation import services as accreditation
from forum.audit import services as audit
from forum.badges import services as badges
from forum.badges.models import Badge
from forum.editions.models import Edition
from forum.editions.services import pages_changed, raise_cursor
from forum.editions.zone import at
from forum.extensions import db
from forum.mail.models import Letter
from forum.mail.states import OPEN, LetterState
from forum.privacy import holdings, traces
from forum.privacy.holdings import Holding
from forum.privacy.models import Tombstone
from forum.privacy.naming import Named, names_of
from forum.privacy.speakers import erase_speakers_of, overwrite_what_goes
from forum.registration.models import Registration
from forum.registration.queries import registration_of
from forum.registration.services import REF_ALPHABET
from forum.registration.states import LIVE
from forum.transaction import locked, transaction


def erase(
    edition: Edition, registration: Registration, *, by: audit.Actor, reason: str | None = None
) -> None:
    """Take everything away that says who this is, also from what was merged with it. Safe to repeat."""
    with transaction():
        people = _held(_same_person(registration))
        for each in people:
            named = _erase(edition, each, by=by)
            if named is not None:
                traces.strike_out(edition.id, named)
                audit.note(by, "erased", each, reason=reason)
        for each in people:
            erase_speakers_of(edition, each, by=by)
        pages_changed(edition.id)


def erase_in_turn(edition: Edition, ids: Sequence[int], *, by: audit.Actor) -> int:
    """Many of an edition that is long over; returns how many. What else names them goes when the last of
    them has gone: see leftovers.py."""
    with transaction():
        people = _held([registration_of(edition.id, registration_id) for registration_id in ids])
        erased = sum(_erase(edition, person, by=by) is not None for person in people)
        pages_changed(edition.id)
    return erased


def ref_hash(edition: Edition, ref: str) -> bytes:
    return hashlib.sha256(b"tombstone\0" + edition.uid + ref.encode()).digest()


def _held(people: Iterable[Registration]) -> list[Registration]:
    """All of them before anything else is held, in the order of their numbers."""
    return [locked(person) for person in sorted(people, key=lambda each: each.id)]


def _erase(edition: Edition, registration: Registration, *, by: audit.Actor) -> Named | None:
    """Returns what the person went by; None where they are erased already. The caller holds the row."""
    if registration.erased_at is not None:
        return None
    overwrite_what_goes()
    _end(edition, registration, by=by)
    _bury(edition, registration, by=by)
    named = names_of(registration)
    db.session.flush()
    _blank(registration)
    return named


def _same_person(registration: Registration) -> list[Registration]:
    """This one, and those that were found to be the same person's."""
    row, known, new = Registration.__table__.c, {registration.id}, {registration.id}
    while new:
        beside = select(row.id, row.merged_into_id).where(or_(row.merged_into_id.in_(new), row.id.in_(new)))
        new = {number for pair in db.session.execute(beside) for number in pair if number} - known
        known |= new
    return [registration_of(registration.edition_id, number) for number in sorted(known)]


def _end(edition: Edition, registration: Registration, *, by: audit.Actor) -> None:
    """A place that is held becomes free, and somebody else gets it. After the forum nobody comes in their
    place, and who was there is still counted."""
    if registration.state not in LIVE:
        return
    if at(clock.now(), edition).date() > edition.ends_on:
        badges.revoke(registration, by=by, reason="erased")
    elif by is audit.REGISTRANT:
        accreditation.withdraw(edition, registration)
    else:
        accreditation.cancel(edition, registration, by=by)


def _bury(edition: Edition, registration: Registration, *, by: audit.Actor) -> None:
    mine = {"edition_id": edition.id, "registration_id": registration.id}
    if db.session.scalar(select(Tombstone.id).filter_by(**mine)) is None:
        said = ref_hash(edition, registration.ref)
        db.session.add(Tombstone(**mine, ref_hash=said, at=clock.now(), by=by.name))


def _blank(registration: Registration) -> None:
    person = registration.id
    things = {each.table: holdings.ids_of(each, person) for each in holdings.present()}
    traces.blank_entries(registration.edition_id, things)
    _stop_letters(person)
    for holding in holdings.present():
        _blank_rows(holding, person)
    _call_by_chance(registration)
    _tell_the_doors(registration)
    db.session.expire_all()


def _stop_letters(person: int) -> None:
    """What has not left yet does not leave."""
    waiting = holdings.written_to(Letter.__table__, person) & Letter.state.in_(OPEN)
    _update(Letter.__table__, waiting, {"state": LetterState.SUPPRESSED, "lease": None, "leased_until": None})


def _blank_rows(holding: Holding, person: int) -> None:
    here = holdings.table(holding)
    mine = holding.rows(here, person)
    files = [here.c[name] for name in holding.files]
    gone = db.session.execute(select(*files).where(mine)).all() if files else []
    if holding.goes:
        db.session.execute(delete(here).where(mine))
    elif holding.blank:
        _update(here, mine, {**holding.blank, **dict.fromkeys(holding.files)})
    _let_go({file for row in gone for file in row} - {None})


def _let_go(files: set[int | None]) -> None:
    if files:
        kept = db.metadata.tables[holdings.FILES]
        db.session.execute(delete(kept).where(kept.c.id.in_(files)))


def _update(here: Any, which: Any, values: Any) -> None:
    db.session.execute(update(here).where(which).values(dict(values)))


def _call_by_chance(registration: Registration) -> None:
    """Whatever leads to the person (a link, a code, a key made of the name) leads to nobody."""
    row = Registration.__table__
    anew = {
        "ref": "".join(secrets.choice(REF_ALPHABET) for _ in range(6)),
        "link_hash": secrets.token_bytes(32),
        "idempotency_key": secrets.token_hex(16),
        "content_hash": secrets.token_bytes(32),
        "person_key": secrets.token_hex(32),
        "erased_at": clock.now(),
    }
    _update(row, row.c.id == registration.id, anew)


def _tell_the_doors(registration: Registration) -> None:
    """Phones at the gates hold names: they hear of the row anew, without one."""
    cursor = raise_cursor(registration.edition_id)
    badge = Badge.__table__
    _update(badge, badge.c.registration_id == registration.id, {"cursor": cursor})
