"""The door while it happens: who arrives, who is inside, and how many lanes that takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, FloatField, IntegerField
from wtforms.validators import InputRequired, NumberRange, ValidationError

from forum import clock
from forum.checkin.models import Gate
from forum.checkin.policy import may_tend_the_doors
from forum.checkin.presence import NOBODY_INSIDE, inside_of_all
from forum.checkin.queries import gates_of, zones_of
from forum.editions.models import Edition
from forum.editions.queries import categories_of
from forum.insights import strips
from forum.insights.figures import tally_of
from forum.insights.lanes import MINUTE, Forecast, Handling, forecast_anew, lanes_for, pace_of
from forum.insights.live import Live, live_of
from forum.insights.strips import Strip
from forum.registration.states import State
from forum.web.access import only
from forum.web.organiser import pages
from forum.web.organiser.door_sentences import LANES
from forum.web.organiser.lifecycle_forms import NOT_A_NUMBER
from forum.web.pages import page

COUNTRIES_SHOWN = 14
MOST = 1_000_000
_NUMBER = [InputRequired(NOT_A_NUMBER)]


@dataclass(frozen=True)
class GateNow:
    gate: Gate
    arrived: int
    strip: Strip


class LanesForm(FlaskForm):
    """What is planned with. It is only asked about, so it is a GET and keeps nothing."""

    class Meta(FlaskForm.Meta):
        csrf = False

    arrivals = IntegerField(_l("People who will come"), [*_NUMBER, NumberRange(0, MOST, NOT_A_NUMBER)])
    minutes = IntegerField(
        _l("Within so many minutes"), [*_NUMBER, NumberRange(1, 1440, NOT_A_NUMBER)], default=90
    )
    identity_percent = IntegerField(
        _l("Of a hundred, show a passport"), [*_NUMBER, NumberRange(0, 100, NOT_A_NUMBER)], default=10
    )
    print_percent = IntegerField(
        _l("Of a hundred, need a badge printed"), [*_NUMBER, NumberRange(0, 100, NOT_A_NUMBER)], default=5
    )
    scan = FloatField(_l("Seconds for a scan"), [*_NUMBER, NumberRange(0.5, 600, NOT_A_NUMBER)], default=4)
    identity = FloatField(
        _l("Seconds with a passport"), [*_NUMBER, NumberRange(0.5, 600, NOT_A_NUMBER)], default=8
    )
    print = FloatField(
        _l("Seconds with printing"), [*_NUMBER, NumberRange(0.5, 600, NOT_A_NUMBER)], default=25
    )
    peak = FloatField(
        _l("Fullest minute, times the mean"), [*_NUMBER, NumberRange(1, 20, NOT_A_NUMBER)], default=2
    )

    def validate_print_percent(self, field: Field) -> None:
        if (field.data or 0) + (self.identity_percent.data or 0) > 100:
            raise ValidationError(_l("Together with the passports these are more than a hundred."))

    @property
    def forecast(self) -> Forecast:
        return Forecast(
            self.arrivals.data, self.minutes.data, self.identity_percent.data, self.print_percent.data
        )

    @property
    def handling(self) -> Handling:
        return Handling(self.scan.data, self.identity.data, self.print.data, self.peak.data)


@pages.get("/desk/<edition>/doors/live")
@only(may_tend_the_doors)
def live(edition):
    return page("organiser/doors/live.html", edition=edition, **_figures(edition))


@pages.get("/desk/<edition>/doors/live/figures")
@only(may_tend_the_doors)
def live_figures(edition):
    """The changing part of the page."""
    return page("organiser/doors/live_figures.html", edition=edition, **_figures(edition))


@pages.get("/desk/<edition>/doors/lanes")
@only(may_tend_the_doors)
def lanes(edition):
    found = live_of(edition.id)
    expected = tally_of(edition.id).by_state[State.CONFIRMED]
    pace = pace_of(found.by_minute, expected=expected, now=clock.now())
    form = LanesForm(request.args if request.args else None, data={"arrivals": expected})
    facts: dict[str, Any] = {"form": form, "pace": pace, "edition": edition, "words": LANES}
    if request.args and not form.validate():
        return page("organiser/doors/lanes.html", 422, **facts)
    anew = forecast_anew(form.forecast, pace)
    return page(
        "organiser/doors/lanes.html",
        planned=lanes_for(form.forecast, form.handling),
        anew=anew,
        needed=lanes_for(anew, form.handling),
        **facts,
    )


def _figures(edition: Edition) -> Mapping[str, Any]:
    now, found, tally = clock.now(), live_of(edition.id), tally_of(edition.id)
    inside = inside_of_all(edition.id)
    first, last = found.window(now)
    return {
        "now": now,
        "live": found,
        "strip": strips.of_slots(found.by_minute, first=first, last=last, step=MINUTE),
        "gates": _gates(edition, found, first, last),
        "expected": tally.by_state[State.CONFIRMED],
        "pace": pace_of(found.by_minute, expected=tally.by_state[State.CONFIRMED], now=now),
        "countries": _of_expected(tally.by_country, found.by_country, COUNTRIES_SHOWN),
        "categories": [
            (each, found.by_category.get(each.id, 0), share.confirmed)
            for each in categories_of(edition.id)
            if (share := tally.by_category.get(each.id)) and share.confirmed
        ],
        "zones": [(zone, inside.get(zone.id, NOBODY_INSIDE)) for zone in zones_of(edition.id)],
    }


def _gates(edition: Edition, found: Live, first: Any, last: Any) -> list[GateNow]:
    highest = max((n for minute, n in found.by_minute.items() if first <= minute <= last), default=1)
    axis = {"first": first, "last": last, "step": MINUTE, "highest": highest}
    return [
        GateNow(gate, sum(minutes.values()), strips.of_slots(minutes, **axis))
        for gate in gates_of(edition.id)
        if (minutes := found.by_gate.get(gate.id))
    ]


def _of_expected(
    shares: Mapping[str, Any], arrived: Mapping[str, int], most: int
) -> list[tuple[str, int, int]]:
    rows = [(key, arrived.get(key, 0), share.confirmed) for key, share in shares.items() if share.confirmed]
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))[:most]
