"""What the audit and other people's letters say about somebody: they stay, the person goes.

An entry keeps who did what and when; what stood in a field is blanked, unless it is a code.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Row, String, Table, and_, cast, or_, select, update

from forum import clock
from forum.audit.models import Entry
from forum.extensions import db
from forum.registration.models import Registration

# Codes and numbers: they say what was decided, not about whom.
CODES = frozenset({"state", "serial", "purpose", "country", "language", "kind", "duty", "category_id"})
ENDED_BY = frozenset({"withdrew", "cancelled", "declined", "waitlisted", "edited", "merged", "erased"})
GONE = "…"
SHORTEST = 5  # letters of a word that is looked for elsewhere; "Li" stands in half of all texts
SHORTEST_IN_OTHER_SCRIPTS = 3

_entry = Entry.__table__
_WORDS = {
    "audit_entry": ("reason", "before", "after"),
    "letter": ("subject", "text", "html", "answer"),  # to whom it goes is not about the person
    "job": ("facts",),
}


def blank_entries(edition_id: int, things: Mapping[str, Collection[int]]) -> None:
    """The entries about these rows (table → ids) keep their verbs, moments and codes."""
    about = [and_(_entry.c.thing == name, _entry.c.thing_id.in_(ids)) for name, ids in things.items() if ids]
    rows = db.session.execute(
        select(_entry.c["id", "reason", "before", "after"]).where(
            _entry.c.edition_id == edition_id, or_(*about)
        )
    ).all()
    for row in rows:
        _rewrite(
            _entry, row.id, {"before": _blanked(row.before), "after": _blanked(row.after)} | _reason(row)
        )


def names_of(registration: Registration) -> list[str]:
    """The words by which a text names this person and nobody else."""
    r = registration
    said = {r.email, r.phone, r.full_name, f"{r.given_name} {r.family_name}", r.name_native, r.badge_name}
    said |= {f"{r.family_name} {r.given_name}", r.ref}
    return sorted((word for word in said if _is_telling(word)), key=len, reverse=True)


def strike_out(edition_id: int, names: Collection[str]) -> None:
    """Where something else names the person, like a letter to a coordinator, the name goes. Anybody can call
    themselves as they like: codes, and other people's letters about themselves, stay as they are."""
    for table in (each for each in db.metadata.sorted_tables if each.name in _WORDS):
        columns = _WORDS[table.name]
        for row in _mentioning(table, columns, edition_id, names):
            _rewrite(table, row.id, {name: _struck(getattr(row, name), names) for name in columns})


def without(values: Mapping[str, Any] | None, names: Collection[str]) -> dict[str, Any] | None:
    """The fields with these values taken out."""
    if values is None:
        return None
    return {name: None if name in names else value for name, value in values.items()}


def _mentioning(
    table: Table, columns: Iterable[str], edition_id: int, names: Iterable[str]
) -> Sequence[Row[Any]]:
    here, forms = [table.c[name] for name in columns], [form for name in names for form in _forms(name)]
    said = [_text(column).contains(form, autoescape=True) for column in here for form in forms]
    if not said:
        return []
    found = select(table.c.id, *here).where(table.c.edition_id == edition_id, or_(*said))
    if "about" in table.c:
        found = found.where(table.c.about.is_distinct_from("registration"))
    return db.session.execute(found).all()


def _text(column: Column[Any]) -> Any:
    return column if isinstance(column.type, String) else cast(column, String)


def _forms(name: str) -> set[str]:
    """As it is, and as JSON writes it."""
    return {name, json.dumps(name)[1:-1]}


def _struck(value: Any, names: Iterable[str]) -> Any:
    if isinstance(value, str):
        for name in names:
            value = value.replace(name, GONE)
        return value
    if isinstance(value, dict):
        return {key: each if key in CODES else _struck(each, names) for key, each in value.items()}
    return [_struck(each, names) for each in value] if isinstance(value, list) else value


def _blanked(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {name: value if name in CODES or _is_number(value) else None for name, value in values.items()}


def _reason(row: Row[Any]) -> dict[str, str | None]:
    """What somebody wrote goes; the verb that a badge ended with is a code."""
    return {"reason": row.reason if row.reason in ENDED_BY else None}


def _is_number(value: Any) -> bool:
    return value is None or isinstance(value, bool | int)


def _is_telling(word: str) -> bool:
    return len(word) >= (SHORTEST if word.isascii() else SHORTEST_IN_OTHER_SCRIPTS)


def _rewrite(table: Table, row_id: int, values: dict[str, Any]) -> None:
    marked = {"erased_at": clock.now()} if "erased_at" in table.c else {}
    db.session.execute(update(table).where(table.c.id == row_id).values(**values, **marked))
