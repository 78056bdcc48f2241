"""Signing in and out; making accounts; appointing people to duties."""

import secrets
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import ColumnElement, update

from forum import clock
from forum.accounts.duties import Duty
from forum.accounts.models import Account, Appointment, SignIn
from forum.accounts.queries import account_with, hashed
from forum.errors import Refusal
from forum.extensions import db
from forum.transaction import transaction

SIGNED_IN_FOR = timedelta(days=14)
SHORTEST_PASSWORD = 10
# OWASP's second profile: 19 MiB, two passes, one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODYS_HASH = _hasher.hash(secrets.token_hex())


class WrongSignIn(Refusal):
    """The same answer for an unknown address and for a wrong password."""

    code = "wrong_sign_in"


class PasswordTooShort(Refusal):
    code = "password_too_short"


def sign_in(*, email: str, password: str) -> str:
    """Check the password and begin a sign-in; returns its token (43 characters, 256 bits)."""
    account = account_with(email)
    if not _matches(account.password_hash if account else _NOBODYS_HASH, password) or account is None:
        raise WrongSignIn()
    token = secrets.token_urlsafe(32)
    with transaction():
        db.session.add(
            SignIn(account_id=account.id, token_hash=hashed(token), expires_at=clock.now() + SIGNED_IN_FOR)
        )
    return token


def sign_out(token: str) -> None:
    with transaction():
        _end_sign_ins(SignIn.token_hash == hashed(token))


def make_account(*, email: str, name: str, password: str) -> Account:
    """A new account, or the one that has this address already, with the new password. Whoever knew the old
    one is signed out."""
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort(shortest=SHORTEST_PASSWORD)
    with transaction():
        account = account_with(email) or Account(email=email.strip().lower(), name=name)
        account.password_hash = _hasher.hash(password)
        db.session.add(account)
        db.session.flush()
        _end_sign_ins(SignIn.account_id == account.id)
    return account


def appoint(account: Account, *, edition_id: int, duty: Duty) -> None:
    with transaction():
        known = db.session.query(Appointment).filter_by(
            edition_id=edition_id, account_id=account.id, duty=duty
        )
        if known.first() is None:
            db.session.add(Appointment(edition_id=edition_id, account_id=account.id, duty=duty))
            db.session.flush()


def _end_sign_ins(which: ColumnElement[bool]) -> None:
    ended = update(SignIn).where(which, SignIn.ended_at.is_(None)).values(ended_at=clock.now())
    db.session.execute(ended.execution_options(synchronize_session=False))


def _matches(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerifyMismatchError, InvalidHashError):
        return False
