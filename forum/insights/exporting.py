"""Registrations as a file: what a list shows, for spreadsheets, with the columns that an import knows.

Rows go from the database into the file as they come, so that a hundred thousand take no more memory than a
hundred. Document numbers are never in it; meals, accessibility and sensitive answers only for those who may
read them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple

from flask_babel import force_locale

from config import LANGUAGES
from forum.accreditation.importing.choices import TICKED
from forum.accreditation.importing.columns import COLUMNS
from forum.accreditation.importing.own_answers import cell_of, head, is_in_sheets
from forum.audit import services as audit
from forum.delegations.countries import names
from forum.delegations.queries import delegations_in
from forum.editions.models import Edition
from forum.editions.queries import categories_of
from forum.editions.zone import at
from forum.extensions import db
from forum.registration import queries
from forum.registration.forms import SENSITIVE, TICKS
from forum.registration.models import Registration
from forum.registration.offers import INTERESTS, MEALS, ORGANISATION_TYPES
from forum.registration.queries import Filter
from forum.registration.questions.kinds import Privacy
from forum.registration.questions.queries import answers_of, questions_of
from forum.registration.questions.rules import Asked
from forum.registration.states import State
from forum.sheets.writing import Table, write_csv, write_xlsx
from forum.transaction import transaction

PART = 1000  # rows that are read at once
KINDS = ("xlsx", "csv")
NAMES = {"category": "category_id", "delegation": "delegation_id", "received": "submitted_at"}


@dataclass
class Export:
    """What the audit is told about: a file that left, which is kept nowhere."""

    edition_id: int
    id: None = None
    __tablename__ = "export"


class Telling(NamedTuple):
    """Everything needed to say a row in words."""

    edition: Edition
    language: str
    categories: Mapping[int, str]
    delegations: Mapping[int, str]
    states: Mapping[State, Any]


@dataclass(frozen=True)
class Order:
    """How it is wanted: "xlsx" or "csv", in which language, with the words for the states; `is_full` adds
    what only some may read."""

    kind: str
    language: str
    states: Mapping[State, Any]
    is_full: bool
    by: audit.Actor


def export(edition: Edition, wanted: Filter, file: BinaryIO, order: Order) -> int:
    """Write what the filter finds, latest first; returns how many."""
    counted = _Counted()
    with force_locale(order.language):
        telling = _telling(edition, order.language, order.states)
        questions = _questions(edition, order.is_full)
        columns = [each for each in COLUMNS if order.is_full or each.name not in SENSITIVE]
        header = [str(each) for each in columns] + [head(each, order.language) for each in questions]
        names_of_columns = [each.name for each in columns]
        rows = counted.through(_rows(wanted, telling, names_of_columns, questions, order.is_full))
        if order.kind == "csv":
            write_csv(file, header, rows)
        else:
            write_xlsx(file, [Table("People", header, rows)])
    with transaction():
        after = {"rows": counted.rows, "file": order.kind}
        audit.note(order.by, "exported_people", Export(edition.id), after=after)
    return counted.rows


class _Counted:
    rows = 0

    def through(self, rows: Iterator[list[str]]) -> Iterator[list[str]]:
        for row in rows:
            self.rows += 1
            yield row


def _telling(edition: Edition, language: str, states: Mapping[State, Any]) -> Telling:
    return Telling(
        edition,
        language,
        {each.id: each.name.in_(language) for each in categories_of(edition.id)},
        {each.id: each.code for each in delegations_in(edition.id)},
        {state: str(words) for state, words in states.items()},
    )


def _questions(edition: Edition, is_full: bool) -> list[Asked]:
    return [each for each in questions_of(edition) if is_in_sheets(each, reads_sensitive=is_full)]


def _classes(is_full: bool) -> frozenset[Privacy]:
    return frozenset({Privacy.ORDINARY, Privacy.SENSITIVE} if is_full else {Privacy.ORDINARY})


def _rows(
    wanted: Filter, telling: Telling, columns: Sequence[str], questions: Sequence[Asked], is_full: bool
) -> Iterator[list[str]]:
    read = [getattr(Registration, NAMES.get(name, name)) for name in columns]
    found = queries.columns_of(telling.edition.id, wanted, Registration.id, *read)
    result = db.session.execute(found.execution_options(yield_per=PART))
    for part in result.partitions():
        answers = _answers(telling, [row[0] for row in part], questions, is_full)
        for row in part:
            said = [_said(name, value, telling) for name, value in zip(columns, row[1:], strict=True)]
            yield said + [answers.get((row[0], each.id), "") for each in questions]


def _answers(
    telling: Telling, ids: Sequence[int], questions: Sequence[Asked], is_full: bool
) -> dict[tuple[int, int], str]:
    if not questions:
        return {}
    return {
        (person, each.question.id): cell_of(each.question, each.value, telling.language)
        for person, answered in answers_of(telling.edition.id, ids, _classes(is_full)).items()
        for each in answered
        if each.value is not None
    }


def _said(name: str, value: Any, telling: Telling) -> str:
    """A value in words that an import reads back as the same."""
    if value is None or value in ("", []):
        return ""
    if name in TICKS:
        return str(TICKED[bool(value)])
    if name in SAYING:
        return SAYING[name](value, telling)
    return str(value)


SAYING = {
    "country": lambda value, telling: names(telling.language).get(value, value),
    "category": lambda value, telling: telling.categories.get(value, ""),
    "delegation": lambda value, telling: telling.delegations.get(value, ""),
    "language": lambda value, telling: LANGUAGES.get(value, value),
    "interpretation": lambda value, telling: LANGUAGES.get(value, value),
    "organisation_type": lambda value, telling: str(ORGANISATION_TYPES.get(value, value)),
    "interests": lambda value, telling: "; ".join(str(INTERESTS.get(each, each)) for each in value),
    "meals": lambda value, telling: str(MEALS.get(value, value)),
    "state": lambda value, telling: telling.states[State(value)],
    "received": lambda value, telling: at(value, telling.edition).strftime("%Y-%m-%d %H:%M"),
}
