"""The programme's page, line by line: each session in the words and numbers its template places.

A long programme has thousands of words; they are chosen here once, so that the template only places them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import quote

from flask import url_for

from forum.agenda.models import Kind
from forum.agenda.queries import Item, Place
from forum.agenda.timetable import Day, Placed
from forum.editions.models import Edition
from forum.editions.zone import at
from forum.web.language import current
from forum.web.names import language_name


@dataclass(frozen=True, slots=True)
class Line:
    """A session's words and its place in the grid."""

    placed: Placed
    look: str | None
    href: str | None
    title: str
    begins: str
    ends: str
    begins_iso: str
    ends_iso: str
    names: str
    codes: str
    languages: str
    profile: str | None
    theme: str | None
    room: str | None
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A day of the programme."""

    on: date
    venues: str
    rooms: Sequence[Place]
    rows: int
    fits_a_grid: bool
    beginnings: Sequence[tuple[int, str]]
    lines: Sequence[Line]


def sheet(day: Day, edition: Edition) -> Sheet:
    language = current()
    address = url_for("public.agenda", edition=edition.slug) + "/"
    return Sheet(
        on=day.on,
        venues=", ".join(place.venue.in_(language) for place in day.places),
        rooms=day.rooms,
        rows=day.rows,
        fits_a_grid=day.fits_a_grid,
        beginnings=[(row, f"{moment:%H:%M}") for row, moment in day.beginnings],
        lines=[_line(placed, edition, language, address) for placed in day.placed],
    )


def _line(placed: Placed, edition: Edition, language: str, address: str) -> Line:
    item = placed.item
    begins, ends, spoken = at(item.starts_at, edition), at(item.ends_at, edition), item.languages
    return Line(
        placed=placed,
        look=placed.look,
        href=None if item.kind == Kind.BREAK else address + quote(item.ref),
        title=item.title.in_(language),
        begins=f"{begins:%H:%M}",
        ends=f"{ends:%H:%M}",
        begins_iso=begins.isoformat(),
        ends_iso=ends.isoformat(),
        names=", ".join(item.names),
        codes=" ".join(spoken).upper(),
        languages=_names(tuple(spoken), language),
        profile=item.theme.profile if item.theme else None,
        theme=item.theme.name.in_(language) if item.theme else None,
        room=_room(item, language),
        is_cancelled=item.is_cancelled,
    )


@cache
def _names(spoken: tuple[str, ...], reader: str) -> str:
    return ", ".join(map(language_name, spoken))


def _room(item: Item, language: str) -> str | None:
    return item.place.name.in_(language) if item.place else None
