"""A new link to one's own page, when somebody asks for it: whatever was mailed before opens nothing."""

from sqlalchemy import exists, select

from forum.audit import services as audit
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration import links, messages
from forum.registration.models import Registration
from forum.transaction import locked, transaction


class NoPage(Refusal):
    """Somebody who was replaced, merged or erased has no page of their own any more."""

    code = "no_page"


def renew_link(edition: Edition, registration: Registration, *, by: audit.Actor) -> None:
    """The new one goes to the registered address, and nowhere else. Raises `NoPage`."""
    with transaction():
        if not has_page(locked(registration)):
            raise NoPage()
        links.renew(edition, registration)
        audit.note(by, "renewed_link", registration)
        queue(messages.new_link(edition, registration))


def has_page(registration: Registration) -> bool:
    if registration.erased_at is not None or registration.merged_into_id is not None:
        return False
    successor = exists().where(Registration.replaces_id == registration.id)
    return not db.session.scalar(select(successor))
