"""Dates and times in words, in a given language. The one home of how each language writes a date."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Protocol

from babel.dates import format_date, format_interval

from forum.editions.zone import HasZone, at

# As people write dates in each language; a language that is not here gets CLDR's form.
PATTERNS = {
    "day": {"en": "EEEE d MMMM", "kk": "d MMMM, EEEE", "ru": "EEEE, d MMMM", "ko": "M월 d일 EEEE"},
    "short day": {"en": "EEE d MMMM", "kk": "d MMMM, EE", "ru": "EE, d MMMM", "ko": "M월 d일 (EEE)"},
    "long day": {
        "en": "EEEE d MMMM y",
        "kk": "y 'ж.' d MMMM, EEEE",
        "ru": "EEEE, d MMMM y",
        "ko": "y년 M월 d일 EEEE",
    },
    "date": {"en": "d MMMM", "kk": "d MMMM", "ru": "d MMMM", "ko": "M월 d일"},
    "long date": {"en": "d MMMM y", "kk": "y 'ж.' d MMMM", "ru": "d MMMM y", "ko": "y년 M월 d일"},
}
OTHERWISE = {"day": "full", "short day": "full", "long day": "full", "date": "long", "long date": "long"}


class HasDays(Protocol):
    starts_on: date
    ends_on: date


def days_of(edition: HasDays) -> list[date]:
    """Each day of the edition, the first one first."""
    long = (edition.ends_on - edition.starts_on).days + 1
    return [edition.starts_on + timedelta(days=later) for later in range(long)]


@lru_cache(maxsize=2048)
def written(form: str, on: date, language: str) -> str:
    """The date in one of the forms above: `written("day", …, "en")` is Saturday 13 September."""
    return str(format_date(on, PATTERNS[form].get(language, OTHERWISE[form]), locale=language))


def span(edition: HasDays, language: str) -> str:
    """The edition's days, as in 12–13 September 2025."""
    return _span(edition.starts_on, edition.ends_on, language)


@lru_cache(maxsize=256)
def _span(first: date, last: date, language: str) -> str:
    if first == last:
        return written("long date", first, language)
    pattern = PATTERNS["long date"].get(language)
    if pattern is None:
        return str(format_interval(first, last, "yMMMd", locale=language))
    if (first.year, first.month) == (last.year, last.month):
        return str(format_date(last, pattern.replace("d", f"'{first.day}–'d", 1), locale=language))
    return f"{written('date', first, language)} – {written('long date', last, language)}"


def clock_time(moment: datetime, edition: HasZone) -> str:
    """As in 09:30, on the edition's wall clock."""
    return f"{at(moment, edition):%H:%M}"


def moment(value: datetime, edition: HasZone, language: str) -> str:
    """A moment on the edition's wall clock, as in 5 September 2025, 18:00."""
    return f"{written('long date', at(value, edition).date(), language)}, {clock_time(value, edition)}"


def stretch(begins: datetime, ends: datetime, edition: HasZone, language: str) -> str:
    """From one moment to another of a day, as in Friday 5 September, 10:00–11:15."""
    day = written("day", at(begins, edition).date(), language)
    return f"{day}, {clock_time(begins, edition)}–{clock_time(ends, edition)}"
