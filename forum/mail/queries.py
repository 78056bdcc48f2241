"""Reading the outbox: for the worker, for the mail room, for the health of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import and_, bindparam, exists, func, or_, select, text
from sqlalchemy.orm import aliased, defer

from forum import clock
from forum.extensions import db
from forum.mail.models import IS_OPEN, Letter
from forum.mail.states import LetterState

PAGE = 50

_Earlier = aliased(Letter, name="earlier")
_EARLIER_IS_OPEN = text(IS_OPEN.text.replace("letter.", "earlier."))
_NOW = bindparam("now", type_=Letter.due_at.type)
# Its time has come, nobody holds it, and no earlier letter to the same recipient is on its way.
_IS_DUE = and_(
    IS_OPEN,
    Letter.due_at <= _NOW,
    or_(Letter.leased_until.is_(None), Letter.leased_until <= _NOW),
    ~exists().where(_Earlier.to_email == Letter.to_email, _Earlier.id < Letter.id, _EARLIER_IS_OPEN),
)
_DUE = (
    select(Letter.id)
    .where(_IS_DUE)
    .order_by(Letter.id)
    .limit(bindparam("most"))
    # Another worker's letters are stepped over, not waited for.
    .with_for_update(skip_locked=True, of=Letter)
)
_ANYTHING_DUE = select(Letter.id).where(_IS_DUE).limit(1)
_OLDEST = select(func.min(Letter.queued_at)).where(IS_OPEN)


@dataclass(frozen=True)
class Page:
    """Letters newest first; `newer` and `older` are where the neighbouring pages begin, or None."""

    letters: Sequence[Letter]
    newer: int | None
    older: int | None


def due(most: int) -> Sequence[int]:
    """The letters to send now, oldest first; on PostgreSQL their rows are held for the transaction."""
    return db.session.scalars(_DUE, {"now": clock.now(), "most": most}).all()


def anything_due() -> bool:
    return db.session.scalar(_ANYTHING_DUE, {"now": clock.now()}) is not None


def queue_age() -> timedelta:
    """How long the oldest letter has been on its way; nothing waiting is no time at all."""
    oldest = db.session.scalar(_OLDEST)
    return clock.now() - oldest if oldest else timedelta(0)


def letter_of(edition_id: int, letter_id: int) -> Letter | None:
    return db.session.scalar(select(Letter).filter_by(edition_id=edition_id, id=letter_id))


def letters_about(edition_id: int, about: str, about_id: int) -> Sequence[Letter]:
    """What was written about one thing, newest first, without the words."""
    wanted = select(Letter).filter_by(edition_id=edition_id, about=about, about_id=about_id)
    return db.session.scalars(wanted.order_by(Letter.id.desc()).options(*_WITHOUT_WORDS)).all()


def page_of_letters(
    edition_id: int, *, state: LetterState | None = None, before: int | None = None, after: int | None = None
) -> Page:
    """A page of the mail room: older than `before`, or newer than `after`, or the newest."""
    wanted = select(Letter).filter_by(edition_id=edition_id).options(*_WITHOUT_WORDS)
    if state is not None:
        wanted = wanted.filter_by(state=state)
    if after is not None:
        rows = db.session.scalars(wanted.where(Letter.id > after).order_by(Letter.id).limit(PAGE + 1)).all()
        return _page(rows[:PAGE][::-1], newer=len(rows) > PAGE, older=True)
    if before is not None:
        wanted = wanted.where(Letter.id < before)
    rows = db.session.scalars(wanted.order_by(Letter.id.desc()).limit(PAGE + 1)).all()
    return _page(rows[:PAGE], newer=before is not None, older=len(rows) > PAGE)


def counts_by_state(edition_id: int) -> dict[LetterState, int]:
    rows = db.session.execute(
        select(Letter.state, func.count()).filter_by(edition_id=edition_id).group_by(Letter.state)
    )
    return {LetterState(state): count for state, count in rows}


def _page(letters: Sequence[Letter], *, newer: bool, older: bool) -> Page:
    return Page(
        letters,
        newer=letters[0].id if letters and newer else None,
        older=letters[-1].id if letters and older else None,
    )


_WITHOUT_WORDS = (defer(Letter.text), defer(Letter.html), defer(Letter.secrets), defer(Letter.enclosures))
