"""What the audit and other people's letters say about somebody: they stay, the person goes.

An entry keeps who did what and when; what stood in a field is blanked, unless it is a code.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, String, Table, and_, cast, or_, select, update

from forum import clock
from forum.audit.models import Entry
from forum.extensions import db
from forum.privacy.naming import Named

# Codes and numbers: they say what was decided, not about whom.
CODES = frozenset({"state", "serial", "purpose", "country", "language", "kind", "duty", "category_id"})
ENDED_BY = frozenset({"withdrew", "cancelled", "declined", "waitlisted", "edited", "merged", "erased"})
GONE = "…"
# Nothing that is done to these says anything about a registrant.
OF_THE_FORUM = frozenset(
    {
        *("edition", "category", "capacity_limit", "venue", "room", "zone", "gate", "device", "question"),
        *("agenda_session", "agenda_release", "track", "slot", "speaker"),
    }
)

_entry = Entry.__table__
_WORDS = {
    "audit_entry": ("reason", "before", "after"),
    "letter": ("subject", "text", "html", "answer"),  # to whom it goes is not about the person
    "job": ("facts",),
}


def blank_entries(edition_id: int, things: Mapping[str, Collection[int]]) -> None:
    """The entries about these rows (table → ids) keep their verbs, moments and codes."""
    about = _about(things)
    rows = db.session.execute(
        select(_entry.c["id", "reason", "before", "after"]).where(
            _entry.c.edition_id == edition_id, or_(*about)
        )
    ).all()
    for row in rows:
        _rewrite(
            _entry, row.id, {"before": _blanked(row.before), "after": _blanked(row.after)} | _reason(row)
        )


def strike_out(edition_id: int, named: Named) -> None:
    """Where something else names the person, like a letter to a coordinator, the name goes. Codes, and other
    people's letters about themselves, stay as they are."""
    words = _as_words(named.anywhere)
    for table in (each for each in db.metadata.sorted_tables if each.name in _WORDS):
        columns = _WORDS[table.name]
        for row in _mentioning(table, columns, edition_id, named):
            _rewrite(table, row.id, {name: _struck(getattr(row, name), words) for name in columns})
    for row in _part_of(edition_id, named):
        values = {name: _without_fields(getattr(row, name), named.alone) for name in ("before", "after")}
        if values != {"before": row.before, "after": row.after}:
            _rewrite(_entry, row.id, values)


def blank_the_rest(edition_id: int) -> None:
    """When nobody of an edition is left: no text that staff wrote about people, no letter that was kept.
    What was done to the forum itself stays as it was."""
    entries = select(_entry.c["id", "reason", "before", "after"]).where(
        _entry.c.edition_id == edition_id, _entry.c.erased_at.is_(None), _entry.c.thing.not_in(OF_THE_FORUM)
    )
    said = or_(*(_entry.c[name].is_not(None) for name in ("reason", "before", "after")))
    for row in db.session.execute(entries.where(said)).all():
        _rewrite(
            _entry, row.id, {"before": _blanked(row.before), "after": _blanked(row.after)} | _reason(row)
        )


def without(values: Mapping[str, Any] | None, names: Collection[str]) -> dict[str, Any] | None:
    """The fields with these values taken out."""
    if values is None:
        return None
    return {name: None if name in names else value for name, value in values.items()}


def _part_of(edition_id: int, named: Named) -> Sequence[Row[Any]]:
    """The entries about whom they were linked with and who sent them."""
    about = _about(named.part_of)
    if not about:
        return []
    columns = _entry.c["id", "before", "after"]
    return db.session.execute(select(*columns).where(_entry.c.edition_id == edition_id, or_(*about))).all()


def _about(things: Mapping[str, Collection[int]]) -> list[ColumnElement[bool]]:
    return [and_(_entry.c.thing == name, _entry.c.thing_id.in_(ids)) for name, ids in things.items() if ids]


def _mentioning(table: Table, columns: Iterable[str], edition_id: int, named: Named) -> Sequence[Row[Any]]:
    """Rows written since the person came, in which one of the words may stand."""
    here = [table.c[name] for name in columns]
    forms = [form for name in named.anywhere for form in _forms(name)]
    said = [_text(column).contains(form, autoescape=True) for column in here for form in forms]
    if not said:
        return []
    written = table.c["at" if "at" in table.c else "queued_at"] >= named.since
    found = select(table.c.id, *here).where(table.c.edition_id == edition_id, written, or_(*said))
    if "about" in table.c:
        found = found.where(table.c.about.is_distinct_from("registration"))
    return db.session.execute(found).all()


def _text(column: Column[Any]) -> Any:
    return column if isinstance(column.type, String) else cast(column, String)


def _forms(name: str) -> set[str]:
    """As it is, and as JSON writes it."""
    return {name, json.dumps(name)[1:-1]}


def _as_words(names: Iterable[str]) -> re.Pattern[str] | None:
    """Whole words only: what is longer is something else."""
    said = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)") if said else None


def _struck(value: Any, words: re.Pattern[str] | None) -> Any:
    if words is None or value is None:
        return value
    if isinstance(value, str):
        return words.sub(GONE, value)
    if isinstance(value, dict):
        return {key: each if key in CODES else _struck(each, words) for key, each in value.items()}
    return [_struck(each, words) for each in value] if isinstance(value, list) else value


def _without_fields(value: Any, names: Collection[str]) -> Any:
    """Fields that hold a name and nothing else."""
    if isinstance(value, str):
        return GONE if value in names else value
    if isinstance(value, dict):
        return {key: each if key in CODES else _without_fields(each, names) for key, each in value.items()}
    return [_without_fields(each, names) for each in value] if isinstance(value, list) else value


def _blanked(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {name: value if name in CODES or _is_number(value) else None for name, value in values.items()}


def _reason(row: Row[Any]) -> dict[str, str | None]:
    """What somebody wrote goes; the verb that a badge ended with is a code."""
    return {"reason": row.reason if row.reason in ENDED_BY else None}


def _is_number(value: Any) -> bool:
    return value is None or isinstance(value, bool | int)


def _rewrite(table: Table, row_id: int, values: dict[str, Any]) -> None:
    marked = {"erased_at": clock.now()} if "erased_at" in table.c else {}
    db.session.execute(update(table).where(table.c.id == row_id).values(**values, **marked))
