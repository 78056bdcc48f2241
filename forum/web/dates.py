"""Days, times and zones, in the reader's language. Times are always the edition's own."""

from datetime import date, datetime
from functools import cache

from babel import Locale
from babel.dates import get_timezone_location
from flask import Flask
from flask_babel import gettext

from forum.editions import dates
from forum.editions.dates import HasDays, clock_time
from forum.editions.zone import HasZone, at
from forum.web.language import locale


def add_to(app: Flask) -> None:
    for words in (clock_time, day, short_day, long_day, date_words, days_in_words, zone_words, moment_words):
        app.add_template_filter(words)


def day(on: date) -> str:
    """Saturday 13 September"""
    return dates.written("day", on, _language())


def short_day(on: date) -> str:
    """Sat 13 September"""
    return dates.written("short day", on, _language())


def long_day(on: date) -> str:
    """Saturday 13 September 2025"""
    return dates.written("long day", on, _language())


def date_words(on: date) -> str:
    """13 September"""
    return dates.written("date", on, _language())


def moment_words(moment: datetime, edition: HasZone) -> str:
    """5 September, 18:00"""
    words, time = date_words(at(moment, edition).date()), clock_time(moment, edition)
    return gettext("%(date)s, %(time)s", date=words, time=time)


def days_in_words(edition: HasDays) -> str:
    """12–13 September 2025"""
    return dates.span(edition, _language())


def zone_words(moment: datetime, edition: HasZone) -> str:
    """Almaty time, UTC+5: as the zone's clocks stand at that moment."""
    city = _city(edition.zone, _language())
    return gettext("%(city)s time, %(offset)s", city=city, offset=_offset(moment, edition))


@cache
def _city(zone: str, language: str) -> str:
    return get_timezone_location(zone, locale=language, return_city=True)


def _offset(moment: datetime, edition: HasZone) -> str:
    minutes = int((at(moment, edition).utcoffset() or moment - moment).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def _language() -> str:
    return (locale() or Locale("en")).language
