"""Every table that holds something about a registrant, and what is left of it after an erasure.

A test compares this with the tables there are: a new one, and every new text in a known one, has to be
entered here or in `NOBODYS`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, or_, select

from forum.extensions import db

Finder = Callable[[Table, int], ColumnElement[bool]]


def of(column: str = "registration_id", *others: str) -> Finder:
    """Rows that point at the registration."""
    return lambda table, person: or_(*(table.c[name] == person for name in (column, *others)))


def through(parent: str, column: str, parents_column: str = "registration_id") -> Finder:
    """Rows that point at a row which points at the registration."""

    def found(table: Table, person: int) -> ColumnElement[bool]:
        above = db.metadata.tables[parent]
        return table.c[column].in_(select(above.c.id).where(above.c[parents_column] == person))

    return found


def written_to(table: Table, person: int) -> ColumnElement[bool]:
    """Letters about the registration, and those about nothing that went to its address. An address is typed
    by whoever likes to: what is about somebody else stays theirs."""
    row = db.metadata.tables["registration"]
    theirs = select(row.c.email).where(row.c.id == person).scalar_subquery()
    about_it = and_(table.c.about == "registration", table.c.about_id == person)
    speaker = db.metadata.tables["speaker"]
    spoken = select(speaker.c.id).where(speaker.c.registration_id == person)
    about_speaking = and_(table.c.about == "speaker", table.c.about_id.in_(spoken))
    about_nothing = and_(table.c.about.is_(None), anywhere_in_the_edition(table, person))
    return or_(about_it, about_speaking, and_(about_nothing, table.c.to_email == theirs))


def anywhere_in_the_edition(table: Table, person: int) -> ColumnElement[bool]:
    """Rows of which nobody knows whom they name: all of the person's edition. They may go with the person,
    and are shown to none."""
    row = db.metadata.tables["registration"]
    return table.c.edition_id == select(row.c.edition_id).where(row.c.id == person).scalar_subquery()


@dataclass(frozen=True)
class Holding:
    """What one table holds about a person."""

    table: str
    rows: Finder = field(default_factory=of)
    blank: Mapping[str, Any] = field(default_factory=dict)  # column → what stands there afterwards
    stays: frozenset[str] = frozenset()  # texts that say nothing about a person
    goes: bool = False  # the whole row
    files: tuple[str, ...] = ()  # columns that point at files, which go

    @property
    def is_of_one(self) -> bool:
        """Whether its rows are about this person and nobody else."""
        return self.rows is not anywhere_in_the_edition

    @property
    def known(self) -> frozenset[str]:
        return self.stays | self.blank.keys()


def _empty(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, "")


def _texts(names: str) -> frozenset[str]:
    return frozenset(names.split())


REGISTRATION = Holding(
    "registration",
    of("id"),
    blank=_empty("given_name", "family_name", "name_native", "reading", "patronymic", "badge_name")
    | _empty("salutation", "organisation", "organisation_native", "organisation_type", "position")
    | _empty("email", "phone", "interpretation", "meals", "accessibility", "hay")
    | {"interests": [], "also_found_by": None, "family_first": False, "name_key": None, "native_key": None},
    # The last five are made anew, by chance: see services.py.
    stays=_texts("state country language ref link_hash idempotency_key content_hash person_key"),
)
LETTERS = Holding(
    "letter",
    written_to,
    blank=_empty("to_email", "to_name", "subject", "text", "html")
    | {"secrets": {}, "enclosures": [], "answer": None},
    stays=_texts("kind about from_name reply_to language message_id state lease"),
)

# The registration last: the others are found by it.
HOLDINGS: tuple[Holding, ...] = (
    LETTERS,
    Holding("photo", goes=True, files=("file_id", "proposed_file_id")),
    Holding("answer", goes=True, files=("file_id",)),
    Holding(
        "revision", blank={"changes": {}, "before": {}, "reason": None}, stays=_texts("state decided_by")
    ),
    Holding("inquiry", blank={"question": "", "answer": None}, stays=_texts("asked_by")),
    Holding(
        "visa_request",
        blank={"document": None, "letter": None, "consulate": ""},
        stays=_texts("state second_language"),
    ),
    Holding("two_people", of("first_id", "second_id"), goes=True),
    Holding("travel", goes=True),
    Holding("companion", goes=True),
    Holding("sign_up", goes=True),
    Holding("star", goes=True),
    Holding(
        "certificate",
        blank=_empty("name_latin", "name_native") | {"revoked_because": None},
        stays=_texts("uid code_hash native_language"),
    ),
    # Spreadsheets that were sent, with what was found in them: one is easily sent again.
    Holding(
        "people_sheet",
        anywhere_in_the_edition,
        blank={"name": "", "findings": {}},
        stays=_texts("language actor state counts"),
        files=("file_id",),
    ),
    # Whoever speaks as well: the programme keeps who was on stage, unless they ask (speakers.py).
    Holding("engagement", through("speaker", "speaker_id"), goes=True, files=("photo_file_id",)),
    Holding("slides", through("speaker", "speaker_id"), goes=True, files=("file_id",)),
    Holding("wording", through("speaker", "speaker_id"), goes=True),
    Holding("proposal", through("speaker", "speaker_id"), goes=True),
    Holding(
        "speaker",
        stays=_texts("ref name name_native native_language country organisation job biography"),
    ),
    # A ledger of purposes: after the erasure, of nobody in particular.
    Holding("consent", stays=_texts("purpose text_version language by")),
    Holding("badge", blank={"sealed_name": None}, stays=_texts("uid state fingerprint")),
    Holding(
        "scan",
        stays=_texts(
            "id fingerprint action source shown outcome body_hash duplicate_of"
            " claim answered undoes closed_by"
        ),
    ),
    Holding("carrying", goes=True),  # before the access it was given
    Holding("zone_access", goes=True),
    Holding("greeter", goes=True),
    # A supervisor's note may name whose badge it was.
    Holding("settlement", through("scan", "scan_id"), blank={"note": ""}, stays=_texts("scan_id settled_by")),
    REGISTRATION,
)

# What is not about registrants: the forum itself, its programme and doors, those who work for it.
NOBODYS = _texts(
    "edition capacity_limit edition_cursor edition_key venue room category key_area"
    " agenda_release released_session"
    " agenda_session session_draft track slot appearance sign_up_rule run_sheet run_item"
    " zone zone_hours gate enrolment device quarantined_scan door_rules"
    " account appointment sign_in delegation quota coordinator floater tombstone question"
    " call_for_speakers proposal_review"
    " form_draft"  # sealed; nothing in the row says whose it is, and it goes after some days
)
# Kept, and gone through entry by entry: see traces.py.
GONE_THROUGH = _texts("audit_entry job")
# Bytes that belong to a row of another table, and go with it.
FILES = "stored_file"


def present() -> list[Holding]:
    return [each for each in HOLDINGS if each.table in db.metadata.tables]


def table(holding: Holding) -> Table:
    return db.metadata.tables[holding.table]


def ids_of(holding: Holding, person: int) -> Sequence[Any]:
    here = table(holding)
    if "id" not in here.c:
        return []
    return db.session.scalars(select(here.c.id).where(holding.rows(here, person))).all()
