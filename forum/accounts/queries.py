"""Who is signed in, and who serves an edition."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Row, bindparam, select

from forum import clock
from forum.accounts.duties import NOBODY, Duty, Person
from forum.accounts.models import Account, Appointment, SignIn
from forum.extensions import db

_SIGNED_IN = (
    select(Account.id, Account.name, Account.email, Appointment.edition_id, Appointment.duty)
    .join(SignIn, SignIn.account_id == Account.id)
    .outerjoin(Appointment, Appointment.account_id == Account.id)
    .where(
        SignIn.token_hash == bindparam("token_hash"),
        SignIn.ended_at.is_(None),
        SignIn.expires_at > bindparam("now", type_=SignIn.expires_at.type),
    )
)


def person_of(token: str) -> Person:
    """The person a sign-in token stands for, or nobody."""
    rows = db.session.execute(_SIGNED_IN, {"token_hash": hashed(token), "now": clock.now()}).all()
    if not rows:
        return NOBODY
    duties: dict[int, set[Duty]] = defaultdict(set)
    for row in rows:
        if row.edition_id is not None:
            duties[row.edition_id].add(Duty(row.duty))
    first = rows[0]
    return Person(first.id, first.name, first.email, {k: frozenset(v) for k, v in duties.items()})


def account_with(email: str) -> Account | None:
    return db.session.scalar(select(Account).filter_by(email=email.strip().lower()))


def staff_of(edition_id: int) -> Sequence[Row[str, str, Duty]]:
    """Those who run the edition; who answers for a delegation stands with the delegation."""
    return db.session.execute(
        select(Account.name, Account.email, Appointment.duty)
        .join(Appointment, Appointment.account_id == Account.id)
        .where(Appointment.edition_id == edition_id, Appointment.duty != Duty.COORDINATOR)
        .order_by(Account.name, Appointment.duty)
    ).all()


def hashed(token: str) -> bytes:
    """Tokens are long and random: one round of SHA-256 keeps them unreadable."""
    return hashlib.sha256(token.encode()).digest()
