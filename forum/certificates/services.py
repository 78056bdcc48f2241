"""Giving certificates to all who were there, telling them, taking one back."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum import clock
from forum.accreditation.messages import about
from forum.audit import services as audit
from forum.certificates.codes import code_of, hashed
from forum.certificates.models import Certificate
from forum.certificates.queries import earned, latest_of, untold
from forum.certificates.rules import check_over
from forum.editions.models import Edition
from forum.editions.queries import edition_of
from forum.editions.zone import at
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration.models import Registration
from forum.registration.rules import language_of_native_name
from forum.transaction import locked, transaction

AT_ONCE = 200
MOST_AT_ONE_PRESS = 2000  # some seconds; the page then offers the rest


class NoCertificate(Refusal):
    """There is none to take back."""

    code = "no_certificate"


def issue_all(edition: Edition, *, by: audit.Actor) -> int:
    """A certificate for everybody who was let in and has none; returns how many. Raises `NotOverYet`.
    Their letters follow by the clock. Safe to press twice: each round holds the edition's row."""
    check_over(edition.ends_on, at(clock.now(), edition).date())
    issued = 0
    while issued < MOST_AT_ONE_PRESS:
        with transaction():
            locked(edition)
            found = earned(edition.id, AT_ONCE)
            for registration in found:
                certify(edition, registration, by=by)
            db.session.flush()
        issued += len(found)
        if len(found) < AT_ONCE:
            break
    return issued


def tell_untold() -> None:
    """Queue the letters of new certificates, some at a time. By the clock; safe in several workers."""
    while _tell_some():
        pass


def revoke(registration: Registration, *, by: audit.Actor, reason: str) -> None:
    """The page that checks a code says from now on that this one is revoked."""
    with transaction():
        locked(registration)
        certificate = latest_of(registration)
        if certificate is None or certificate.revoked_at is not None:
            raise NoCertificate()
        certificate.revoked_at, certificate.revoked_because = clock.now(), reason
        audit.note(by, "revoked_certificate", registration, reason=reason)


def renew(edition: Edition, registration: Registration, *, by: audit.Actor) -> None:
    """Another one, with the name as it stands now, for somebody whose certificate was revoked."""
    with transaction():
        locked(registration)
        certificate = latest_of(registration)
        if certificate is None or certificate.revoked_at is None:
            raise NoCertificate()
        certify(edition, registration, by=by)


def certify(edition: Edition, registration: Registration, *, by: audit.Actor) -> Certificate:
    """One certificate, with the name as it stands now. The caller holds the transaction."""
    r, uid = registration, secrets.token_bytes(16)
    language = r.name_native and language_of_native_name(r.name_native, r.country, r.language)
    certificate = Certificate(
        edition_id=edition.id,
        registration_id=r.id,
        uid=uid,
        code_hash=hashed(code_of(edition, uid)),
        name_latin=r.full_name,
        name_native=r.name_native,
        native_language=language,
        issued_at=clock.now(),
    )
    db.session.add(certificate)
    audit.note(by, "issued_certificate", r)
    return certificate


def _tell_some() -> bool:
    """Returns whether there may be more."""
    with transaction():
        certificates = untold(AT_ONCE)
        whose = _registrations({each.registration_id for each in certificates})
        for certificate in certificates:
            certificate.told_at = clock.now()
            edition = edition_of(certificate.edition_id)
            queue(about("certificate", edition, whose[certificate.registration_id]))
    return len(certificates) == AT_ONCE


def _registrations(ids: set[int]) -> dict[int, Registration]:
    found = db.session.scalars(
        select(Registration).where(Registration.id.in_(ids)).options(joinedload(Registration.category))
    )
    return {each.id: each for each in found}
