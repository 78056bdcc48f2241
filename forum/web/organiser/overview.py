"""The forum at a glance: every figure is a link to the rows behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import ngettext

from forum import clock
from forum.agenda.drafts import Gap
from forum.checkin.models import Device, Gate
from forum.checkin.queries import devices_of, gates_of
from forum.editions.capacity import Step
from forum.editions.models import Edition
from forum.editions.policy import may_enter_the_desk
from forum.editions.queries import categories_of
from forum.editions.zone import at
from forum.insights import figures, strips
from forum.insights.attention import Attention, attention_of
from forum.insights.strips import Strip
from forum.mail.states import LetterState
from forum.registration.states import State
from forum.web.access import only
from forum.web.organiser import pages
from forum.web.organiser.marks import is_alive
from forum.web.pages import page

COUNTRIES_SHOWN = 14
Words = Callable[[int], str]


@dataclass(frozen=True)
class Todo:
    """One line of what needs somebody: what, and where it is dealt with."""

    icon: str
    title: str
    href: str
    tone: str = "warn"


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
        todos=todos(edition, attention_of(edition.id, tally)),
    )


def todos(edition: Edition, attention: Attention) -> list[Todo]:
    """Only what there is; each with the page that shows exactly these."""
    lines: list[tuple[int, str, Words, str, dict[str, Any], str]] = [
        (attention.waiting, "clock", _waiting, ".registrations", {"state": State.SUBMITTED}, "warn"),
        (attention.endorsed, "clock", _endorsed, ".registrations", {"state": State.ENDORSED}, "warn"),
        (attention.revisions, "edit", _revisions, ".changes", {}, "warn"),
        (attention.failed_letters, "mail", _failed, ".messages", {"state": LetterState.FAILED}, "bad"),
        (attention.unconfirmed_speakers, "speaker", _unconfirmed, ".speakers", {"only": "asked"}, "warn"),
        (attention.without_room, "agenda", _no_room, ".agenda", {"lacking": Gap.ROOM}, "warn"),
        (attention.without_abstract, "edit", _no_abstract, ".agenda", {"lacking": Gap.ABSTRACT}, "info"),
    ]
    return [
        Todo(icon, words(count), url_for(endpoint, edition=edition.slug, **wish), tone)
        for count, icon, words, endpoint, wish, tone in lines
        if count
    ]


def _waiting(count: int) -> str:
    return ngettext(
        "%(num)d registration waits for a decision", "%(num)d registrations wait for a decision", count
    )


def _endorsed(count: int) -> str:
    return ngettext(
        "%(num)d endorsed registration waits for a decision",
        "%(num)d endorsed registrations wait for a decision",
        count,
    )


def _revisions(count: int) -> str:
    return ngettext("%(num)d change waits for you", "%(num)d changes wait for you", count)


def _failed(count: int) -> str:
    return ngettext("%(num)d letter could not be delivered", "%(num)d letters could not be delivered", count)


def _unconfirmed(count: int) -> str:
    return ngettext("%(num)d speaker has not confirmed", "%(num)d speakers have not confirmed", count)


def _no_room(count: int) -> str:
    return ngettext("%(num)d session has no room", "%(num)d sessions have no room", count)


def _no_abstract(count: int) -> str:
    return ngettext("%(num)d session has no abstract", "%(num)d sessions have no abstract", count)


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
    return [_gate_line(gate, arrivals, by_gate.get(gate.id), devices) for gate in gates_of(edition.id)]


def _gate_line(
    gate: Gate, arrivals: figures.Arrivals, strip: Strip | None, devices: Sequence[Device]
) -> GateLine:
    phones = [device for device in devices if device.gate_id == gate.id and device.revoked_at is None]
    admitted = sum(arrivals.by_gate.get(gate.id, {}).values())
    return GateLine(gate, admitted, strip, len(phones), sum(is_alive(device) for device in phones))
