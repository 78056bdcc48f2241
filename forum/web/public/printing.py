"""The programme on paper: A4 to carry, A3 for the wall, one for each room's door. Each carries the number and
the moment of its release."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import render_template

from forum.agenda.queries import Item, Place
from forum.agenda.wall import plans_of
from forum.editions.models import Edition
from forum.web.access import anyone, only
from forum.web.public import facts, pages
from forum.web.public.caching import DAY, kept


@dataclass(frozen=True)
class DoorSheet:
    """One room, one day."""

    place: Place
    on: date
    items: Sequence[Item]


@pages.get("/<edition>/print/agenda")
@only(anyone)
@kept(fresh_for=DAY)
def print_agenda(edition):
    return _sheets("public/print/agenda.html", edition, days=facts.days(edition))


@pages.get("/<edition>/print/wall")
@only(anyone)
@kept(fresh_for=DAY)
def print_wall(edition):
    plans = [plan for day in facts.days(edition) for plan in plans_of(day.on, day.items)]
    return _sheets("public/print/wall.html", edition, plans=plans)


@pages.get("/<edition>/print/doors")
@only(anyone)
@kept(fresh_for=DAY)
def print_doors(edition):
    return _sheets("public/print/doors.html", edition, doors=_doors(edition))


def _sheets(template: str, edition: Edition, **more) -> str:
    return render_template(template, edition=edition, programme=facts.released(edition), **more)


def _doors(edition: Edition) -> list[DoorSheet]:
    """Room by room, then day by day."""
    rooms: dict[tuple[int, int], Place] = {}
    sheets: dict[tuple[int, int, date], list[Item]] = {}
    for day in facts.days(edition):
        for item in day.items:
            if item.place and not item.is_cancelled:
                order = (item.place.position, item.place.id)
                rooms[order] = item.place
                sheets.setdefault((*order, day.on), []).append(item)
    return [DoorSheet(rooms[key[:2]], key[2], items) for key, items in sorted(sheets.items())]
