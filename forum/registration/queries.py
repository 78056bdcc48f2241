"""Reading registrations: one's own by its link, an edition's by filter and search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from forum.editions.capacity import Step
from forum.editions.models import Limit
from forum.extensions import db
from forum.registration.links import hashed
from forum.registration.models import Consent, Registration
from forum.registration.search import folded
from forum.registration.states import LIVE, State

PAGE = 50
MOST_LETTERS, MOST_WORDS = 200, 8  # of a search that are looked for: each word reads the table once


_LIMIT_OF_ITS_CATEGORY = (
    Limit.edition_id == Registration.edition_id,
    Limit.step == int(Step.CATEGORY),
    Limit.of_id == Registration.category_id,
)


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


def of_link(edition_id: int, link_token: str) -> Registration | None:
    """The registration a mailed link opens."""
    return db.session.scalar(
        select(Registration)
        .filter_by(edition_id=edition_id, link_hash=hashed(link_token))
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
    found = _narrowed(select(Registration), edition_id, wanted).options(joinedload(Registration.category))
    if after is not None:
        later = Registration.submitted_at == after.submitted_at
        found = found.where(
            or_(Registration.submitted_at < after.submitted_at, and_(later, Registration.id < after.id))
        )
    newest_first = (Registration.submitted_at.desc(), Registration.id.desc())
    return db.session.scalars(found.order_by(*newest_first).limit(PAGE + 1)).all()


def count_of(edition_id: int, wanted: Filter) -> int:
    counted = _narrowed(select(func.count(Registration.id)), edition_id, wanted)
    return db.session.scalars(counted).one()


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


def longest_waiting(edition_id: int) -> Registration | None:
    """Who comes next when a place becomes free: the longest waiting whose category has room. Held until
    the transaction ends.

    Whoever is being decided about in this moment is passed over: waiting for that row, while holding
    the limits which that decision needs, would be a deadlock.
    """
    return db.session.scalar(
        select(Registration)
        .join(Limit, and_(*_LIMIT_OF_ITS_CATEGORY))
        .where(Registration.edition_id == edition_id, Registration.state == State.WAITLISTED)
        .where(or_(Limit.capacity.is_(None), Limit.taken < Limit.capacity))
        .order_by(Registration.waiting_since, Registration.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=Registration)
        .options(joinedload(Registration.category, innerjoin=True))
        .execution_options(populate_existing=True)
    )


def _narrowed(statement: Select[Any], edition_id: int, wanted: Filter) -> Select[Any]:
    statement = statement.where(Registration.edition_id == edition_id)
    for column in ("state", "category_id", "country"):
        value = getattr(wanted, column)
        if value is not None:
            statement = statement.where(getattr(Registration, column) == value)
    for word in folded((wanted.q or "")[:MOST_LETTERS]).split()[:MOST_WORDS]:
        statement = statement.where(Registration.hay.contains(word, autoescape=True))
    return statement
