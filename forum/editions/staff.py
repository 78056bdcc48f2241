"""Trusting people with an edition: a duty for somebody, written down."""

from sqlalchemy import select

from forum.accounts import services as accounts
from forum.accounts.duties import Duty
from forum.accounts.models import Appointment
from forum.accounts.queries import account_with
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.extensions import db
from forum.transaction import transaction


def appoint(edition: Edition, *, email: str, name: str, password: str, duty: Duty, by: audit.Actor) -> bool:
    """Give somebody a duty; returns whether they are new here. Who has an account already keeps its
    password and its name: an owner of one forum does not decide about other forums' people."""
    with transaction():
        account = account_with(email)
        is_new = account is None
        account = account or accounts.make_account(email=email, name=name, password=password)
        accounts.appoint(account, edition_id=edition.id, duty=duty)
        appointed = select(Appointment).filter_by(edition_id=edition.id, account_id=account.id, duty=duty)
        audit.note(by, "appointed", db.session.scalars(appointed).one(), after={"duty": duty})
    return is_new
