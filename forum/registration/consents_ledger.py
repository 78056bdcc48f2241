"""The ledger of consents: a line for each time somebody agreed or took it back. The last line holds."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Select, func, select

from forum import clock
from forum.audit import services as audit
from forum.extensions import db
from forum.registration.consents import VERSION, By, Purpose
from forum.registration.models import Consent, Registration
from forum.transaction import transaction


def record(
    registration: Registration,
    purpose: Purpose,
    *,
    given: bool,
    language: str,
    by: audit.Actor = audit.REGISTRANT,
    word_of: By = By.REGISTRANT,
) -> None:
    """A line in the ledger. `language` is the one in which the words of `VERSION` were read."""
    with transaction():
        line = Consent(
            edition_id=registration.edition_id,
            registration_id=registration.id,
            purpose=purpose,
            given=given,
            text_version=VERSION,
            language=language,
            at=clock.now(),
            by=word_of,
        )
        db.session.add(line)
        verb = "agreed" if given else "took_back_consent"
        audit.note(by, verb, registration, after={"purpose": purpose})


def standing_of(registration: Registration) -> Mapping[Purpose, Consent]:
    """What holds now, purpose by purpose; one that was never asked about is left out. One statement."""
    lines = db.session.scalars(
        select(Consent)
        .filter_by(edition_id=registration.edition_id, registration_id=registration.id)
        .order_by(Consent.id)
    )
    return {Purpose(line.purpose): line for line in lines}


def has_agreed(registration: Registration, purpose: Purpose) -> bool:
    line = standing_of(registration).get(purpose)
    return line is not None and line.given


def who_agreed(registration_ids: Collection[int], purpose: Purpose) -> set[int]:
    """Those among the registrations for which it is agreed now. One statement."""
    return set(db.session.scalars(agreeing(purpose).where(Consent.registration_id.in_(registration_ids))))


def agreeing(purpose: Purpose) -> Select[Any]:
    """Ids of the registrations whose last word on it is yes."""
    line, later = Consent, Consent.__table__.alias("later")
    last = (
        select(func.max(later.c.id))
        .where(later.c.registration_id == line.registration_id, later.c.purpose == purpose)
        .scalar_subquery()
    )
    return select(line.registration_id).where(line.purpose == purpose, line.given, line.id == last)
