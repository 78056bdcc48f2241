"""Sessions with places, and people who come to them."""

from datetime import timedelta

from forum import clock
from forum.agenda.signups.models import Mode
from forum.agenda.signups.settling import settle
from forum.registration.states import State
from tests.makers import SOMEBODY, a_registration
from tests.programme import a_session


def a_workshop(
    edition, ref: str = "workshop", *, places: int | None = 2, mode=Mode.SIGN_UP, hours: int = 240, **facts
):
    """It begins so many hours from now and takes 75 minutes."""
    begins = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=hours)
    session = a_session(edition, ref, starts_at=begins, **facts)
    settle(edition, session, mode, places, by=SOMEBODY)
    return session


def a_delegate(edition, category=None, **facts):
    return a_registration(edition, category, state=State.CONFIRMED, **facts)


def delegates(edition, number: int):
    return [a_delegate(edition) for _ in range(number)]
