"""Moving letters on: claimed, held, answered by the worker; sent again or re-addressed by organisers.

Scarce here: a letter, held by one worker at a time. The promise is a lease: a row is claimed by one
UPDATE under the row's lock (the database's lock on SQLite), and held again before the letter's body goes
out. A worker that dies leaves its lease to run out; the letter then goes to the next one.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Protocol

from sqlalchemy import bindparam, select, update

from forum import clock
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.inert import line
from forum.mail.letters import FOR_ONE_ADDRESS
from forum.mail.models import Letter
from forum.mail.queries import due
from forum.mail.rules import delay, state_after
from forum.mail.states import STUCK, LetterMoveRefused, LetterState, check_move
from forum.transaction import locked, transaction


class AddressFixed(Refusal):
    """The link in it is for its reader alone."""

    code = "address_fixed"


class Witness(Protocol):
    """Writes down who did it: the audit is a room beside this one, and the caller brings it."""

    def __call__(
        self,
        verb: str,
        letter: Letter,
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None: ...


_HELD = select(Letter.leased_until).where(
    Letter.id == bindparam("id"), Letter.lease == bindparam("by"), Letter.state == LetterState.SENDING
)
_RENEW = (
    update(Letter)
    .where(Letter.id == bindparam("letter"), Letter.lease == bindparam("by"))
    .values(leased_until=bindparam("until"))
    .execution_options(synchronize_session=False)
)


def claim(lease: str, *, lasts: timedelta, most: int) -> Sequence[Letter]:
    """Take up to `most` letters that are due, at most one per recipient, oldest first."""
    with transaction():
        claimed = db.session.scalars(
            update(Letter)
            .where(Letter.id.in_(due(most)))
            .values(
                state=LetterState.SENDING,
                lease=lease,
                leased_until=clock.now() + lasts,
                attempts=Letter.attempts + 1,
            )
            .returning(Letter)
            .execution_options(synchronize_session=False, populate_existing=True)
        ).all()
    return sorted(claimed, key=lambda letter: letter.id)


def hold(letter: Letter, lease: str, *, lasts: timedelta) -> bool:
    """Whether the letter is still ours; if so, and its lease has run half down, it lasts anew."""
    now = clock.now()
    with transaction():
        held_until = db.session.scalar(_HELD, {"id": letter.id, "by": lease})
        if held_until is None or held_until > now + lasts / 2:
            return held_until is not None
        renewed = db.session.execute(_RENEW, {"letter": letter.id, "by": lease, "until": now + lasts})
    return bool(renewed.rowcount)  # type: ignore[attr-defined]


def accepted(letter: Letter, answer: str) -> None:
    """The mail server has it. True whoever holds the lease by now: nobody may send it once more."""
    _answered(letter, LetterState.SENT, answer, sent_at=clock.now())


def refused(letter: Letter, lease: str, *, code: int, answer: str) -> None:
    """The mail server, or we ourselves, said no to this letter: for now (4xx) or for good (5xx)."""
    state = state_after(code, letter.attempts)
    again = clock.now() + delay(code, letter.attempts, letter.message_id)
    _answered(letter, state, answer, lease, due_at=again)


def give_back(letters: Sequence[Letter], lease: str) -> None:
    """Letters that were claimed and not tried wait again."""
    with transaction():
        db.session.execute(
            update(Letter)
            .where(Letter.id.in_([letter.id for letter in letters]), Letter.lease == lease)
            .values(state=LetterState.WAITING, lease=None, leased_until=None, attempts=Letter.attempts - 1)
            .execution_options(synchronize_session=False)
        )


def keep_here() -> int:
    """No mail server is set: what waits is kept here, and says so. Returns how many."""
    with transaction():
        kept = db.session.execute(
            update(Letter)
            .where(Letter.state.in_([LetterState.WAITING, LetterState.DEFERRED]))
            .values(state=LetterState.SUPPRESSED)
            .execution_options(synchronize_session=False)
        )
    return int(kept.rowcount)  # type: ignore[attr-defined]


def send_again(letter: Letter, *, noted: Witness) -> None:
    """Back into the outbox, due at once. Raises `LetterMoveRefused` where it is sent or on its way."""
    with transaction():
        _stuck(letter)
        _back_to_the_outbox(letter)
        noted("sent_again", letter)


def correct_address(letter: Letter, email: str, *, noted: Witness) -> None:
    """Send this one letter to another address. What it is about keeps its own. Raises `AddressFixed`."""
    with transaction():
        if letter.kind in FOR_ONE_ADDRESS:
            raise AddressFixed()
        _stuck(letter)
        before, letter.to_email = letter.to_email, email.strip().lower()
        _back_to_the_outbox(letter)
        noted("readdressed", letter, before={"to_email": before}, after={"to_email": letter.to_email})


def _stuck(letter: Letter) -> None:
    locked(letter)
    if letter.state not in STUCK or letter.is_erased:
        raise LetterMoveRefused(state=letter.state, wanted=LetterState.WAITING)


def _back_to_the_outbox(letter: Letter) -> None:
    check_move(LetterState(letter.state), LetterState.WAITING)
    letter.state = LetterState.WAITING
    letter.attempts = 0
    letter.due_at = clock.now()
    letter.answer = None


def _answered(
    letter: Letter, state: LetterState, answer: str, lease: str | None = None, **changes: object
) -> None:
    """Record an answer; with `lease` only if the letter is still held under it."""
    check_move(LetterState.SENDING, state)
    theirs = [Letter.lease == lease] if lease else []
    with transaction():
        db.session.execute(
            update(Letter)
            .where(Letter.id == letter.id, *theirs)
            .values(state=state, answer=line(answer)[:500], lease=None, leased_until=None, **changes)
            .execution_options(synchronize_session=False)
        )
