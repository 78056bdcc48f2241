"""What an edition still says about people when its registrants are erased: who answered for delegations,
what stood on their passes without a name, letters, and what staff wrote.

An account stays: whoever signed in may work for the next forum, and deletes nothing by being forgotten here.
"""

from typing import Any

from sqlalchemy import String as Text
from sqlalchemy import Table, func, or_, select, union_all, update
from sqlalchemy.sql.expression import cast

from forum import clock
from forum.delegations.models import Coordinator, Delegation, Floater
from forum.extensions import db
from forum.mail.models import Letter
from forum.mail.states import OPEN, LetterState
from forum.privacy import traces
from forum.privacy.holdings import LETTERS

_coordinator: Table = Coordinator.__table__  # type: ignore[assignment]
_delegation: Table = Delegation.__table__  # type: ignore[assignment]
_floater: Table = Floater.__table__  # type: ignore[assignment]
_letter: Table = Letter.__table__  # type: ignore[assignment]


def count(edition_id: int) -> int:
    """Of how many coordinators, delegations and passes something is left; at least one where letters are."""
    people = union_all(*(select(table.c.id).where(*_there(table, edition_id)) for table in _OF_PEOPLE))
    counted: int = db.session.scalars(select(func.count()).select_from(people.subquery())).one()
    letters = select(select(_letter.c.id).where(*_there(_letter, edition_id)).exists())
    return counted or int(db.session.scalars(letters).one())


def forget(edition_id: int) -> None:
    """The caller holds the transaction. Rows stay where something counts them."""
    _do(_delegation, edition_id, {"head": ""})
    _do(_floater, edition_id, {"label": ""})
    nobody = "erased-" + cast(_coordinator.c.id, Text)  # an address is one's own in a delegation
    gone = {"name": "", "email": nobody, "account_id": None}
    _do(
        _coordinator,
        edition_id,
        gone | {"invitation_hash": None, "removed_at": func.coalesce(_coordinator.c.removed_at, clock.now())},
    )
    _stop_letters(edition_id)
    _do(_letter, edition_id, dict(LETTERS.blank))
    traces.blank_the_rest(edition_id)
    db.session.expire_all()


def _stop_letters(edition_id: int) -> None:
    waiting = _letter.c.state.in_(OPEN)
    _do(_letter, edition_id, {"state": LetterState.SUPPRESSED, "lease": None, "leased_until": None}, waiting)


def _there(table: Table, edition_id: int) -> list[Any]:
    said = or_(*(table.c[name] != "" for name in _SAYING[table]))
    return [table.c.edition_id == edition_id, said]


def _do(table: Table, edition_id: int, values: dict[str, Any], *narrowed: Any) -> None:
    db.session.execute(update(table).where(*_there(table, edition_id), *narrowed).values(values))


_OF_PEOPLE = (_delegation, _floater, _coordinator)
_SAYING = {
    _delegation: ("head",),
    _floater: ("label",),
    _coordinator: ("name",),
    _letter: ("to_email",),
}
