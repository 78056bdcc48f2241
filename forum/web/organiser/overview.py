"""The forum at a glance: every figure is a link to the rows behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from forum import clock
from forum.checkin.models import Device, Gate
from forum.checkin.queries import devices_of, gates_of
from forum.editions.capacity import Step
from forum.editions.models import Edition
from forum.editions.policy import may_enter_the_desk
from forum.editions.queries import categories_of
from forum.editions.zone import at
from forum.insights import figures, strips
from forum.insights.strips import Strip
from forum.registration.states import State
from forum.web.access import only
from forum.web.organiser import pages
from forum.web.organiser.marks import is_alive
from forum.web.organiser.todos import todos_of
from forum.web.pages import page

COUNTRIES_SHOWN = 14


@dataclass(frozen=True)
class GateLine:
    gate: Gate
    admitted: int
    strip: Strip | None
    phones: int
    alive: int


@pages.get("/desk/<edition>/")
@only(may_enter_the_desk)
def overview(edition):
    tally = figures.tally_of(edition.id)
    arrivals = figures.arrivals_of(edition.id)
    received = figures.received_by_day(edition)
    places = figures.places_of(edition.id)
    strip, by_gate = _arrival_strips(edition, arrivals)
    return page(
        "organiser/overview.html",
        edition=edition,
        now=clock.now(),
        tally=tally,
        received=strips.of_days(received),
        categories=[
            (category, places.get((Step.CATEGORY, category.id))) for category in categories_of(edition.id)
        ],
        places=places[Step.EDITION, 0],
        countries=list(tally.by_country.items())[:COUNTRIES_SHOWN],
        arrivals=arrivals,
        arrival_strip=strip,
        recent=arrivals.since(clock.now() - timedelta(minutes=15)),
        expected=tally.by_state[State.CONFIRMED],
        gates=_gate_lines(edition, arrivals, by_gate),
        todos=todos_of(edition, tally),
    )


def _arrival_strips(edition: Edition, arrivals: figures.Arrivals) -> tuple[Strip | None, Mapping[int, Strip]]:
    """The latest day with arrivals, as one strip and as one for each gate on the same axis."""
    slots = arrivals.at_any_gate
    if not slots:
        return None, {}
    day = at(max(slots), edition).date()
    today = {slot: count for slot, count in slots.items() if at(slot, edition).date() == day}
    axis: dict[str, Any] = {"first": min(today), "last": max(today), "step": figures.FIVE_MINUTES}
    whole = strips.of_slots(today, **axis)
    highest = max(today.values())
    return whole, {
        gate: strips.of_slots(counts, highest=highest, **axis) for gate, counts in arrivals.by_gate.items()
    }


def _gate_lines(edition: Edition, arrivals: figures.Arrivals, by_gate: Mapping[int, Strip]) -> list[GateLine]:
    devices = devices_of(edition.id)
    gates = [gate for gate in gates_of(edition.id) if gate.direction == "in"]
    site = min((gate.zone_id for gate in gates), default=None)  # by the others nobody arrives
    return [
        _gate_line(gate, arrivals, by_gate.get(gate.id), devices) for gate in gates if gate.zone_id == site
    ]


def _gate_line(
    gate: Gate, arrivals: figures.Arrivals, strip: Strip | None, devices: Sequence[Device]
) -> GateLine:
    phones = [device for device in devices if device.gate_id == gate.id and device.revoked_at is None]
    admitted = sum(arrivals.by_gate.get(gate.id, {}).values())
    return GateLine(gate, admitted, strip, len(phones), sum(is_alive(device) for device in phones))
