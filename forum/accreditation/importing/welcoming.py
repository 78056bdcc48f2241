"""What follows from one row of an import, at the desk and in the portal: a letter, a badge, a change."""

from dataclasses import replace

from flask_babel import lazy_gettext as _l

from forum import clock
from forum.accreditation import corrections, delegating
from forum.accreditation import services as accreditation
from forum.accreditation.delegates import read_by_coordinators
from forum.accreditation.importing.arriving import Welcome
from forum.accreditation.importing.columns import BY_NAME
from forum.accreditation.importing.comparing import FIXED, NOT_READ, Found
from forum.accreditation.importing.models import PeopleSheet
from forum.accreditation.importing.rows import Flaw, Setting
from forum.accreditation.importing.states import Fate
from forum.audit import services as audit
from forum.delegations.models import Delegation
from forum.delegations.rules import takes_new_names
from forum.errors import Refusal
from forum.extensions import db
from forum.registration import changing
from forum.registration.models import Registration
from forum.registration.questions import answering
from forum.transaction import locked, transaction

SAID = {
    "full": _l("All places are taken."),
    "already_registered": _l("This person is registered with this address already."),
    "submitted_twice": _l("This person is registered with this address already."),  # by this very row
    "registration_ended": _l("This registration has ended and stays as it is."),
    "critical_field_fixed": FIXED,
    "not_theirs": NOT_READ,
    "not_read": NOT_READ,
}
ABOUT = {"full": "category"}  # the column a refusal is about; else the address


class NotRead(Refusal):
    """Their coordinators may not read, and so not change, what is written about this person."""

    code = "not_read"


def welcome_of(setting: Setting, kept: PeopleSheet, by: audit.Actor) -> Welcome:
    """By the desk: as if they had come by themselves. By a coordinator: entered by their delegation."""
    edition, delegation = setting.edition, setting.delegation
    if not kept.is_by_coordinator or delegation is None:
        return lambda registration: accreditation.welcome(edition, registration)
    if not takes_new_names(delegation, clock.now()):
        raise delegating.NominationsOver()
    return lambda registration: delegating.welcome(edition, delegation, registration, by=by)


def change_of(setting: Setting, kept: PeopleSheet, row: Found, by: audit.Actor) -> Refusal | None:
    """A row that says something else than what is registered. A coordinator leaves alone what was decided."""
    registration = row.registration
    assert registration is not None  # noqa: S101 - so it was compared
    try:
        with transaction():
            if setting.delegation is not None:
                _check_theirs(setting.delegation, registration)
            if kept.is_by_coordinator:
                changing.edit(registration, row.changes, by=by)
            else:
                corrections.correct(setting.edition, registration, row.changes, by=by)
            answering.change(registration, row.answers, by=by)
    except Refusal as refusal:
        return _known(refusal, registration)
    return None


def _check_theirs(delegation: Delegation, registration: Registration) -> None:
    """Asked again while the row is held: they may have taken their word back since it was compared."""
    if locked(registration).delegation_id != delegation.id:
        raise delegating.NotTheirs()
    if not read_by_coordinators([registration]):
        raise NotRead()


def refused_in_words(row: Found, refusal: Refusal) -> Found:
    """The row as a bad one, with the sentence for what the database would not take."""
    column = ABOUT.get(refusal.code, "email")
    value = row.person.person.get(column, "") if row.person else ""
    flaw = Flaw(str(BY_NAME[column]), str(value), str(SAID[refusal.code]))
    return replace(row, fate=Fate.BAD, flaws=(flaw,))


def _known(refusal: Refusal, registration: Registration) -> Refusal:
    if refusal.code not in SAID:
        raise refusal
    db.session.expire(registration)
    return refusal
