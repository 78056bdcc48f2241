"""What a passport and a stay must be. Pure: dates and texts in, a code or nothing out."""

import re
from datetime import date, timedelta
from typing import Protocol

NUMBER = re.compile(r"[A-Z0-9]{5,15}")
LEAST_SHOWN = 7
LONGEST_STAY = timedelta(days=90)
HALF_A_YEAR = timedelta(days=183)


class HasPassportDates(Protocol):
    @property
    def born_on(self) -> date: ...
    @property
    def issued_on(self) -> date: ...
    @property
    def expires_on(self) -> date: ...


class HasDays(Protocol):
    starts_on: date
    ends_on: date


def tidy_number(typed: str) -> str:
    """Capitals, without the blanks and dashes people group it by."""
    return re.sub(r"[\s\-–]", "", typed).upper()


def masked(number: str) -> str:
    """Enough to know one's own passport by: N••••001."""
    return f"{number[0]}••••{number[-3:]}" if len(number) >= LEAST_SHOWN else "••••"


def wrong_passport_dates(passport: HasPassportDates, forum: HasDays, today: date) -> dict[str, str]:
    """Field → what is wrong with it."""
    wrong = {}
    if not date(1900, 1, 1) <= passport.born_on < today:
        wrong["born_on"] = "not_a_birthday"
    if passport.issued_on > today:
        wrong["issued_on"] = "in_the_future"
    elif passport.issued_on <= passport.born_on:
        wrong["issued_on"] = "before_birth"
    if passport.expires_on <= passport.issued_on:
        wrong["expires_on"] = "before_issue"
    elif passport.expires_on < forum.ends_on:
        wrong["expires_on"] = "before_the_forum_ends"
    return wrong


def wrong_stay(enters_on: date, leaves_on: date, forum: HasDays) -> dict[str, str]:
    """Field → what is wrong with it."""
    if leaves_on < enters_on:
        return {"leaves_on": "before_entry"}
    if enters_on > forum.ends_on:
        return {"enters_on": "after_the_forum"}
    if leaves_on < forum.starts_on:
        return {"leaves_on": "before_the_forum"}
    return {"leaves_on": "too_long"} if leaves_on - enters_on > LONGEST_STAY else {}


def expires_early(expires_on: date, forum: HasDays) -> bool:
    """Whether a consulate may refuse it: most ask for half a year after the journey."""
    return expires_on < forum.ends_on + HALF_A_YEAR


def erased_after(forum: HasDays, kept_days: int) -> date:
    """The last day on which documents are kept."""
    return forum.ends_on + timedelta(days=kept_days)
