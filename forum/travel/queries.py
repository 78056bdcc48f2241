"""Reading journeys and companions: one delegate's, and an edition's in the order of arrival."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select

from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.states import LIVE, State
from forum.travel.models import Companion, Travel

PAGE = 100


class AtTheGala(NamedTuple):
    """Confirmed delegates who said they come, and the companions of confirmed delegates."""

    delegates: int
    companions: int

    @property
    def seats(self) -> int:
        return self.delegates + self.companions


def travel_of(registration: Registration) -> Travel | None:
    return db.session.scalar(select(Travel).filter_by(registration_id=registration.id))


def companions_of(registration: Registration) -> Sequence[Companion]:
    return db.session.scalars(
        select(Companion).filter_by(registration_id=registration.id).order_by(Companion.position)
    ).all()


def arrivals(edition_id: int) -> Any:
    """(travel, registration) of all who are coming, by time of arrival; those without a time last."""
    return db.session.execute(_ARRIVALS.where(Travel.edition_id == edition_id))


def page_of_arrivals(edition_id: int, first: int = 0) -> Sequence[Row[Travel, Registration]]:
    """From the `first`-th on; one more than `PAGE` where there is another page."""
    found = _ARRIVALS.where(Travel.edition_id == edition_id).offset(first).limit(PAGE + 1)
    return db.session.execute(found).all()


def companions_in(edition_id: int) -> Sequence[Row[Companion, Registration]]:
    """(companion, whose) for the desk's list."""
    return db.session.execute(
        select(Companion, Registration)
        .join(Registration, Registration.id == Companion.registration_id)
        .where(Companion.edition_id == edition_id, Registration.state.in_(LIVE))
        .order_by(Registration.family_name, Registration.given_name, Companion.position)
        .limit(PAGE * 5)
    ).all()


def at_the_gala(edition_id: int) -> AtTheGala:
    confirmed = (Registration.edition_id == edition_id, Registration.state == State.CONFIRMED)
    delegates = select(func.count(Registration.id)).where(*confirmed, Registration.gala)
    companions = select(func.count(Companion.id)).join(
        Registration, Registration.id == Companion.registration_id
    )
    return AtTheGala(
        db.session.scalars(delegates).one(),
        db.session.scalars(companions.where(*confirmed, Companion.gala)).one(),
    )


_ARRIVALS = (
    select(Travel, Registration)
    .join(Registration, Registration.id == Travel.registration_id)
    .where(Registration.state.in_(LIVE))
    .order_by(Travel.arrives_at.is_(None), Travel.arrives_at, Travel.id)
)
