"""What is kept about a speaker, with or without a registration: a copy of it, and its erasure.

Whoever asks to be erased leaves the programme, too. What the clock erases leaves the programme as it was.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, or_, select, update

from forum import clock
from forum.agenda.models import Appearance
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.extensions import db
from forum.files import services as files
from forum.mail.models import Letter
from forum.mail.states import OPEN, LetterState
from forum.privacy import holdings, traces
from forum.privacy.holdings import Holding, of
from forum.privacy.naming import called
from forum.privacy.own_data import Copy, rows_of
from forum.registration.models import Registration
from forum.speakers.models import Speaker
from forum.speakers.proposals.models import Proposal
from forum.transaction import locked, transaction


def letters_about(table: Table, speaker_id: int) -> ColumnElement[bool]:
    """To the speaker, and about them to the organiser; also those about what they proposed."""
    proposal = db.metadata.tables["proposal"]
    proposed = select(proposal.c.id).where(proposal.c.speaker_id == speaker_id)
    return or_(
        and_(table.c.about == "speaker", table.c.about_id == speaker_id),
        and_(table.c.about == "proposal", table.c.about_id.in_(proposed)),
    )


# By the speaker's number. The first stays as long as the programme does; the others are arrangements.
PROFILE = Holding("speaker", of("id"))
ARRANGEMENTS = (
    Holding("engagement", of("speaker_id"), files=("photo_file_id",)),
    Holding("slides", of("speaker_id"), files=("file_id",)),
    Holding("wording", of("speaker_id")),
    Holding("proposal", of("speaker_id")),
)
LETTERS = Holding("letter", letters_about, blank=holdings.LETTERS.blank)


def copy_of_speaker(speaker: Speaker) -> Copy:
    """Section (the table's name) → its rows; empty sections are left out."""
    found = {each.table: rows_of(each, speaker.id) for each in (PROFILE, *ARRANGEMENTS, LETTERS)}
    return {section: rows for section, rows in found.items() if rows}


def erase_speaker(edition: Edition, speaker: Speaker, *, by: audit.Actor) -> None:
    """Nothing of them stays: not in the programme, not in letters, not in what happened."""
    with transaction():
        overwrite_what_goes()
        locked(speaker)
        named = called(edition.id, speaker)
        _forget(edition, speaker.id)
        db.session.execute(delete(Appearance).where(Appearance.speaker_id == speaker.id))
        audit.note(by, "erased_speaker", speaker)
        db.session.delete(speaker)
        db.session.flush()
        db.session.expire_all()
        traces.strike_out(edition.id, named)
        pages_changed(edition.id)


def erase_speakers_of(edition: Edition, registration: Registration, *, by: audit.Actor) -> None:
    """The registrant's other half, where they speak. The caller holds the transaction."""
    mine = {"edition_id": edition.id, "registration_id": registration.id}
    for speaker in db.session.scalars(select(Speaker).filter_by(**mine)).all():
        erase_speaker(edition, speaker, by=by)


def erase_proposal(edition: Edition, proposal: Proposal, *, by: audit.Actor) -> None:
    """What somebody proposed, with the letters about it. Whoever became a speaker is erased as one."""
    with transaction():
        overwrite_what_goes()
        locked(proposal)
        _erase_proposals(edition.id, [proposal.id])
        audit.note(by, "erased_proposal", proposal)
        db.session.expire_all()


def forget_long_after(edition: Edition) -> int:
    """When everything about registrants goes, so do arrangements and proposals; returns of how many."""
    overwrite_what_goes()
    engaged = db.metadata.tables["engagement"]
    arranged = db.session.scalars(select(engaged.c.speaker_id).filter_by(edition_id=edition.id)).all()
    for speaker_id in arranged:
        _forget(edition, speaker_id)
    proposed = db.session.scalars(select(Proposal.id).filter_by(edition_id=edition.id)).all()
    _erase_proposals(edition.id, proposed)
    return len(arranged) + len(proposed)


def of_how_many(edition_id: int) -> int:
    """Speakers with whom something is arranged, and proposals."""
    tables = [db.metadata.tables[name] for name in ("engagement", "proposal")]
    counts = [
        select(func.count()).select_from(each).where(each.c.edition_id == edition_id) for each in tables
    ]
    return sum(db.session.scalars(count).one() for count in counts)


def overwrite_what_goes() -> None:
    """SQLite leaves what is deleted where it stood, for the next writer. Here it is overwritten at once."""
    if db.session.get_bind().dialect.name == "sqlite":
        db.session.connection().exec_driver_sql("PRAGMA secure_delete = ON")


def _forget(edition: Edition, speaker_id: int) -> None:
    things: dict[str, Sequence[int]] = {"speaker": [speaker_id]}
    things |= {each.table: holdings.ids_of(each, speaker_id) for each in ARRANGEMENTS}
    traces.blank_entries(edition.id, things)
    _blank_letters(letters_about(Letter.__table__, speaker_id))
    for holding in ARRANGEMENTS:
        _delete(holding, speaker_id)


def _erase_proposals(edition_id: int, ids: Sequence[int]) -> None:
    if ids:
        traces.blank_entries(edition_id, {"proposal": ids})
        letter = Letter.__table__
        _blank_letters(and_(letter.c.about == "proposal", letter.c.about_id.in_(ids)))
        _do(delete(Proposal).where(Proposal.id.in_(ids)))


def _blank_letters(which: ColumnElement[bool]) -> None:
    """What has not left yet does not leave; of what has, that it was sent stays."""
    letter = Letter.__table__
    stopped = {"state": LetterState.SUPPRESSED, "lease": None, "leased_until": None}
    _do(update(letter).where(which, letter.c.state.in_(OPEN)).values(stopped))
    marked = {"erased_at": clock.now()} if "erased_at" in letter.c else {}
    _do(update(letter).where(which).values(**LETTERS.blank, **marked))


def _delete(holding: Holding, speaker_id: int) -> None:
    here = holdings.table(holding)
    mine = holding.rows(here, speaker_id)
    columns = [here.c[name] for name in holding.files]
    gone = db.session.execute(select(*columns).where(mine)).all() if columns else []
    _do(delete(here).where(mine))
    for file_id in {file for row in gone for file in row}:
        files.let_go(file_id)


def _do(statement: Any) -> None:
    db.session.execute(statement.execution_options(synchronize_session=False))
