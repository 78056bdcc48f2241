"""Agreeing, and taking it back: the ledger gets its line, and what was kept for the purpose goes with it."""

from collections.abc import Callable, Mapping

from forum.accreditation import services as accreditation
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.extensions import db
from forum.privacy import classes
from forum.registration.consents import Purpose
from forum.registration.consents_ledger import record
from forum.registration.models import Registration
from forum.registration.states import LIVE
from forum.transaction import locked, transaction


def agree(edition: Edition, registration: Registration, purpose: Purpose, *, language: str) -> None:
    """The registrant's own word, also where somebody else had said it for them."""
    with transaction():
        locked(registration)
        record(registration, purpose, given=True, language=language)
        _show_anew(edition, purpose)


def take_back(edition: Edition, registration: Registration, purpose: Purpose, *, language: str) -> None:
    """What was kept for this purpose alone is erased; without the first purpose the registration ends."""
    with transaction():
        locked(registration)
        record(registration, purpose, given=False, language=language)
        if purpose is Purpose.REQUIRED and registration.state in LIVE:
            accreditation.withdraw(edition, registration)
        if purpose in FORGETTING:
            FORGETTING[purpose](registration)
        _show_anew(edition, purpose)


def _show_anew(edition: Edition, purpose: Purpose) -> None:
    if purpose is Purpose.PUBLIC_LIST:
        pages_changed(edition.id)


def _forget_sensitive(registration: Registration) -> None:
    db.session.flush()
    classes.forget_needs(registration_id=registration.id)
    db.session.refresh(registration, classes.NEEDS)
    classes.forget_answers(classes.SENSITIVE, registration_id=registration.id)


def _forget_documents(registration: Registration) -> None:
    classes.forget_answers(classes.DOCUMENT, registration_id=registration.id)
    classes.forget_documents(registration_id=registration.id)


FORGETTING: Mapping[Purpose, Callable[[Registration], None]] = {
    Purpose.OPTIONAL: _forget_sensitive,
    Purpose.DOCUMENTS: _forget_documents,
}
