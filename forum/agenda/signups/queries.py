"""Reading who means to come where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from forum.agenda.models import AgendaSession
from forum.agenda.signups.models import Mode, SignUp, SignUpRule, Standing, Star
from forum.agenda.signups.rules import Fill, fill
from forum.editions.capacity import Step
from forum.editions.models import Limit
from forum.extensions import db
from forum.registration.models import Registration

LONGEST = timedelta(days=1)  # no session takes longer (agenda/moving.py)


@dataclass(frozen=True, slots=True)
class Entry:
    """How one comes into a session. `places` is None where nobody counts them."""

    mode: Mode = Mode.OPEN
    places: int | None = None
    taken: int = 0

    @property
    def fill(self) -> Fill | None:
        return None if self.mode is Mode.OPEN else fill(self.taken, self.places)

    @property
    def left(self) -> int | None:
        return None if self.places is None else max(0, self.places - self.taken)


OPEN = Entry()


def entries_of(edition_id: int) -> dict[str, Entry]:
    """Sessions with sign-up or by invitation, by their ref. One statement."""
    rows = db.session.execute(_ENTRIES, {"edition": edition_id})
    return {ref: Entry(Mode(mode), places, taken) for ref, mode, places, taken in rows}


def entry_of(edition_id: int, ref: str) -> Entry:
    row = db.session.execute(_ENTRIES.where(_session.ref == ref), {"edition": edition_id}).one_or_none()
    return Entry(Mode(row.mode), row.capacity, row.taken) if row else OPEN


def limit_of(session_id: int) -> Limit | None:
    return db.session.scalar(select(Limit).filter_by(step=int(Step.SESSION), of_id=session_id))


def sign_up_of(registration_id: int, session_id: int) -> SignUp | None:
    """As it is now, held until the transaction ends."""
    mine = select(SignUp).filter_by(registration_id=registration_id, session_id=session_id)
    held = mine.with_for_update(key_share=True).execution_options(populate_existing=True)
    return db.session.scalar(held)


def signed_up_for_at(registration_id: int, begins: datetime, ends: datetime) -> AgendaSession | None:
    """The session they have signed up for, or wait for, that is on between the two."""
    possible = (
        select(AgendaSession)
        .join(SignUp, SignUp.session_id == AgendaSession.id)
        .where(SignUp.registration_id == registration_id)
        .where(AgendaSession.starts_at < ends, AgendaSession.starts_at > begins - LONGEST)
        .order_by(AgendaSession.starts_at)
    )
    return next((each for each in db.session.scalars(possible) if each.ends_at > begins), None)


def sign_ups_of(registration_id: int) -> dict[str, Standing]:
    """By the session's ref."""
    mine = select(AgendaSession.ref, SignUp.state).join(SignUp, SignUp.session_id == AgendaSession.id)
    rows = db.session.execute(mine.where(SignUp.registration_id == registration_id))
    return {ref: Standing(state) for ref, state in rows}


def stars_of(registration_id: int) -> set[str]:
    """The refs of the sessions they starred."""
    mine = select(AgendaSession.ref).join(Star, Star.session_id == AgendaSession.id)
    return set(db.session.scalars(mine.where(Star.registration_id == registration_id)))


def people_of(session_id: int) -> Sequence[tuple[SignUp, Registration]]:
    """Who has a place, then who waits, each in the order of the line."""
    rows = db.session.execute(
        select(SignUp, Registration)
        .join(Registration, Registration.id == SignUp.registration_id)
        .where(SignUp.session_id == session_id)
        .order_by(SignUp.state, SignUp.at, SignUp.id)
    )
    return [(sign_up, registration) for sign_up, registration in rows]


_session = AgendaSession.__table__.c
_ENTRIES = (
    select(_session.ref, SignUpRule.mode, Limit.capacity, Limit.taken)
    .join(SignUpRule, SignUpRule.session_id == _session.id)
    .join(
        Limit,
        (Limit.edition_id == SignUpRule.edition_id)
        & (Limit.step == int(Step.SESSION))
        & (Limit.of_id == SignUpRule.session_id),
    )
    .where(SignUpRule.edition_id == bindparam("edition"), SignUpRule.mode != Mode.OPEN)
)
