"""Where a page of registrations ended, as the address of the next one names it."""

from datetime import UTC, datetime

from forum.registration.models import Registration
from forum.registration.queries import After
from forum.web.numbers import number

MOMENT = "%Y%m%d%H%M%S%f"


def mark_of(last: Registration) -> str:
    return f"{last.submitted_at.astimezone(UTC):{MOMENT}}-{last.id}"


def after_mark(mark: str) -> After | None:
    """None where the mark is not one of ours."""
    moment, _dash, text = mark.partition("-")
    last = number(text)
    try:
        return None if last is None else After(datetime.strptime(moment, MOMENT).replace(tzinfo=UTC), last)
    except ValueError:
        return None
