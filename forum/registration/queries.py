"""Reading registrations: one's own by its link, an edition's by filter and search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from forum import clock
from forum.editions.models import Edition
from forum.editions.zone import at
from forum.extensions import db
from forum.registration.links import hashed
from forum.registration.models import Consent, Registration
from forum.registration.rules import links_ended
from forum.registration.search import index
from forum.registration.search.asking import asked
from forum.registration.states import LIVE, State

PAGE = 50
# Up to here a list says exactly how many it holds, beyond it "more than": counting costs the same everywhere.
COUNTED = 10_000


@dataclass(frozen=True)
class Filter:
    """What a list shows; what is None does not narrow it."""

    q: str | None = None
    state: State | None = None
    category_id: int | None = None
    country: str | None = None


@dataclass(frozen=True)
class After:
    """Where a page begins: the row the last page ended with."""

    submitted_at: datetime
    id: int


def of_link(edition: Edition, link_token: str) -> Registration | None:
    """The registration a mailed link opens, until the links of the edition end."""
    if links_ended(edition, at(clock.now(), edition).date()):
        return None
    return db.session.scalar(
        select(Registration)
        .filter_by(edition_id=edition.id, link_hash=hashed(link_token))
        .options(joinedload(Registration.category))
    )


def with_ref(edition_id: int, ref: str) -> Registration | None:
    return db.session.scalar(
        select(Registration)
        .filter_by(edition_id=edition_id, ref=ref)
        .options(joinedload(Registration.category))
    )


def registration_of(edition_id: int, registration_id: int) -> Registration:
    """The registration a row of the same edition points at."""
    return db.session.scalars(
        select(Registration)
        .filter_by(edition_id=edition_id, id=registration_id)
        .options(joinedload(Registration.category))
    ).one()


def live_of_person(edition_id: int, person_key: str) -> Registration | None:
    return db.session.scalar(
        select(Registration)
        .filter_by(edition_id=edition_id, person_key=person_key)
        .where(Registration.state.in_(LIVE))
        .options(joinedload(Registration.category))
    )


def all_of_address(edition_id: int, email: str) -> Sequence[Registration]:
    """Every live registration that was made with this address, the latest first."""
    return db.session.scalars(
        select(Registration)
        .filter_by(edition_id=edition_id, email=email.strip().lower())
        .where(Registration.state.in_(LIVE))
        .options(joinedload(Registration.category))
        .order_by(Registration.id.desc())
    ).all()


def page_of(edition_id: int, wanted: Filter, after: After | None = None) -> Sequence[Registration]:
    """One page, latest first, one row more than `PAGE` where there is another page."""
    newest_first = (Registration.submitted_at.desc(), Registration.id.desc())
    page = _page_of_found(edition_id, wanted, after) if wanted.q else _page_of_all(edition_id, wanted, after)
    return db.session.scalars(page.options(joinedload(Registration.category)).order_by(*newest_first)).all()


def count_of(edition_id: int, wanted: Filter) -> int:
    """How many there are, counted to one more than `COUNTED` at most."""
    every = _narrowed(select(Registration.id), edition_id, wanted)
    some = index.latest(every, COUNTED + 1, _dialect()) if wanted.q else every.limit(COUNTED + 1)
    return db.session.scalars(select(func.count()).select_from(some.subquery())).one()


def columns_of(edition_id: int, wanted: Filter, *columns: Any) -> Select[Any]:
    """These columns of everybody whom a filter finds, latest first: for a file."""
    newest_first = (Registration.submitted_at.desc(), Registration.id.desc())
    if not wanted.q:
        return _narrowed(select(*columns), edition_id, wanted).order_by(*newest_first)
    found = _narrowed(select(Registration.id), edition_id, wanted)
    return select(*columns).where(Registration.id.in_(found)).order_by(*newest_first)


def counts_by_state(edition_id: int) -> dict[State, int]:
    rows = db.session.execute(
        select(Registration.state, func.count())
        .where(Registration.edition_id == edition_id)
        .group_by(Registration.state)
    )
    return {State(state): count for state, count in rows}


def consents_of(registration: Registration) -> Sequence[Consent]:
    return db.session.scalars(
        select(Consent)
        .filter_by(edition_id=registration.edition_id, registration_id=registration.id)
        .order_by(Consent.id)
    ).all()


def _page_of_all(edition_id: int, wanted: Filter, after: After | None) -> Select[Registration]:
    page = _narrowed(select(Registration), edition_id, wanted)
    if after is not None:
        later = Registration.submitted_at == after.submitted_at
        page = page.where(
            or_(Registration.submitted_at < after.submitted_at, and_(later, Registration.id < after.id))
        )
    return page.limit(PAGE + 1)


def _page_of_found(edition_id: int, wanted: Filter, after: After | None) -> Select[Registration]:
    """Of those that a search finds, the latest written down."""
    found = _narrowed(select(Registration.id), edition_id, wanted)
    if after is not None:
        found = found.where(Registration.id < after.id)
    return select(Registration).where(Registration.id.in_(index.latest(found, PAGE + 1, _dialect())))


def _narrowed(statement: Select[Any], edition_id: int, wanted: Filter) -> Select[Any]:
    for column in ("state", "category_id", "country"):
        value = getattr(wanted, column)
        if value is not None:
            statement = statement.where(getattr(Registration, column) == value)
    if not wanted.q:
        return statement.where(Registration.edition_id == edition_id)
    return index.narrowed(statement, edition_id, asked(wanted.q), _dialect())


def _dialect() -> str:
    return db.session.get_bind().dialect.name
