"""The letters about visa support. None of them names a passport: they say what is ready, and where."""

from dataclasses import replace

from forum import clock
from forum.accreditation.messages import about
from forum.editions import dates
from forum.editions.models import Edition
from forum.mail.outbox import Draft
from forum.registration.models import Registration
from forum.visas.models import VisaRequest
from forum.visas.tickets import LASTS, new_ticket


def requested(edition: Edition, registration: Registration) -> Draft:
    return about("visa_requested", edition, registration)


def issued(edition: Edition, registration: Registration) -> Draft:
    return about("visa_issued", edition, registration)


def letter_link(edition: Edition, registration: Registration, request: VisaRequest) -> Draft:
    """The link that opens the letter itself, for an hour."""
    letter = about("visa_letter", edition, registration)
    until = dates.moment(clock.now() + LASTS, edition, registration.language)
    secrets = {"visa_letter": new_ticket(edition, registration, request)}
    return replace(letter, facts={**letter.facts, "until": until}, secrets=secrets)


def declined(edition: Edition, registration: Registration, reason: str | None) -> Draft:
    return about("visa_declined", edition, registration, reason=reason)


def granted(edition: Edition, registration: Registration) -> Draft:
    return about("visa_granted", edition, registration)


def refused(edition: Edition, registration: Registration, reason: str | None) -> Draft:
    return about("visa_refused", edition, registration, reason=reason)
