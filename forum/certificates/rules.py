"""When certificates are given out. Pure."""

from datetime import date

from forum.errors import Refusal


class NotOverYet(Refusal):
    """A certificate says that somebody was there: nobody knows before the last day is over."""

    code = "forum_not_over"


def check_over(last_day: date, today: date) -> None:
    if today <= last_day:
        raise NotOverYet()
