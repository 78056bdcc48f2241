"""What a journey and a companion can be. Pure."""

import re
from datetime import datetime, timedelta
from enum import StrEnum

MOST_COMPANIONS = 3
# An airline's two or three signs, a number, perhaps a letter: KC 932, 7C1901, KAP 614A.
FLIGHT = re.compile(r"(?:[A-Z]{2,3}|[A-Z]\d|\d[A-Z])\d{1,4}[A-Z]?")
WEEKS_AROUND = timedelta(days=60)


class Relation(StrEnum):
    SPOUSE = "spouse"
    CHILD = "child"
    ASSISTANT = "assistant"
    INTERPRETER = "interpreter"
    SECURITY = "security"
    OTHER = "other"


def tidy_flight(typed: str) -> str:
    return re.sub(r"[\s\-]", "", typed).upper()


def is_around(moment: datetime, begins: datetime, ends: datetime) -> bool:
    """Whether a journey can have to do with the forum: a wrong year or month is a slip."""
    return begins - WEEKS_AROUND <= moment <= ends + WEEKS_AROUND
