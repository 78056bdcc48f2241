"""How scans are written: statements built once, for tables, not for classes. A scan has no time for more."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from forum.checkin.folding import Ruling
from forum.checkin.models import QuarantinedScan, Scan
from forum.checkin.readers import STANDS, NoLongerSo, Reader
from forum.editions.services import RAISE_CURSOR

Row = dict[str, Any]  # of the table of scans


def raise_cursor(connection: Connection, device: Reader) -> int:
    """The edition's next number, for a device that is still heard: whoever revokes it is obeyed at once."""
    gate = device.gate
    at = {"gate": gate.id, "gates_zone": gate.zone_id, "zone_version": gate.zone.version}
    asked = {"of_edition": device.edition_id, "device": device.id, **at}
    value: int | None = connection.execute(_RAISE_FOR_DEVICE, asked).scalar()
    if value is None:
        raise NoLongerSo()
    return value


def columns(ruling: Ruling) -> Row:
    """What a row says of the word on it."""
    return {
        "outcome": str(ruling.outcome),
        "accepted": ruling.entry > 0,
        "entry": ruling.entry,
        "duplicate_of": ruling.duplicate_of,
        "closed_by": ruling.closed_by,
    }


def insert_new(connection: Connection, rows: Collection[Row]) -> set[str]:
    """Write the rows whose id is not known yet; returns the ids that were written."""
    if not rows:
        return set()
    # One row as it is: for a list SQLAlchemy writes a statement of that length.
    values = list(rows) if len(rows) > 1 else next(iter(rows))
    return set(connection.scalars(_INSERT_NEW[connection.dialect.name], values))


def written(connection: Connection, ids: Iterable[str]) -> dict[str, Row]:
    """Those of these scans that are written down, by id."""
    if not (asked := list(ids)):
        return {}
    found = connection.execute(_WRITTEN, {"ids": asked}).mappings()
    return {row["id"]: {**row, "answered": row["answered"] or row["outcome"]} for row in found}


def move(connection: Connection, moments: Mapping[str, datetime]) -> None:
    """Scans that happened later than was thought."""
    _each(connection, _MOVE, [{"of_id": key, "effective_at": moment} for key, moment in moments.items()])


def take_back(connection: Connection, ids: Iterable[str]) -> None:
    """These let nobody in any more, or will by another number: `put_right` says."""
    connection.execute(_TAKE_BACK, {"ids": list(ids)})


def put_right(connection: Connection, rulings: Mapping[str, Ruling], cursor: int) -> None:
    """Another word on scans that are written: devices hear of it by the cursor."""
    _each(connection, _PUT_RIGHT, [{"of_id": k, "cursor": cursor, **columns(r)} for k, r in rulings.items()])


def set_aside(connection: Connection, rows: Collection[Row]) -> None:
    """A device that tries again and again is noted once."""
    if rows:
        connection.execute(_SET_ASIDE[connection.dialect.name], list(rows))


def _each(connection: Connection, statement: Any, values: list[Row]) -> None:
    if values:
        connection.execute(statement, values)


_INSERT: dict[str, Any] = {"sqlite": sqlite_insert, "postgresql": postgresql_insert}
_scan = Scan.__table__
_BY_ID = _scan.c.id == bindparam("of_id")
_RAISE_FOR_DEVICE = RAISE_CURSOR.where(STANDS)
_INSERT_NEW = {
    name: insert(_scan).on_conflict_do_nothing(index_elements=["id"]).returning(_scan.c.id)
    for name, insert in _INSERT.items()
}
_WRITTEN = select(
    *(
        _scan.c.id,
        _scan.c.device_id,
        _scan.c.body_hash,
        _scan.c.outcome,
        _scan.c.answered,
        _scan.c.duplicate_of,
    )
).where(_scan.c.id.in_(bindparam("ids", expanding=True)))
_MOVE = update(_scan).where(_BY_ID).values(effective_at=bindparam("effective_at"))
_TAKE_BACK = update(_scan).where(_scan.c.id.in_(bindparam("ids", expanding=True))).values(accepted=False)
_PUT_RIGHT = update(_scan).where(_BY_ID)
_ASIDE = ["device_id", "scan_id", "body_hash"]
_SET_ASIDE = {
    name: insert(QuarantinedScan.__table__).on_conflict_do_nothing(index_elements=_ASIDE)
    for name, insert in _INSERT.items()
}
