"""Reading certificates: by code, by delegate, an edition's; and who has earned one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, select

from forum.certificates.codes import hashed
from forum.certificates.models import Certificate
from forum.checkin.models import Scan
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.states import State

PAGE = 50


def with_code(edition_id: int, code: str) -> Certificate | None:
    """None, too, where its owner has been erased: then nobody is named by it any more."""
    found = select(Certificate).filter_by(edition_id=edition_id, code_hash=hashed(code))
    return db.session.scalar(found.where(Certificate.name_latin != ""))


def valid_of(registration: Registration) -> Certificate | None:
    return db.session.scalar(select(Certificate).filter_by(registration_id=registration.id, revoked_at=None))


def latest_of(registration: Registration) -> Certificate | None:
    return db.session.scalar(
        select(Certificate)
        .filter_by(registration_id=registration.id)
        .order_by(Certificate.id.desc())
        .limit(1)
    )


def earned(edition_id: int, most: int) -> Sequence[Registration]:
    """Confirmed delegates who were let in at least once and have no certificate, valid or revoked."""
    return db.session.scalars(
        _earned(edition_id, select(Registration)).order_by(Registration.id).limit(most)
    ).all()


def count_earned(edition_id: int) -> int:
    return db.session.scalars(_earned(edition_id, select(func.count(Registration.id)))).one()


def counts(edition_id: int) -> tuple[int, int]:
    """How many certificates there are, and how many of them are valid."""
    row = db.session.execute(
        select(
            func.count(Certificate.id), func.count(Certificate.id) - func.count(Certificate.revoked_at)
        ).where(Certificate.edition_id == edition_id)
    ).one()
    return row[0], row[1]


def page_of(edition_id: int, before: int | None = None) -> Sequence[Row[Certificate, Registration]]:
    """(certificate, registration), the latest first; one more than `PAGE` where there is another page."""
    found = (
        select(Certificate, Registration)
        .join(Registration, Registration.id == Certificate.registration_id)
        .where(Certificate.edition_id == edition_id)
        .order_by(Certificate.id.desc())
        .limit(PAGE + 1)
    )
    if before is not None:
        found = found.where(Certificate.id < before)
    return db.session.execute(found).all()


def untold(most: int) -> Sequence[Certificate]:
    """Certificates of which nobody was told, held for the transaction; other workers pass over them."""
    return db.session.scalars(
        select(Certificate)
        .where(Certificate.told_at.is_(None), Certificate.revoked_at.is_(None))
        .order_by(Certificate.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()


def _earned(edition_id: int, statement: Any) -> Any:
    was_there = select(Scan.id).where(Scan.registration_id == Registration.id, Scan.accepted).exists()
    has_one = select(Certificate.id).where(Certificate.registration_id == Registration.id).exists()
    return statement.where(
        *(Registration.edition_id == edition_id, Registration.state == State.CONFIRMED),
        *(was_there, ~has_one),
    )
