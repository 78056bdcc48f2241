"""What one agreed to, line by line, as its owner reads it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from forum.editions.models import Edition
from forum.registration.consents import ON_THE_FORM, By, Purpose, Text, text_of
from forum.registration.models import Consent, Registration
from forum.web.dates import moment_words
from forum.web.privacy_words import PURPOSES


@dataclass(frozen=True)
class Line:
    """One purpose: its words, how it stands, and what can be done about it."""

    purpose: Purpose
    title: str
    text: Text
    said: str
    given: bool
    is_own_word: bool


def lines_of(edition: Edition, registration: Registration, standing: Mapping[Purpose, Consent]) -> list[Line]:
    return [_line(edition, purpose, standing.get(purpose)) for purpose in _asked(registration, standing)]


def _asked(registration: Registration, standing: Mapping[Purpose, Consent]) -> Iterator[Purpose]:
    """What concerns this person: passports and delegations only where there is one."""
    for purpose in Purpose:
        concerns = purpose in ON_THE_FORM or purpose in standing
        if concerns or (purpose is Purpose.ABROAD and registration.delegation_id is not None):
            yield purpose


def _line(edition: Edition, purpose: Purpose, last: Consent | None) -> Line:
    given = last is not None and last.given
    # What was agreed to is shown in the words that were agreed to; what is still to be asked, in today's.
    text = text_of(purpose, last.text_version) if last is not None and given else text_of(purpose)
    own = last is None or last.by in (None, By.REGISTRANT)
    return Line(purpose, str(PURPOSES[purpose]), text, _said(edition, last), given, own)


def _said(edition: Edition, last: Consent | None) -> str:
    if last is None:
        return _("Not asked yet.")
    when = moment_words(last.at, edition)
    if last.by == By.COORDINATOR:
        return _("Your coordinator said on %(when)s that you agree.", when=when) if last.given else _no(when)
    if last.by == By.IMPORT:
        return _("A list sent to us said on %(when)s that you agree.", when=when) if last.given else _no(when)
    return _("You agreed on %(when)s.", when=when) if last.given else _no(when)


def _no(when: str) -> str:
    return _("Since %(when)s.", when=when)
