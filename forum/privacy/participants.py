"""Who comes, of those who agreed to be named: confirmed, with name, organisation and country."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select, tuple_

from forum.extensions import db
from forum.registration.consents import Purpose
from forum.registration.consents_ledger import agreeing
from forum.registration.models import Registration
from forum.registration.states import State

PAGE = 100


class Participant(NamedTuple):
    id: int
    given_name: str
    family_name: str
    family_first: bool
    organisation: str
    country: str

    @property
    def name(self) -> str:
        """As on the badge: in the order its owner chose."""
        names = (self.given_name, self.family_name)
        return " ".join(filter(None, names[::-1] if self.family_first else names))


_SHOWN = [getattr(Registration, name) for name in Participant._fields]
_ORDER = (func.lower(Registration.family_name), func.lower(Registration.given_name), Registration.id)


def participants_of(
    edition_id: int, *, country: str | None = None, after: int | None = None
) -> Sequence[Participant]:
    """A page by name, one more than `PAGE` where there is another; `after`: whom the last one ended with."""
    wanted = _named(select(*_SHOWN), edition_id, country).order_by(*_ORDER).limit(PAGE + 1)
    if after is not None:
        last = select(*_ORDER).where(Registration.id == after, Registration.edition_id == edition_id)
        row = db.session.execute(last).one_or_none()
        wanted = wanted.where(tuple_(*_ORDER) > tuple_(*row)) if row else wanted
    return [Participant(*row) for row in db.session.execute(wanted)]


def countries_of(edition_id: int) -> dict[str, int]:
    """Country → how many are named, the largest first."""
    countries: Any = select(Registration.country, func.count().label("count"))
    counted = _named(countries, edition_id, None)
    rows = db.session.execute(
        counted.group_by(Registration.country).order_by(func.count().desc(), Registration.country)
    )
    return {code: count for code, count in rows}


def _named(statement: Select[Any], edition_id: int, country: str | None) -> Select[Any]:
    named = statement.where(
        Registration.edition_id == edition_id,
        Registration.state == State.CONFIRMED,
        Registration.erased_at.is_(None),
        Registration.id.in_(agreeing(Purpose.PUBLIC_LIST)),
    )
    return named.where(Registration.country == country) if country else named
