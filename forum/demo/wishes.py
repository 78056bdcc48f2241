"""Two delegates who want changed what was decided upon: it waits for a registrar, as the desk shows it."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from forum import clock
from forum.accreditation import revising
from forum.audit.models import Entry
from forum.demo.edition import Made
from forum.demo.ledger import Ledger
from forum.extensions import db
from forum.registration.states import State

# Given and family name → what they write on their own page.
WISHES = (
    (("Garam", "Kim"), {"organisation": "Gasang Air Mobility Central Asia"}),
    (("Larisa", "Kim"), {"family_name": "Kim Orlova", "name_native": "Лариса Ким-Орлова"}),
)


def write_wishes(made: Made, ledger: Ledger, now: datetime) -> None:
    """The last that happened to anybody's registration."""
    by_name = {(one.given_name, one.family_name): one for one in ledger.registrations}
    clock.stand(max(_last(made), now - timedelta(minutes=50)))
    for name, changes in WISHES:
        if by_name[name].state == State.CONFIRMED:
            revising.edit(made.edition, by_name[name], changes)


def _last(made: Made) -> datetime:
    """When that was until now."""
    return db.session.scalars(select(func.max(Entry.at)).filter_by(edition_id=made.edition.id)).one()
