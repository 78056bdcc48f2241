"""Days, times and zones, in the reader's language. Times are always the edition's own."""

from datetime import date, datetime
from functools import cache
from typing import Protocol

from babel import Locale
from babel.dates import format_interval, get_timezone_location
from flask import Flask
from flask_babel import format_date, get_locale, gettext

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


def add_to(app: Flask) -> None:
    for words in (clock_time, day, short_day, long_day, date_words, days_in_words, zone_words, moment_words):
        app.add_template_filter(words)


def clock_time(moment: datetime, edition: HasZone) -> str:
    """09:30"""
    return f"{at(moment, edition):%H:%M}"


def day(on: date) -> str:
    """Saturday 13 September"""
    return _in("day", on)


def short_day(on: date) -> str:
    """Sat 13 September"""
    return _in("short day", on)


def long_day(on: date) -> str:
    """Saturday 13 September 2025"""
    return _in("long day", on)


def date_words(on: date) -> str:
    """13 September"""
    return _in("date", on)


def moment_words(moment: datetime, edition: HasZone) -> str:
    """5 September, 18:00"""
    there = at(moment, edition)
    return gettext("%(date)s, %(time)s", date=date_words(there), time=f"{there:%H:%M}")


def days_in_words(edition: HasDays) -> str:
    """12–13 September 2025"""
    first, last = edition.starts_on, edition.ends_on
    if first == last:
        return _in("long date", first)
    pattern = PATTERNS["long date"].get(_locale().language)
    if pattern is None:
        return format_interval(first, last, "yMMMd", locale=_locale())
    if (first.year, first.month) == (last.year, last.month):
        return format_date(last, pattern.replace("d", f"'{first.day}–'d", 1))
    return f"{_in('date', first)} – {_in('long date', last)}"


def zone_words(moment: datetime, edition: HasZone) -> str:
    """Almaty time, UTC+5: as the zone's clocks stand at that moment."""
    city = _city(edition.zone, str(_locale()))
    return gettext("%(city)s time, %(offset)s", city=city, offset=_offset(moment, edition))


@cache
def _city(zone: str, language: str) -> str:
    return get_timezone_location(zone, locale=language, return_city=True)


def _offset(moment: datetime, edition: HasZone) -> str:
    minutes = int((at(moment, edition).utcoffset() or moment - moment).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def _in(form: str, on: date) -> str:
    return format_date(on, PATTERNS[form].get(_locale().language, OTHERWISE[form]))


def _locale() -> Locale:
    return get_locale() or Locale("en")
