"""What a speaker types on their own page."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, DateTimeLocalField, Field, RadioField, StringField, TextAreaField, TimeField
from wtforms.validators import Optional, ValidationError

from forum.columns import Words
from forum.editions.models import Edition
from forum.editions.zone import at, instant
from forum.registration.fields import at_most, options, tidy, visible
from forum.registration.names import NamesForm
from forum.speakers.models import Engagement
from forum.speakers.rules import WHOLE_DAY
from forum.travel.forms import WRITTEN
from forum.web.dates import day as day_words

Spoken = Sequence[tuple[str, str]]
YES_NO = (("yes", _l("Yes")), ("no", _l("No")))
ANY, PART, NOT = "any", "part", "not"
AT = (
    (ANY, _l("At any time")),
    (PART, _l("Only between these hours")),
    (NOT, _l("Not on this day")),
)


def trimmed(text: str | None) -> str:
    return (text or "").strip()


class InOurWords(FlaskForm):
    """What WTForms says by itself is said in the reader's language, too."""

    class Meta(NamesForm.Meta):
        pass


class OfLanguages(InOurWords):
    """Made for one edition: fields for each of its languages, named like `biography_ko`."""

    spoken: Spoken = ()

    def texts(self, name: str) -> list[Field]:
        return [self[f"{name}_{code}"] for code, _name in self.spoken]

    def words(self, name: str) -> Words:
        typed = {code: self[f"{name}_{code}"].data for code, _name in self.spoken}
        return Words({code: text for code, text in typed.items() if text})


class DeclineForm(InOurWords):
    reason = TextAreaField(
        _l("Why, if you like to say"),
        [Optional(), visible, at_most(1000)],
        filters=[trimmed],
        description=_l("The organisers read it, nobody else."),
    )


class SlidesForm(InOurWords):
    slides = FileField(
        _l("Slides"),
        description=_l("PDF, PowerPoint (.pptx) or OpenDocument (.odp), 30 MB at most, without macros."),
        render_kw={"accept": ".pdf,.pptx,.odp"},
    )

    def validate_slides(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("Choose a file."))


class ArrangementsForm(InOurWords):
    """Practical matters. Made by `arrangements_form`, which adds the hours of each day of the forum."""

    equipment = TextAreaField(
        _l("What do you need on stage?"),
        [Optional(), visible, at_most(1000)],
        filters=[trimmed],
        description=_l(
            "A microphone, a projector and a clicker are there. Leave it empty if that is enough."
        ),
    )
    recording = RadioField(_l("May we record you and show it later?"), [Optional()], choices=options(YES_NO))
    shows_slides = RadioField(
        _l("May anybody have your slides afterwards?"),
        [Optional()],
        choices=options(YES_NO),
        description=_l("Then they stand beside your name in the programme, if the organisers agree."),
    )
    is_local = BooleanField(_l("I am there anyway and need no journey"))
    arrives_at = DateTimeLocalField(_l("You arrive"), [Optional()], format=WRITTEN)
    departs_at = DateTimeLocalField(_l("You leave"), [Optional()], format=WRITTEN)
    journey = StringField(
        _l("Flight or train"),
        [Optional(), visible, at_most(200)],
        filters=[tidy],
        description=_l("Like KC 932."),
    )

    edition: Edition
    days: Sequence[date] = ()

    def of_day(self, day: date) -> tuple[Field, Field, Field]:
        """At what time, from when, until when."""
        return (self[f"at_{day}"], self[f"from_{day}"], self[f"until_{day}"])

    def validate_departs_at(self, field: Field) -> None:
        if field.data and self.arrives_at.data and field.data <= self.arrives_at.data:
            raise ValidationError(_("You leave after you arrive."))

    def validate(self, extra_validators: Any = None) -> bool:
        is_valid = super().validate(extra_validators)
        answered = [day for day in self.days if self[f"at_{day}"].data]
        for day in self.days:
            complaint = self._about(day, bool(answered))
            if complaint:
                self[f"at_{day}"].errors = [complaint]
                is_valid = False
        return is_valid

    def said(self) -> dict[str, Any]:
        """Columns of `Engagement`."""
        return {
            "equipment": self.equipment.data or "",
            "recording": _yes(self.recording.data),
            "shows_slides": _yes(self.shows_slides.data),
            "is_local": bool(self.is_local.data),
            "arrives_at": self._moment(self.arrives_at.data),
            "departs_at": self._moment(self.departs_at.data),
            "journey": self.journey.data or "",
            "hours": self._hours(),
        }

    def _about(self, day: date, others_answered: bool) -> str | None:
        answer, begins, ends = (field.data for field in self.of_day(day))
        if not answer:
            return _("Say it for each day.") if others_answered else None
        if answer == PART and not (begins and ends and begins < ends):
            return _("Write from when until when, the earlier time first.")
        return None

    def _hours(self) -> dict[str, list[str]] | None:
        if not any(self[f"at_{day}"].data for day in self.days):
            return None
        said: dict[str, list[str]] = {}
        for day in self.days:
            answer, begins, ends = (field.data for field in self.of_day(day))
            if answer == ANY:
                said[day.isoformat()] = list(WHOLE_DAY)
            elif answer == PART:
                said[day.isoformat()] = [f"{begins:%H:%M}", f"{ends:%H:%M}"]
        return said

    def _moment(self, wall: datetime | None) -> datetime | None:
        return instant(wall.date(), wall.time(), self.edition) if wall else None


def arrangements_form(edition: Edition, told: Engagement, days: Sequence[date]) -> ArrangementsForm:
    fields: dict[str, Any] = {"edition": edition, "days": days}
    for day in days:
        fields |= {
            f"at_{day}": RadioField(day_words(day), [Optional()], choices=options(AT)),
            f"from_{day}": TimeField(_("From"), [Optional()]),
            f"until_{day}": TimeField(_("Until"), [Optional()]),
        }
    return type("ArrangementsFormOfEdition", (ArrangementsForm,), fields)(data=_as_typed(edition, told, days))


def introduction_form(spoken: Spoken, **values: Any) -> OfLanguages:
    fields: dict[str, Any] = {"spoken": spoken}
    for code, name in spoken:
        fields |= {
            f"job_{code}": _line(_("Your position (%(language)s)", language=name), code, 160),
            f"organisation_{code}": _line(_("Your organisation (%(language)s)", language=name), code, 160),
            f"biography_{code}": _text(_("About you (%(language)s)", language=name), code, 2000),
        }
    return type("IntroductionForm", (OfLanguages,), fields)(**values)


def wording_form(spoken: Spoken, **values: Any) -> OfLanguages:
    fields: dict[str, Any] = {"spoken": spoken}
    for code, name in spoken:
        fields |= {
            f"title_{code}": _line(_("Title (%(language)s)", language=name), code, 200),
            f"abstract_{code}": _text(_("Abstract (%(language)s)", language=name), code, 4000),
        }
    return type("WordingForm", (OfLanguages,), fields)(**values)


def texts_of(thing: Any, *names: str) -> dict[str, str]:
    """Texts in several languages as such a form shows them."""
    return {f"{name}_{code}": text for name in names for code, text in getattr(thing, name).items()}


def _line(label: str, language: str, longest: int) -> StringField:
    written = [Optional(), visible, at_most(longest)]
    return StringField(label, written, filters=[trimmed], render_kw={"lang": language})


def _text(label: str, language: str, longest: int) -> TextAreaField:
    written = [Optional(), visible, at_most(longest)]
    return TextAreaField(label, written, filters=[trimmed], render_kw={"lang": language, "rows": 5})


def _as_typed(edition: Edition, told: Engagement, days: Sequence[date]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "equipment": told.equipment,
        "recording": _word(told.recording),
        "shows_slides": _word(told.shows_slides),
        "is_local": bool(told.is_local),
        "journey": told.journey,
    }
    times = {name: getattr(told, name) for name in ("arrives_at", "departs_at")}
    walls = {name: moment and at(moment, edition) for name, moment in times.items()}
    return said | walls | _hours_as_typed(told.hours, days)


def _hours_as_typed(hours: Mapping[str, Any] | None, days: Sequence[date]) -> dict[str, Any]:
    if hours is None:
        return {}
    return {
        name: value for day in days for name, value in _hours_typed(day, hours.get(day.isoformat())).items()
    }


def _hours_typed(day: date, hours: Sequence[str] | None) -> dict[str, Any]:
    if hours is None:
        return {f"at_{day}": NOT}
    if tuple(hours) == WHOLE_DAY:
        return {f"at_{day}": ANY}
    begins, ends = (time.fromisoformat(each) for each in hours)
    return {f"at_{day}": PART, f"from_{day}": begins, f"until_{day}": ends}


def _yes(answer: str | None) -> bool | None:
    return None if not answer else answer == "yes"


def _word(answer: bool | None) -> str | None:
    return None if answer is None else "yes" if answer else "no"
