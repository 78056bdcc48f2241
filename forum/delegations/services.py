"""Making a delegation, changing what is known of it, and giving it passes without names."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from forum import clock
from forum.audit import services as audit
from forum.columns import Words
from forum.delegations.models import Delegation, Floater
from forum.delegations.states import Kind
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.errors import Refusal
from forum.extensions import db
from forum.transaction import locked, transaction

MOST_FLOATERS = 100  # given at once: more is a typing error


class CodeTaken(Refusal):
    """Another delegation of the edition has this code."""

    code = "delegation_code_taken"


@dataclass(frozen=True)
class Profile:
    """A delegation as the desk describes it."""

    code: str
    kind: Kind
    country: str | None
    name: Words
    head: str
    asks_endorsement: bool
    is_listed: bool
    nominate_by: datetime | None
    confirm_by: datetime | None


def create(edition: Edition, profile: Profile, *, by: audit.Actor) -> Delegation:
    with transaction():
        delegation = Delegation(edition_id=edition.id, **asdict(profile))
        db.session.add(delegation)
        _flush()
        pages_changed(edition.id)
        audit.note(by, "added_delegation", delegation, after={"name": delegation.name})
    return delegation


def change(delegation: Delegation, profile: Profile, *, by: audit.Actor) -> None:
    with transaction():
        locked(delegation)
        after = {name: value for name, value in asdict(profile).items() if getattr(delegation, name) != value}
        if not after:
            return
        before = {name: getattr(delegation, name) for name in after}
        for name, value in after.items():
            setattr(delegation, name, value)
        _flush()
        pages_changed(delegation.edition_id)
        audit.note(by, "changed_delegation", delegation, before=_plain(before), after=_plain(after))


def give_floaters(
    delegation: Delegation, *, zone_code: str, count: int, label: str, by: audit.Actor
) -> list[Floater]:
    """So many more passes for a zone, numbered on from those there were."""
    with transaction():
        locked(delegation)
        last = db.session.scalar(
            select(func.coalesce(func.max(Floater.number), 0)).filter_by(
                delegation_id=delegation.id, zone_code=zone_code
            )
        )
        passes = [
            Floater(
                edition_id=delegation.edition_id,
                delegation_id=delegation.id,
                zone_code=zone_code,
                number=(last or 0) + number,
                label=label,
                issued_at=clock.now(),
            )
            for number in range(1, min(count, MOST_FLOATERS) + 1)
        ]
        db.session.add_all(passes)
        db.session.flush()
        audit.note(by, "gave_floaters", delegation, after={"passes": len(passes), "zone": zone_code})
    return passes


def withdraw_floater(delegation: Delegation, floater: Floater, *, by: audit.Actor) -> None:
    """It opens nothing any more; its number is not given again."""
    with transaction():
        locked(floater)
        if floater.withdrawn_at is None:
            floater.withdrawn_at = clock.now()
            after = {"number": floater.number, "zone": floater.zone_code}
            audit.note(by, "withdrew_floater", delegation, after=after)


def _flush() -> None:
    try:
        db.session.flush()
    except IntegrityError as clash:
        said = str(clash.orig)
        if "code" in said:
            raise CodeTaken() from None
        raise


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """As the audit keeps it: a moment as a machine writes it, a kind that says of what."""
    return {
        "delegation_kind" if name == "kind" else name: v.isoformat() if isinstance(v, datetime) else v
        for name, v in values.items()
    }
