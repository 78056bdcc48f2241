"""What happened around one registration, and whom an audit entry is about."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, or_, select

from forum.accounts.models import Account, Appointment
from forum.accreditation.importing.models import PeopleSheet
from forum.agenda.models import AgendaSession
from forum.audit.models import Entry
from forum.badges.models import Badge
from forum.checkin.models import Device, Gate, Scan
from forum.columns import Words
from forum.delegations.models import Delegation
from forum.extensions import db
from forum.mail.models import Letter
from forum.registration.models import Registration
from forum.speakers.models import Speaker


class Subject(NamedTuple):
    """What an entry is about: what it is called, and the part of its address, if it has a page."""

    name: str | Words
    ref: str | None = None


Subjects = Mapping[tuple[str, int | None], Subject]


def story_of(registration: Registration, badges: Sequence[Badge]) -> Sequence[Entry]:
    """Everything written down about the registration and its badges, the latest first. One statement."""
    about_it = and_(Entry.thing == "registration", Entry.thing_id == registration.id)
    about_badges = and_(Entry.thing == "badge", Entry.thing_id.in_([badge.id for badge in badges]))
    return db.session.scalars(
        select(Entry)
        .where(Entry.edition_id == registration.edition_id, or_(about_it, about_badges))
        .order_by(Entry.id.desc())
    ).all()


def readings_of(badges: Sequence[Badge]) -> Sequence[Any]:
    """(when, outcome, gate's name, device's name) of every reading of these badges, the latest first."""
    return db.session.execute(
        select(Scan.effective_at, Scan.outcome, Gate.name.label("gate"), Device.name.label("device"))
        .join(Gate, Gate.id == Scan.gate_id)
        .join(Device, Device.id == Scan.device_id)
        .where(Scan.registration_id.in_({badge.registration_id for badge in badges}))
        .order_by(Scan.effective_at.desc())
        .limit(MOST_READINGS)
    ).all()


def subjects_of(entries: Iterable[Entry]) -> Subjects:
    """The names behind a page of entries: one statement for each kind of thing among them."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        if entry.thing_id is not None:
            wanted[entry.thing].add(entry.thing_id)
    found: dict[tuple[str, int | None], Subject] = {}
    for thing in sorted(wanted.keys() & NAMED.keys()):
        statement, name = NAMED[thing]
        for row in db.session.execute(statement(wanted[thing])):
            found[thing, row[0]] = name(row)
    return found


MOST_READINGS = 50


def _of_registration(row: Any) -> Subject:
    return Subject(row[1].full_name, row[1].ref)


NAMED: dict[str, tuple[Callable[[set[int]], Any], Callable[[Any], Subject]]] = {
    "registration": (
        lambda ids: select(Registration.id, Registration).where(Registration.id.in_(ids)),
        _of_registration,
    ),
    "badge": (
        lambda ids: (
            select(Badge.id, Registration)
            .join(Registration, Registration.id == Badge.registration_id)
            .where(Badge.id.in_(ids))
        ),
        _of_registration,
    ),
    "agenda_session": (
        lambda ids: select(AgendaSession.id, AgendaSession.title, AgendaSession.ref).where(
            AgendaSession.id.in_(ids)
        ),
        lambda row: Subject(row[1], row[2]),
    ),
    "speaker": (
        lambda ids: select(Speaker.id, Speaker.name, Speaker.ref).where(Speaker.id.in_(ids)),
        lambda row: Subject(row[1], row[2]),
    ),
    "gate": (
        lambda ids: select(Gate.id, Gate.name).where(Gate.id.in_(ids)),
        lambda row: Subject(row[1]),
    ),
    "device": (
        lambda ids: select(Device.id, Device.name).where(Device.id.in_(ids)),
        lambda row: Subject(row[1]),
    ),
    "delegation": (
        lambda ids: select(Delegation.id, Delegation.name, Delegation.code).where(Delegation.id.in_(ids)),
        lambda row: Subject(row[1], row[2]),
    ),
    "letter": (
        lambda ids: select(Letter.id, Letter.to_name).where(Letter.id.in_(ids)),
        lambda row: Subject(row[1], str(row[0])),
    ),
    "people_sheet": (
        lambda ids: select(PeopleSheet.id, PeopleSheet.name).where(PeopleSheet.id.in_(ids)),
        lambda row: Subject(row[1], str(row[0])),
    ),
    "appointment": (
        lambda ids: (
            select(Appointment.id, Account.name)
            .join(Account, Account.id == Appointment.account_id)
            .where(Appointment.id.in_(ids))
        ),
        lambda row: Subject(row[1]),
    ),
}
