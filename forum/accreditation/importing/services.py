"""A sheet of people: taken in, looked through without writing, imported.

Whatever goes wrong with the file is a refusal before anything is kept. A row is known again by its
reference, or by address and Latin name, so that the same sheet a second time changes nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import islice

from sqlalchemy import select

from forum import clock
from forum.accreditation.importing.arriving import Arrival, Party
from forum.accreditation.importing.columns import BY_NAME, Matched, matched
from forum.accreditation.importing.comparing import Comparing, Found
from forum.accreditation.importing.findings import Findings
from forum.accreditation.importing.models import PeopleSheet
from forum.accreditation.importing.own_answers import heads, refused_to
from forum.accreditation.importing.places import places_of
from forum.accreditation.importing.queries import setting_of
from forum.accreditation.importing.rows import Person, Reader, Setting
from forum.accreditation.importing.states import Fate, Mode, SheetState
from forum.accreditation.importing.welcoming import change_of, refused_in_words, welcome_of
from forum.audit import services as audit
from forum.errors import Refusal
from forum.extensions import db
from forum.files import services as files
from forum.files.queries import data_of
from forum.jobs.queries import job_with
from forum.jobs.states import OPEN
from forum.registration.consents import By, Purpose
from forum.registration.forms import SENSITIVE
from forum.registration.questions.answering import Given
from forum.registration.questions.kinds import Privacy
from forum.registration.services import Application
from forum.sheets.limits import LIMITS, Limits
from forum.sheets.reading import Row, Sheet, read
from forum.transaction import locked, transaction

BATCH = 250  # rows of one transaction: whoever else writes waits so long
KEPT = timedelta(days=7)
Step = Callable[[int], None]  # hears how many rows are done; may raise to stop


class ColumnsMissing(Refusal):
    """`facts["columns"]`: the labels of those that are not in the header."""

    code = "sheet_columns_missing"


class NotAllGood(Refusal):
    """All or nothing was asked for, and a row is bad: nothing was imported."""

    code = "sheet_not_all_good"


class DecidedAlready(Refusal):
    """It was imported, or is being imported, by another click."""

    code = "sheet_decided"


class GoneSheet(Refusal):
    """Its file was let go."""

    code = "sheet_gone"


def take_in(
    setting: Setting,
    data: bytes,
    name: str,
    *,
    by: audit.Actor,
    is_by_coordinator: bool = False,
    limits: Limits = LIMITS,
) -> PeopleSheet:
    """Keep a sheet to be looked through. Raises `Unreadable`, `ColumnsMissing`."""
    with read(data, limits) as sheet:
        check_columns(setting, _columns(setting, sheet))
        rows = sheet.count
    with transaction():
        kept = _of_setting(setting)
        kept.file_id = files.keep(setting.edition.id, data, media_type="application/octet-stream")
        kept.name, kept.rows, kept.is_by_coordinator = name[-200:], rows, is_by_coordinator
        kept.account_id, kept.actor = by.account_id, by.name
        db.session.add(kept)
        db.session.flush()
    return kept


def _of_setting(setting: Setting) -> PeopleSheet:
    """What queries.py reads back as the same setting."""
    return PeopleSheet(
        edition_id=setting.edition.id,
        delegation_id=setting.delegation and setting.delegation.id,
        category_id=setting.category and setting.category.id,
        language=setting.language,
        reads_sensitive=setting.reads_sensitive,
        state=SheetState.SENT,
        expires_at=clock.now() + KEPT,
    )


def look_through(setting: Setting, kept: PeopleSheet, step: Step = lambda done: None) -> Findings:
    """Every row beside what is registered; nothing is written but what was found."""
    with read(_data(kept)) as sheet:
        found = _look(setting, sheet, step)
    with transaction():
        kept.state, kept.counts, kept.findings = SheetState.CHECKED, found.counts, found.kept()
    return found


def bring_in(
    setting: Setting,
    kept: PeopleSheet,
    mode: Mode,
    *,
    by: audit.Actor,
    step: Step = lambda done: None,
    finish: Callable[[int], None] = lambda done: None,
) -> Findings:
    """Import the sheet. Where nothing is new nothing is written, neither a letter nor an audit entry.
    Raises `NotAllGood`, and then nothing was imported."""
    with read(_data(kept)) as sheet:
        if mode is Mode.ALL:
            return _all(setting, kept, sheet, by=by, step=step, finish=finish)
        found = _good(setting, kept, sheet, by=by, step=step)
        with transaction():
            _conclude(kept, found, by=by)
            finish(sheet.count)
        return found


def bring_in_at_once(kept: PeopleSheet, mode: Mode, *, language: str, by: audit.Actor) -> None:
    """As `bring_in`, for a sheet so short that its row is held meanwhile: of two clicks one imports. Raises
    `DecidedAlready` too."""
    try:
        with transaction():
            hold_to_decide(kept, language)
            bring_in(setting_of(kept), kept, mode, by=by)
    except NotAllGood:
        look_through(setting_of(kept), kept)  # what was found went with the transaction
        raise


def hold_to_decide(kept: PeopleSheet, language: str) -> None:
    """The caller holds the transaction. What is found from now on speaks to whoever decides."""
    job = job_with(locked(kept).edition_id, kept.job_id)
    if kept.state != SheetState.CHECKED or (job is not None and job.state in OPEN):
        raise DecidedAlready()
    kept.language = language


def let_go_of_old() -> None:
    """The files, and what they said about people, of sheets whose time is over."""
    old = select(PeopleSheet).where(PeopleSheet.expires_at < clock.now(), PeopleSheet.file_id.is_not(None))
    with transaction():
        for kept in db.session.scalars(old.with_for_update(skip_locked=True)):
            file_id, kept.file_id, kept.findings = kept.file_id, None, {}
            db.session.flush()
            files.let_go(file_id)


def check_columns(setting: Setting, columns: Matched) -> None:
    missing = [name for name in columns.missing if name != "country" or not _has_country(setting)]
    if missing:
        raise ColumnsMissing(columns=[str(BY_NAME[name]) for name in missing])


def _has_country(setting: Setting) -> bool:
    return setting.delegation is not None and bool(setting.delegation.country)


def _data(kept: PeopleSheet) -> bytes:
    data = data_of(kept.edition_id, kept.file_id)
    if data is None:
        raise GoneSheet()
    return data


def _look(setting: Setting, sheet: Sheet, step: Step) -> Findings:
    columns = _columns(setting, sheet)
    reader, found = Reader(setting, columns), Findings.of(columns)
    comparing = Comparing(setting, places_of(setting.edition.id), reader.asked)
    for done, rows in _batches(sheet):
        found.add(comparing.compare([reader.read(row) for row in rows]))
        step(done)
    return found


def _all(
    setting: Setting,
    kept: PeopleSheet,
    sheet: Sheet,
    *,
    by: audit.Actor,
    step: Step,
    finish: Callable[[int], None],
) -> Findings:
    """Looked through once more, then everything in one transaction, the end of the job too."""
    found = look_through(setting, kept, step)
    if not found.is_good:
        raise NotAllGood()
    with transaction():
        found = _good(setting, kept, sheet, by=by, step=lambda done: None)
        if not found.is_good:
            raise NotAllGood()
        _conclude(kept, found, by=by)
        finish(sheet.count)
    return found


def _good(setting: Setting, kept: PeopleSheet, sheet: Sheet, *, by: audit.Actor, step: Step) -> Findings:
    columns = _columns(setting, sheet)
    reader, found = Reader(setting, columns), Findings.of(columns)
    comparing = Comparing(setting, places_of(setting.edition.id), reader.asked)
    party = Party(setting.edition, by, welcome_of(setting, kept, by))
    for done, rows in _batches(sheet):
        said = [reader.read(row) for row in rows]  # outside the transaction: nobody waits for it
        with transaction():
            found.add(_imported(setting, kept, party, comparing.compare(said), by))
        step(done)
    return found


def _imported(
    setting: Setting, kept: PeopleSheet, party: Party, rows: Sequence[Found], by: audit.Actor
) -> list[Found]:
    refused = party.receive([_arrival(kept, row) for row in rows if row.fate is Fate.NEW])
    for row in rows:
        if row.fate is Fate.CHANGED:
            refusal = change_of(setting, kept, row, by)
            if refusal is not None:
                refused[row.row] = refusal
    return [refused_in_words(row, refused[row.row]) if row.row in refused else row for row in rows]


def _arrival(kept: PeopleSheet, row: Found) -> Arrival:
    person = row.person
    assert person is not None and person.category is not None  # noqa: S101 - so it was compared
    application = Application(
        person=person.person,
        consents=_consents(person, row.answers),
        language=kept.language,
        category_id=person.category.id,
        delegation_id=person.delegation and person.delegation.id,
        consents_by=By.COORDINATOR if kept.is_by_coordinator else By.IMPORT,
        answers=row.answers,
    )
    # A colon is in no key that comes with a form: nobody can have used this one before.
    return Arrival(row.row, person.category, application, f"sheet:{kept.id}:{row.row}")


def _consents(person: Person, answers: Sequence[Given]) -> dict[str, bool]:
    """What whoever imports vouches for, and nothing beyond that."""
    sensitive = any(person.person.get(name) for name in SENSITIVE) or any(
        given.question.privacy is Privacy.SENSITIVE for given in answers
    )
    vouched: tuple[str, ...] = (Purpose.REQUIRED, Purpose.OPTIONAL) if sensitive else (Purpose.REQUIRED,)
    return dict.fromkeys(vouched, True)


def _conclude(kept: PeopleSheet, found: Findings, *, by: audit.Actor) -> None:
    kept.state, kept.imported_at = SheetState.IMPORTED, clock.now()
    kept.counts, kept.findings = found.counts, found.kept()
    db.session.add(kept)
    db.session.flush()
    if found.count(Fate.NEW) + found.count(Fate.CHANGED):
        audit.note(by, "imported_people", kept, after=found.counts)


def _columns(setting: Setting, sheet: Sheet) -> Matched:
    """What is for those who arrange it is filled in by whoever may read it, and by nobody else."""
    columns = matched(sheet.header.cells, heads(setting.questions))
    return columns.without(refused_to(setting.questions, reads_sensitive=setting.reads_sensitive))


def _batches(sheet: Sheet) -> Iterator[tuple[int, list[Row]]]:
    """A batch of rows, with how many there were up to its end."""
    rows, done = sheet.rows(), 0
    while batch := list(islice(rows, BATCH)):
        done += len(batch)
        yield done, batch
