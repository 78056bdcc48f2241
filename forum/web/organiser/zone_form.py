"""A zone as somebody types it: its name, who may enter, when, and how many."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, IntegerField, SelectField, StringField, TimeField
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from forum.agenda.forms import TicksField
from forum.agenda.models import AgendaSession
from forum.checkin.lists import ZoneRules
from forum.checkin.models import Zone
from forum.checkin.zoning import ZoneFacts
from forum.columns import Words
from forum.editions.dates import days_of
from forum.editions.models import Category, Edition
from forum.editions.zone import at, instant
from forum.registration.fields import options
from forum.web.names import language_name
from forum.web.organiser.forms import TOO_LONG, trimmed
from forum.web.organiser.lifecycle_forms import NOT_A_NUMBER
from forum.web.wording import words

MOST_PEOPLE = 100_000
EVERY_DAY = "every"
A_DAY = timedelta(days=1)


class ZoneForm(FlaskForm):
    """Made for one edition by `zone_form`, which adds a name for each language and hours for each day."""

    is_open = BooleanField(
        _l("Every valid badge opens it"),
        description=_l("Untick it to let in only whom you name below."),
        default=True,
    )
    access = TicksField(_l("Who may enter"), [Optional()])
    capacity = IntegerField(
        _l("How many fit in"),
        [Optional(), NumberRange(1, MOST_PEOPLE, NOT_A_NUMBER)],
        description=_l("The desk shows how full it is. Nobody is refused because of it. Empty: not counted."),
    )
    session = SelectField(
        _l("Door of a session"),
        [Optional()],
        coerce=lambda value: int(value) if value else None,
        description=_l("Then people are counted in and out of this session."),
    )

    spoken: list[str]
    days: list[date]
    edition: Edition

    @property
    def names(self) -> list[Field]:
        return [self[f"name_{code}"] for code in self.spoken]

    @property
    def hours(self) -> list[tuple[date, Field, Field]]:
        return [(day, self[f"opens_{day:%Y%m%d}"], self[f"closes_{day:%Y%m%d}"]) for day in self.days]

    def validate(self, extra_validators: Any = None) -> bool:
        is_good: bool = super().validate(extra_validators)
        for _day, opens, closes in self.hours:
            if bool(opens.data) != bool(closes.data):
                closes.errors = [*closes.errors, _("Give both times, or none for the whole day.")]
                is_good = False
        return is_good

    def facts(self) -> ZoneFacts:
        named = {code: self[f"name_{code}"].data for code in self.spoken}
        return ZoneFacts(
            Words({code: name for code, name in named.items() if name}),
            is_open=self.is_open.data,
            capacity=self.capacity.data,
            session_id=self.session.data,
            by_category=_days_by_category(self.access.data or ()),
            hours=tuple(self._hours()),
        )

    def _hours(self) -> Iterable[tuple[datetime, datetime]]:
        """A zone that closes before it opens closes the next day: a dinner ends after midnight."""
        for day, opens, closes in self.hours:
            if opens.data and closes.data:
                last = day if closes.data > opens.data else day + A_DAY
                yield instant(day, opens.data, self.edition), instant(last, closes.data, self.edition)


def zone_form(
    edition: Edition,
    categories: Sequence[Category],
    sessions: Sequence[AgendaSession],
    zone: Zone | None = None,
    rules: ZoneRules | None = None,
) -> ZoneForm:
    spoken = list(dict.fromkeys([*edition.languages, *(zone.name if zone else ())]))
    written = [at(opens, edition).date() for opens, _closes in (rules.hours if rules else ())]
    days = sorted({*days_of(edition), *written})
    form = _class_for(edition, spoken, days)(data=_as_typed(edition, zone, rules))
    form.access.choices = options(
        (f"{category.id}:{which}", words(category.name))
        for category in categories
        for which in (EVERY_DAY, *(day.isoformat() for day in days_of(edition)))
    )
    named = (
        (each.id, f"{at(each.starts_at, edition):%d.%m. %H:%M} {words(each.title)}") for each in sessions
    )
    form.session.choices = [*options([("", _("None: it is a place, not a session"))]), *options(named)]
    return form


def _as_typed(edition: Edition, zone: Zone | None, rules: ZoneRules | None) -> dict[str, Any] | None:
    if zone is None or rules is None:
        return None
    typed: dict[str, Any] = {f"name_{code}": name for code, name in zone.name.items()}
    typed |= {"is_open": zone.is_open, "capacity": zone.capacity, "session": zone.session_id}
    typed["access"] = [
        f"{category}:{which}"
        for category, days in rules.days.items()
        for which in (sorted(day.isoformat() for day in days) or [EVERY_DAY])
    ]
    for opens, closes in rules.hours:
        day = at(opens, edition).date()
        typed[f"opens_{day:%Y%m%d}"] = at(opens, edition).time()
        typed[f"closes_{day:%Y%m%d}"] = at(closes, edition).time()
    return typed


def _days_by_category(ticked: Iterable[str]) -> dict[int, frozenset[date]]:
    """No days at all say "every day": whoever ticks that as well means it."""
    chosen: dict[int, set[str]] = {}
    for each in ticked:
        category, _colon, which = each.partition(":")
        chosen.setdefault(int(category), set()).add(which)
    return {
        category: frozenset() if EVERY_DAY in days else frozenset(map(date.fromisoformat, days))
        for category, days in chosen.items()
    }


def _class_for(edition: Edition, spoken: list[str], days: list[date]) -> type[ZoneForm]:
    fields: dict[str, Any] = {"spoken": spoken, "days": days, "edition": edition}
    for number, code in enumerate(spoken):
        needed = DataRequired(_("Write the name as the staff call it.")) if number == 0 else Optional()
        fields[f"name_{code}"] = StringField(
            _("Name (%(language)s)", language=language_name(code)),
            [needed, Length(max=80, message=TOO_LONG)],
            filters=[trimmed],
            render_kw={"lang": code},
        )
    for day in days:
        fields[f"opens_{day:%Y%m%d}"] = TimeField(_l("Opens at"), [Optional()])
        fields[f"closes_{day:%Y%m%d}"] = TimeField(_l("Closes at"), [Optional()])
    return type("ZoneFormOfEdition", (ZoneForm,), fields)
