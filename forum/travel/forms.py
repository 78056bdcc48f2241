"""A journey and its companions as they are typed. All of it may come later, and in part."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from babel.support import NullTranslations
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateTimeLocalField, Field, StringField
from wtforms.validators import Optional, ValidationError

from forum.editions.models import Edition
from forum.editions.zone import at, instant
from forum.registration.fields import (
    CHOOSE,
    OneOf,
    at_most,
    latin,
    lettered,
    options,
    tidy,
    visible,
    words_of_wtforms,
)
from forum.travel.models import Companion, Travel
from forum.travel.rules import FLIGHT, MOST_COMPANIONS, Relation, is_around, tidy_flight

WRITTEN = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]


def a_flight(words: Any) -> StringField:
    return StringField(
        words,
        [Optional(), at_most(20)],
        filters=[lambda typed: tidy_flight(typed or "")],
        description=_l("Like KC 932. Leave it empty if you come another way."),
        render_kw={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"},
    )


class _InOurWords(FlaskForm):
    class Meta(FlaskForm.Meta):
        def get_translations(self, form: FlaskForm) -> NullTranslations:
            return words_of_wtforms(str(get_locale() or "en"))


class TravelForm(_InOurWords):
    arrival_flight = a_flight(_l("Flight there"))
    arrives_at = DateTimeLocalField(_l("Arrives"), [Optional()], format=WRITTEN)
    departure_flight = a_flight(_l("Flight back"))
    departs_at = DateTimeLocalField(_l("Departs"), [Optional()], format=WRITTEN)
    hotel = StringField(_l("Hotel"), [Optional(), visible, at_most(120)], filters=[tidy])
    wants_transfer = BooleanField(
        _l("Meet me at the airport"),
        description=_l("Write your flight, too: the driver waits for it."),
    )

    def __init__(self, *, edition: Edition, travel: Travel | None) -> None:
        self.edition = edition
        super().__init__(data=self._said(travel))

    def validate_arrival_flight(self, field: Field) -> None:
        if field.data and not FLIGHT.fullmatch(field.data):
            raise ValidationError(_("Write the airline’s letters and the number, like KC 932."))

    validate_departure_flight = validate_arrival_flight

    def validate_arrives_at(self, field: Field) -> None:
        if field.data and not is_around(self._moment(field.data), *self._days()):
            raise ValidationError(_("This is far from the days of the forum. Check the month and the year."))

    def validate_departs_at(self, field: Field) -> None:
        self.validate_arrives_at(field)
        if field.data and self.arrives_at.data and field.data <= self.arrives_at.data:
            raise ValidationError(_("You leave after you arrive."))

    def journey(self) -> Mapping[str, Any]:
        """The columns of a journey; times as instants."""
        texts = ("arrival_flight", "departure_flight", "hotel")
        times = ("arrives_at", "departs_at")
        return (
            {name: self[name].data or "" for name in texts}
            | {name: self[name].data and self._moment(self[name].data) for name in times}
            | {"wants_transfer": bool(self.wants_transfer.data)}
        )

    def _moment(self, wall: datetime) -> datetime:
        return instant(wall.date(), wall.time(), self.edition)

    def _days(self) -> tuple[datetime, datetime]:
        first, last = self.edition.starts_on, self.edition.ends_on
        midnight = datetime.min.time()
        return instant(first, midnight, self.edition), instant(last, midnight, self.edition)

    def _said(self, travel: Travel | None) -> dict[str, Any]:
        if travel is None:
            return {}
        said = {name: getattr(travel, name) for name in ("arrival_flight", "departure_flight", "hotel")}
        times = {name: getattr(travel, name) for name in ("arrives_at", "departs_at")}
        walls = {name: moment and at(moment, self.edition) for name, moment in times.items()}
        return said | walls | {"wants_transfer": travel.wants_transfer}


RELATIONS = {
    "": _l("Choose one"),
    Relation.SPOUSE: _l("Spouse or partner"),
    Relation.CHILD: _l("Child"),
    Relation.ASSISTANT: _l("Assistant"),
    Relation.INTERPRETER: _l("Interpreter"),
    Relation.SECURITY: _l("Security"),
    Relation.OTHER: _l("Other"),
}


class CompanionsForm(_InOurWords):
    """As many people as may come along; without a name there is nobody. The fields are added below."""

    def companions(self) -> list[dict[str, Any]]:
        """Columns of `Companion`, without the empty ones."""
        return [self._person(each) for each in PLACES if self[f"given_name_{each}"].data]

    def validate(self, extra_validators: Any = None) -> bool:
        is_valid = super().validate(extra_validators)
        for each in PLACES:
            given, family = self[f"given_name_{each}"], self[f"family_name_{each}"]
            if family.data and not given.data:
                given.errors = [_("Write the given name, too. One name only goes here.")]
                is_valid = False
        return is_valid

    def _person(self, place: int) -> dict[str, Any]:
        return {
            "given_name": self[f"given_name_{place}"].data,
            "family_name": self[f"family_name_{place}"].data or "",
            "relation": self[f"relation_{place}"].data or Relation.OTHER.value,
            "gala": bool(self[f"gala_{place}"].data),
        }


PLACES = range(1, MOST_COMPANIONS + 1)
NOT_OURS = {"autocomplete": "off", "spellcheck": "false"}
for _place in PLACES:
    setattr(
        CompanionsForm,
        f"given_name_{_place}",
        StringField(
            _l("Given name"),
            [Optional(), latin, visible, lettered, at_most(100)],
            filters=[tidy],
            render_kw=NOT_OURS,
        ),
    )
    setattr(
        CompanionsForm,
        f"family_name_{_place}",
        StringField(
            _l("Family name"), [Optional(), latin, visible, at_most(100)], filters=[tidy], render_kw=NOT_OURS
        ),
    )
    setattr(
        CompanionsForm,
        f"relation_{_place}",
        OneOf(
            _l("Who this is"),
            [Optional()],
            choices=options(RELATIONS.items()),
            default="",
            invalid_choice_message=CHOOSE,
        ),
    )
    setattr(CompanionsForm, f"gala_{_place}", BooleanField(_l("Comes to the gala dinner")))


def as_typed(companions: Iterable[Companion]) -> dict[str, Any]:
    """Known companions as the form's fields."""
    names = ("given_name", "family_name", "relation", "gala")
    return {f"{name}_{each.position}": getattr(each, name) for each in companions for name in names}
