"""The letters about visa support. None of them names a passport: they say what is ready, and where."""

from forum.accreditation.messages import about
from forum.editions.models import Edition
from forum.mail.outbox import Draft
from forum.registration.models import Registration


def requested(edition: Edition, registration: Registration) -> Draft:
    return about("visa_requested", edition, registration)


def issued(edition: Edition, registration: Registration) -> Draft:
    return about("visa_issued", edition, registration)


def declined(edition: Edition, registration: Registration, reason: str | None) -> Draft:
    return about("visa_declined", edition, registration, reason=reason)


def granted(edition: Edition, registration: Registration) -> Draft:
    return about("visa_granted", edition, registration)


def refused(edition: Edition, registration: Registration, reason: str | None) -> Draft:
    return about("visa_refused", edition, registration, reason=reason)
