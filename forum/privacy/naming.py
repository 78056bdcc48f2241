"""The words by which a text names somebody, and how far each of them may be looked for.

Anybody can call themselves as they like: "Confirmed", "Almaty". A single word is therefore struck out only
where a field says nothing else, in what the person was part of; an address, a number, a name of several
words everywhere, as a whole and in what was written since they came. What somebody else is called by stays.
"""

from collections.abc import Iterable, Mapping, Set
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import or_, select, union_all

from forum.accounts.models import Account, Appointment
from forum.agenda.models import Appearance
from forum.delegations.models import Coordinator
from forum.editions.models import Edition
from forum.extensions import db
from forum.registration.models import Registration
from forum.speakers.models import Speaker

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
SHORTEST = 5  # letters of a name; "A B" stands in half of all texts
SHORTEST_IN_OTHER_SCRIPTS = 3


class Named(NamedTuple):
    """`anywhere`: words that name this person and nobody else. `alone`: whatever they called themselves."""

    anywhere: list[str]
    alone: frozenset[str]
    since: datetime
    part_of: Mapping[str, Set[Any]]  # table → numbers: whom they are linked with, who sent them


def names_of(registration: Registration) -> Named:
    r = registration
    names = {r.full_name, f"{r.given_name} {r.family_name}", f"{r.family_name} {r.given_name}", r.name_native}
    alone = _tidy({*names, r.given_name, r.family_name, r.badge_name})
    marks = {mark for mark in (r.email, r.phone, r.ref) if mark}
    taken = _taken(r.edition_id, but=None)
    delegation = frozenset({r.delegation_id} - {None})
    return Named(
        _longest_first((_telling(_tidy(names)) | marks) - taken),
        frozenset(alone - taken),
        r.submitted_at,
        {"registration": _linked(r), "delegation": delegation},
    )


def called(edition_id: int, speaker: Speaker) -> Named:
    """What a speaker goes by: they came with the programme, nobody knows when."""
    names = _tidy({speaker.name, speaker.name_native})
    taken = _taken(edition_id, but=speaker.id)
    sessions = frozenset(
        db.session.scalars(select(Appearance.session_id).filter_by(speaker_id=speaker.id)).all()
    )
    part_of = {"speaker": frozenset({speaker.id}), "agenda_session": sessions}
    return Named(_longest_first(_telling(names) - taken), frozenset(names - taken), LONG_AGO, part_of)


def _tidy(names: Iterable[str | None]) -> set[str]:
    return {" ".join(name.split()) for name in names if name and name.strip()}


def _telling(names: Iterable[str]) -> set[str]:
    """Those of several words."""
    return {name for name in names if " " in name and _is_long(name)}


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _is_long(name: str) -> bool:
    return len(name) >= (SHORTEST if name.isascii() else SHORTEST_IN_OTHER_SCRIPTS)


def _taken(edition_id: int, *, but: int | None) -> set[str]:
    """Names and addresses of those who work for the forum, speak at it, answer for a delegation."""
    staff = select(Account.name, Account.email).where(
        Account.id.in_(select(Appointment.account_id).filter_by(edition_id=edition_id))
    )
    coordinators = select(Coordinator.name, Coordinator.email).filter_by(edition_id=edition_id)
    speakers = select(Speaker.name, Speaker.name_native).where(
        Speaker.edition_id == edition_id, Speaker.id.is_distinct_from(but)
    )
    forum = select(Edition.short_name, Edition.contact_email).filter_by(id=edition_id)
    everybody: tuple[Any, ...] = (staff, coordinators, speakers, forum)
    return {word for row in db.session.execute(union_all(*everybody)) for word in row if word}


def _linked(r: Registration) -> frozenset[int]:
    """Those this one replaced, was replaced by, was merged into or with."""
    beside = or_(Registration.replaces_id == r.id, Registration.merged_into_id == r.id)
    after = db.session.scalars(select(Registration.id).where(beside, Registration.edition_id == r.edition_id))
    return frozenset(number for number in (*after, r.replaces_id, r.merged_into_id) if number)
