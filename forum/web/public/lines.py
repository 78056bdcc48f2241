"""The programme's page, line by line: each session in the words and numbers its template places.

A long programme has thousands of words; they are chosen here once, so that the template only places them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote

from flask import url_for

from forum.agenda.models import Kind
from forum.agenda.queries import Item, Place
from forum.agenda.timetable import Day, Placed
from forum.editions.models import Edition
from forum.editions.zone import at
from forum.web.names import language_name


class Clock(NamedTuple):
    """A moment on the edition's clock, for people and for machines."""

    shown: str
    iso: str


class Line(NamedTuple):
    """A session's words and its place in the grid. A tuple, which a template takes apart in one step."""

    place: str
    look: str | None
    is_cancelled: bool
    begins: Clock
    ends: Clock
    href: str | None
    title: str
    names: str
    codes: str
    languages: str
    profile: str | None
    theme: str | None
    room: str | None
    number: str  # by which its star is kept


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


def sheet(day: Day, edition: Edition, language: str) -> Sheet:
    moments = {item.starts_at for item in day.items} | {item.ends_at for item in day.items}
    clocks = {moment: _clock(at(moment, edition)) for moment in moments}
    address = url_for("public.agenda", edition=edition.slug) + "/"
    return Sheet(
        on=day.on,
        venues=", ".join(place.venue.in_(language) for place in day.places),
        rooms=day.rooms,
        rows=day.rows,
        fits_a_grid=day.fits_a_grid,
        beginnings=[(row, f"{moment:%H:%M}") for row, moment in day.beginnings],
        lines=[_line(placed, clocks, language, address) for placed in day.placed],
    )


def _clock(local: datetime) -> Clock:
    return Clock(f"{local:%H:%M}", local.isoformat())


def _line(placed: Placed, clocks: Mapping[datetime, Clock], language: str, address: str) -> Line:
    item, spoken = placed.item, tuple(placed.item.languages)
    return Line(
        place=_place(placed),
        look=placed.look,
        is_cancelled=item.is_cancelled,
        begins=clocks[item.starts_at],
        ends=clocks[item.ends_at],
        href=None if item.kind == Kind.BREAK else address + _quoted(item.ref),
        title=item.title.in_(language),
        names=", ".join(item.names),
        codes=_codes(spoken),
        languages=_names(spoken, language),
        profile=item.theme.profile if item.theme else None,
        theme=item.theme.name.in_(language) if item.theme else None,
        room=_room(item, language),
        number=str(item.id),
    )


_quoted = lru_cache(maxsize=4096)(quote)


@cache
def _codes(spoken: tuple[str, ...]) -> str:
    return " ".join(spoken).upper()


@cache
def _names(spoken: tuple[str, ...], reader: str) -> str:
    return ", ".join(map(language_name, spoken))


def _place(placed: Placed) -> str:
    """Row, column, and if it is more than one, length and width: classes that agenda.css knows."""
    place = f"r{placed.row} c{placed.column}"
    place += f" l{placed.long}" if placed.long > 1 else ""
    return place + (f" w{placed.wide}" if placed.wide > 1 else "")


def _room(item: Item, language: str) -> str | None:
    return item.place.name.in_(language) if item.place else None
