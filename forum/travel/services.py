"""Writing down how somebody travels and whom they bring."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Update, delete, update

from forum import clock
from forum.audit import services as audit
from forum.extensions import db
from forum.registration.changing import Ended
from forum.registration.models import Registration
from forum.registration.states import LIVE
from forum.transaction import locked, transaction
from forum.travel.models import Companion, Travel
from forum.travel.queries import companions_of, travel_of
from forum.travel.rules import MOST_COMPANIONS


def plan(registration: Registration, journey: Mapping[str, Any], *, by: audit.Actor) -> None:
    """`journey` holds columns of `Travel`. Raises `Ended`."""
    with transaction():
        _live(locked(registration))
        travel = travel_of(registration) or _new(registration)
        before = {k: getattr(travel, k) for k, v in journey.items() if getattr(travel, k) != v}
        for name in before:
            setattr(travel, name, journey[name])
        travel.changed_at = clock.now()
        db.session.add(travel)
        after = {name: journey[name] for name in before}
        if before:
            audit.note(by, "planned_travel", registration, before=_plain(before), after=_plain(after))


def bring(registration: Registration, companions: Sequence[Mapping[str, Any]], *, by: audit.Actor) -> None:
    """These and nobody else come along; each holds columns of `Companion`. Raises `Ended`."""
    with transaction():
        _live(locked(registration))
        before = _counted(companions_of(registration))
        db.session.execute(delete(Companion).filter_by(registration_id=registration.id))
        for position, companion in enumerate(companions[:MOST_COMPANIONS], 1):
            db.session.add(_companion(registration, position, companion))
        db.session.flush()
        audit.note(
            by, "named_companions", registration, before=before, after=_counted(companions_of(registration))
        )


def hand_on(goes: Registration, stays: Registration) -> None:
    """To another registration of the same person, where that has none. The caller holds both rows."""
    if travel_of(stays) is None:
        db.session.execute(_moved(Travel, goes, stays))
    if not companions_of(stays):
        db.session.execute(_moved(Companion, goes, stays))


def _moved(kept: type[Travel] | type[Companion], goes: Registration, stays: Registration) -> Update:
    return update(kept).where(kept.registration_id == goes.id).values(registration_id=stays.id)


def _live(registration: Registration) -> None:
    if registration.state not in LIVE:
        raise Ended()


def _new(registration: Registration) -> Travel:
    nothing = {"arrival_flight": "", "departure_flight": "", "hotel": "", "wants_transfer": False}
    return Travel(edition_id=registration.edition_id, registration_id=registration.id, **nothing)


def _companion(registration: Registration, position: int, facts: Mapping[str, Any]) -> Companion:
    return Companion(
        edition_id=registration.edition_id, registration_id=registration.id, position=position, **facts
    )


def _counted(companions: Sequence[Companion]) -> dict[str, int]:
    """How many; their names stay out of the audit."""
    return {"companions": len(companions), "at_the_gala": sum(each.gala for each in companions)}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in values.items()}
