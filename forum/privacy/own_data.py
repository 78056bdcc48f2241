"""A copy of all that is kept about one registrant, table by table, in plain values.

Read generically, from the register of holdings: what is entered there is in the copy. Sealed texts are not
opened: the link in a letter is enough to read this, and that is not enough for the number of a passport.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import LargeBinary, Table, select

from forum.audit.queries import history_of
from forum.audit.services import FORUM, REGISTRANT
from forum.editions.models import Edition
from forum.extensions import db
from forum.privacy import holdings
from forum.privacy.holdings import Holding
from forum.registration.models import Registration

Record = Mapping[str, Any]
Copy = Mapping[str, list[dict[str, Any]]]
SEALED = "sealed"  # what stands in the place of a text that is not opened here
# Numbers and keys by which the tables know each other; they say nothing to anybody.
INTERNAL = frozenset(
    {
        "id",
        "hay",
        "also_found_by",
        "name_key",
        "native_key",
        "person_key",
        "idempotency_key",
        "link_generation",
        "lease",
    }
    | {"leased_until", "secrets", "enclosures", "text", "html", "cursor", "seq", "about", "message_id"}
    | {"device_time_ms", "offset_ms", "monotonic_ms", "snapshot_cursor", "entry", "attempts", "due_at"}
)
# Who of the staff it was, and what a mail server answered: of others, or of machines.
SAID_BY_ROLE = frozenset(
    {("inquiry", "asked_by"), ("revision", "decided_by"), ("two_people", "by"), ("settlement", "settled_by")}
)
NOT_TOLD = {"letter": frozenset({"answer"})}
# What a number points at, where a word is better: column → (table, column of its words).
SAID_BY = {
    "category_id": ("category", "name"),
    "delegation_id": ("delegation", "name"),
    "gate_id": ("gate", "name"),
    "zone_id": ("zone", "name"),
    "question_id": ("question", "label"),
}


def copy_of(edition: Edition, registration: Registration) -> Copy:
    """Section (the table's name) → its rows; empty sections are left out. About twenty statements."""
    found = {each.table: rows_of(each, registration.id) for each in holdings.present() if each.is_of_one}
    found["history"] = [
        {"at": entry.at, "what": entry.verb, "by": role_of(entry.actor)} for entry in history_of(registration)
    ]
    return _with_words({section: rows for section, rows in found.items() if rows})


def plain(value: Any) -> Any:
    """As JSON writes it."""
    return value.isoformat() if isinstance(value, datetime | date) else value


def rows_of(holding: Holding, person: int) -> list[dict[str, Any]]:
    here = holdings.table(holding)
    untold = NOT_TOLD.get(holding.table, frozenset())
    wanted = [column for column in here.c if _is_told(column) and column.name not in untold]
    mine = select(*wanted).where(holding.rows(here, person)).order_by(*here.primary_key)
    return [
        {name: _told(holding.table, name, value) for name, value in row.items() if _says(value)}
        for row in db.session.execute(mine).mappings()
    ]


def _told(table: str, name: str, value: Any) -> Any:
    if (table, name) in SAID_BY_ROLE:
        return role_of(value)
    return SEALED if isinstance(value, bytes) else value


def role_of(actor: str) -> str:
    """The registrant's own word, or the forum's: not the name of whoever works for it."""
    return actor if actor == REGISTRANT.name else FORUM.name


def _is_told(column: Any) -> bool:
    if column.name in INTERNAL:
        return False
    if isinstance(column.type, LargeBinary):
        return column.name in ("sealed", "document")
    return not column.foreign_keys or column.name in SAID_BY


def _says(value: Any) -> bool:
    return value not in (None, "", [], {})


def _with_words(found: dict[str, list[dict[str, Any]]]) -> Copy:
    """Numbers of categories, gates and questions become their names: one statement for each kind."""
    for column, (name, words) in SAID_BY.items():
        pointing = [row for rows in found.values() for row in rows if column in row]
        said = _words(db.metadata.tables[name], words, {row[column] for row in pointing}) if pointing else {}
        for row in pointing:
            row[column.removesuffix("_id")] = said.get(row.pop(column))
    return found


def _words(table: Table, column: str, ids: Iterable[int]) -> dict[int, Any]:
    rows = db.session.execute(select(table.c.id, table.c[column]).where(table.c.id.in_(ids)))
    return {row[0]: row[1] for row in rows}
