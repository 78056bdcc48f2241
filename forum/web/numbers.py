"""Numbers in addresses: never larger than a column of the database holds."""

import re

from flask import Flask, request
from werkzeug.routing import IntegerConverter

LARGEST = 2**31 - 1
DIGITS = re.compile(r"[0-9]{1,10}")


class Number(IntegerConverter):
    """`<int:id>`: what is no number that could be there is a page that is not there."""

    regex = "[0-9]{1,10}"

    def __init__(self, map, fixed_digits=0, min=None, max=LARGEST, signed=False):
        super().__init__(map, fixed_digits, min, max, signed)


def count(app: Flask) -> None:
    app.url_map.converters["int"] = Number


def number(text: str) -> int | None:
    """The number that stands there; None for anything else."""
    found = int(text) if DIGITS.fullmatch(text) else LARGEST + 1
    return found if found <= LARGEST else None


def asked(name: str) -> int | None:
    """A number from the query string."""
    return number(request.args.get(name, ""))
