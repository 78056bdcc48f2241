"""Registrations that are likely of one person, and why. Some pairs are known to be two people."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Select, String, UniqueConstraint, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Mapped, aliased, joinedload, mapped_column

from forum import clock
from forum.audit import services as audit
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.search.folding import chunks
from forum.registration.states import LIVE
from forum.transaction import transaction

# What more share than these says nothing by itself: a coordinator's address, a name that half a town has.
FEW = 3
MANY = 10  # bear one name: even a colleague of that name is somebody else
MOST_PAIRS = 50  # of a list


class Reason(StrEnum):
    SAME_NAME = "same_name"
    SAME_NAME_OTHERWISE = "same_name_otherwise"  # in another script, or spelt in another way
    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"
    SAME_ORGANISATION = "same_organisation"  # never by itself


@dataclass(frozen=True)
class Pair:
    """Two registrations, the one that came first first, and what they have in common."""

    first: Registration
    second: Registration
    reasons: tuple[Reason, ...]

    def other(self, one: Registration) -> Registration:
        return self.second if one.id == self.first.id else self.first


class TwoPeople(db.Model):
    """A pair that an organiser looked at: not the same person."""

    __table_args__ = (UniqueConstraint("first_id", "second_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=clock.now)
    by: Mapped[str] = mapped_column(String(200))


def likely_of(registration: Registration) -> list[Pair]:
    """Those who may be the same person as this one, the likeliest first. Two statements."""
    if registration.state not in LIVE:
        return []
    others = db.session.scalars(_alike(registration))
    return _pairs([(registration, other) for other in others], registration.edition_id)


def likely_in(edition_id: int) -> list[Pair]:
    """The likeliest pairs of an edition, at most `MOST_PAIRS`: with an address or a telephone that few
    have, or with one name and something else in common."""
    couples = []
    for column in (Registration.email, Registration.phone):
        couples += _sharing(edition_id, column) + _of_one_sender(edition_id, column)
    couples += _of_one_house(edition_id, _is_same(Registration.name_key), Registration.name_key)
    couples += _of_one_house(edition_id, _Other.name_key == Registration.native_key, Registration.native_key)
    return _pairs(couples, edition_id)[:MOST_PAIRS]


def reasons_of(one: Registration, other: Registration) -> tuple[Reason, ...]:
    """What two registrations have in common."""
    found = {
        Reason.SAME_NAME: _spelt(one) == _spelt(other),
        Reason.SAME_NAME_OTHERWISE: bool(_keys(one) & _keys(other)) and _spelt(one) != _spelt(other),
        Reason.SAME_PHONE: bool(one.phone) and one.phone == other.phone,
        Reason.SAME_EMAIL: one.email == other.email,
        Reason.SAME_ORGANISATION: _folded(one.organisation) == _folded(other.organisation),
    }
    return tuple(reason for reason, holds in found.items() if holds)


def tell_apart(one: Registration, other: Registration, *, by: audit.Actor) -> None:
    """Remember that these are two people. Safe to repeat."""
    first, second = sorted((one, other), key=lambda registration: registration.id)
    with transaction():
        if _told_apart(one.edition_id, [first.id]) & {(first.id, second.id)}:
            return
        db.session.add(
            TwoPeople(edition_id=one.edition_id, first_id=first.id, second_id=second.id, by=by.name)
        )
        for this, that in ((first, second), (second, first)):
            audit.note(by, "told_apart", this, reason=that.ref)


Couple = tuple[Registration, Registration]

_IS_LIVE = Registration.state.in_(LIVE)
_WITH_CATEGORY = joinedload(Registration.category)
_WEIGHTS = {Reason.SAME_NAME: 3, Reason.SAME_NAME_OTHERWISE: 3, Reason.SAME_PHONE: 2}


def _alike(one: Registration) -> Select[Registration]:
    """Whoever shares a key, each by its index. More than a list of them is nobody's to look at."""
    keys = sorted(_keys(one))
    alike: list[ColumnElement[bool]] = [Registration.email == one.email]
    if one.phone:
        alike.append(Registration.phone == one.phone)
    if keys:
        alike += [Registration.name_key.in_(keys), Registration.native_key.in_(keys)]
    here = (Registration.edition_id == one.edition_id, _IS_LIVE, Registration.id != one.id)
    ids = [select(Registration.id).where(*here, each).limit(MOST_PAIRS).subquery() for each in alike]
    chosen = or_(*(Registration.id.in_(select(each.c.id)) for each in ids))
    return select(Registration).where(chosen).options(_WITH_CATEGORY)


def _sharing(edition_id: int, column: InstrumentedAttribute[Any]) -> list[Couple]:
    """Those of whom a few have one and the same in this column, two by two."""
    here = (Registration.edition_id == edition_id, _IS_LIVE, column.is_not(None), column != "")
    few = func.count().between(2, FEW)
    shared = select(column).where(*here).group_by(column).having(few).order_by(column).limit(MOST_PAIRS)
    found = select(Registration).where(*here, column.in_(shared)).options(_WITH_CATEGORY)
    groups: dict[Any, list[Registration]] = defaultdict(list)
    for one in db.session.scalars(found.order_by(Registration.id)):
        groups[getattr(one, column.key)].append(one)
    return [couple for group in groups.values() for couple in combinations(group, 2)]


def _of_one_sender(edition_id: int, column: InstrumentedAttribute[Any]) -> list[Couple]:
    """Those who share this with many, and their name as well: registered twice by one and the same office."""
    here = (Registration.edition_id == edition_id, _IS_LIVE, column != "")
    many = select(column).where(*here).group_by(column).having(func.count() > FEW).limit(MOST_PAIRS)
    return _joined(edition_id, _is_same(column), _is_same(Registration.name_key), column.in_(many))


def _of_one_house(
    edition_id: int, same_name: ColumnElement[bool], key: InstrumentedAttribute[Any]
) -> list[Couple]:
    """Colleagues of one name, whichever script it is in."""
    here, named = (Registration.edition_id == edition_id, _IS_LIVE), Registration.name_key
    rare = select(named).where(*here, named.is_not(None)).group_by(named).having(func.count() <= MANY)
    house = func.lower(_Other.organisation) == func.lower(Registration.organisation)
    return _joined(edition_id, same_name, house, key.in_(rare))


def _joined(edition_id: int, *alike: ColumnElement[bool]) -> list[Couple]:
    order = _Other.id != Registration.id
    same_edition = and_(_Other.edition_id == edition_id, Registration.edition_id == edition_id)
    found = (
        select(Registration, _Other)
        .join(_Other, and_(same_edition, order, *alike))
        .where(_IS_LIVE, _Other.state.in_(LIVE))
        .options(_WITH_CATEGORY, joinedload(_Other.category))
        .limit(2 * MOST_PAIRS)  # each pair is found from both sides
    )
    return [(one, other) for one, other in db.session.execute(found)]


def _is_same(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    return column == getattr(_Other, column.key)


_Other = aliased(Registration)


def _pairs(couples: Iterable[Couple], edition_id: int) -> list[Pair]:
    """Each couple once, unless it is told apart or has too little in common; the likeliest first."""
    each = {tuple(sorted((one.id, other.id))): (one, other) for one, other in couples}
    everybody = {one.id: one for couple in each.values() for one in couple}
    apart = _told_apart(edition_id, everybody) if each else set()
    pairs = [
        Pair(everybody[ids[0]], everybody[ids[1]], reasons_of(*couple))
        for ids, couple in each.items()
        if ids not in apart
    ]
    common = _common(everybody.values())
    worth = [pair for pair in pairs if _says_enough(pair, common)]
    return sorted(
        worth, key=lambda pair: (-sum(_WEIGHTS.get(each, 1) for each in pair.reasons), pair.first.id)
    )


def _says_enough(pair: Pair, common: Counter[str]) -> bool:
    """One thing in common is enough if few have it."""
    alone = set(pair.reasons) - {Reason.SAME_ORGANISATION}
    if len(alone) != 1:
        return bool(alone)
    shared = {Reason.SAME_EMAIL: pair.first.email, Reason.SAME_PHONE: pair.first.phone}
    return max(common[shared.get(key, "")] if key in shared else _most(pair, common) for key in alone) <= FEW


def _most(pair: Pair, common: Counter[str]) -> int:
    return max((common[key] for key in _keys(pair.first) & _keys(pair.second)), default=0)


def _common(people: Iterable[Registration]) -> Counter[str]:
    """How many have each address, telephone and key of a name."""
    return Counter(said for one in people for said in {one.email, one.phone, *_keys(one)} if said)


def _keys(one: Registration) -> set[str]:
    return {key for key in (one.name_key, one.native_key) if key}


def _spelt(one: Registration) -> list[str]:
    """The Latin name, in whichever order."""
    return sorted(
        part for name in (one.given_name, one.family_name) for word in chunks(name) for part in word
    )


def _folded(text: str) -> str:
    return " ".join("".join(word) for word in chunks(text))


def _told_apart(edition_id: int, ids: Iterable[int]) -> set[tuple[int, int]]:
    apart = select(TwoPeople.first_id, TwoPeople.second_id).where(
        TwoPeople.edition_id == edition_id, TwoPeople.first_id.in_(list(ids))
    )
    return {(first, second) for first, second in db.session.execute(apart)}
