"""On which days a forum takes place."""

from dataclasses import dataclass
from datetime import date

from forum.audit import services as audit
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.errors import Refusal
from forum.transaction import locked, transaction

MOST_DAYS = 31


class TooManyDays(Refusal):
    """No forum is that long: a date is wrong. `days`: how many it would be."""

    code = "too_many_days"


@dataclass
class _Itself:
    """The edition as the audit knows things: it belongs to itself."""

    edition_id: int
    id: int
    __tablename__: str = "edition"


def reach(edition: Edition, first: date, last: date, *, by: audit.Actor) -> None:
    """The forum begins and ends on these days. Raises `TooManyDays`."""
    long = (last - first).days + 1
    if long > MOST_DAYS:
        raise TooManyDays(days=long)
    with transaction():
        locked(edition)
        before = _said(edition)
        edition.starts_on, edition.ends_on = first, last
        if _said(edition) != before:
            audit.note(
                by, "changed_days", _Itself(edition.id, edition.id), before=before, after=_said(edition)
            )
            pages_changed(edition.id)


def _said(edition: Edition) -> dict[str, object]:
    return {"starts_on": edition.starts_on.isoformat(), "ends_on": edition.ends_on.isoformat()}
