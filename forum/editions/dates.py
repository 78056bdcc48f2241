"""Dates in words, in a reader's language. Pure."""

from datetime import date, datetime
from typing import Protocol

from babel.dates import format_date, format_interval, format_skeleton

from forum.editions.zone import HasZone, at


class HasDates(Protocol):
    starts_on: date
    ends_on: date


def span(edition: HasDates, language: str) -> str:
    """The edition's days, as in 12–13 September 2025."""
    if edition.starts_on == edition.ends_on:
        return day(edition.starts_on, language)
    return str(format_interval(edition.starts_on, edition.ends_on, "yMMMMd", locale=_locale(language)))


def day(value: date, language: str) -> str:
    """A date in full, as in 12 September 2025."""
    return str(format_date(value, "long", locale=_locale(language)))


def weekday(value: date, language: str) -> str:
    """A day within its week, as in Friday 12 September."""
    return str(format_skeleton("MMMMEEEEd", value, locale=_locale(language)))


def moment(value: datetime, edition: HasZone, language: str) -> str:
    """A moment on the edition's wall clock, as in 5 September 2025, 18:00."""
    local = at(value, edition)
    return f"{day(local.date(), language)}, {local:%H:%M}"


def _locale(language: str) -> str:
    """English dates are written the day first: 12 September."""
    return "en_GB" if language == "en" else language
