"""A session as it is typed: in the edition's languages, on the edition's clock."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from forum.agenda.models import AgendaSession, Kind, PublishState, Role
from forum.agenda.services import Plan
from forum.columns import Words
from forum.editions.dates import HasDays
from forum.editions.models import Edition
from forum.editions.zone import at, instant
from forum.registration.fields import options

LONGEST = 24 * 60
NEAR = timedelta(days=366)
BLANK_ROWS = 3
Choices = Sequence[tuple[Any, Any]]
_TOO_LONG = _l("Use at most %(max)d characters.")


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


def _number(value: str | None) -> int | None:
    """An id among the choices; the empty choice is None."""
    return int(value) if value else None


class AppearanceForm(Form):
    """One line: a person and their role; empty lines are left out."""

    speaker = SelectField(_l("Speaker"), [Optional()], coerce=_number)
    role = SelectField(_l("Role"), [Optional()], default=Role.SPEAKER)


class LinesField(FieldList):
    """Lines numbered in their names, `people-0-speaker`; what is no such number is no line."""

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterable[int]:
        line = re.compile(re.escape(prefix) + r"-([0-9]{1,3})(-|$)")
        return {int(found[1]) for found in map(line.match, formdata) if found}


class TicksField(SelectMultipleField):
    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class SessionForm(FlaskForm):
    """Made for one edition by `session_form`, which adds a title and an abstract for each language."""

    kind = SelectField(_l("Kind"))
    track = SelectField(_l("Track"), [Optional()], coerce=_number)
    room = SelectField(_l("Room"), [Optional()], coerce=_number)
    day = DateField(_l("Day"), [InputRequired(_l("Choose a day."))])
    time = TimeField(
        _l("Begins at"),
        [InputRequired(_l("Give a time, like 09:30."))],
    )
    minutes = IntegerField(
        _l("Minutes"),
        [
            InputRequired(_l("Say how many minutes it lasts.")),
            NumberRange(1, LONGEST, _l("Between 1 minute and 24 hours.")),
        ],
    )
    floor = TicksField(_l("Spoken on the floor"), [Optional()])
    interpreted = TicksField(_l("Interpreted into"), [Optional()])
    people = LinesField(FormField(AppearanceForm))
    state = SelectField(_l("State"))
    version = HiddenField()

    spoken: Sequence[tuple[str, str]] = ()
    days: HasDays

    def validate_day(self, field: Field) -> None:
        """Whatever shows a year of days around the forum is not stopped by a mistyped one."""
        day, days = field.data, self.days
        if day is not None and not days.starts_on - NEAR <= day <= days.ends_on + NEAR:
            raise ValidationError(_("Choose a day within a year of the forum."))

    def validate_people(self, field: Field) -> None:
        chosen = [entry["speaker"] for entry in field.data if entry["speaker"]]
        if len(chosen) != len(set(chosen)):
            raise ValidationError(_("Somebody stands here twice. A person has one role in a session."))

    def validate_version(self, field: Field) -> None:
        if not re.fullmatch(r"[0-9]{1,9}", field.data or ""):
            raise ValidationError(_("This form is incomplete. Open it again."))

    @property
    def titles(self) -> list[Field]:
        return [self[f"title_{code}"] for code, _name in self.spoken]

    @property
    def abstracts(self) -> list[Field]:
        return [self[f"abstract_{code}"] for code, _name in self.spoken]

    @property
    def seen(self) -> int:
        """The version of the session that this form was opened on."""
        return int(self.version.data)

    def plan(self, edition: Edition) -> Plan:
        return Plan(
            title=self._words("title"),
            abstract=self._words("abstract"),
            kind=Kind(self.kind.data),
            state=PublishState(self.state.data),
            track_id=self.track.data,
            room_id=self.room.data,
            starts_at=instant(self.day.data, self.time.data, edition),
            minutes=self.minutes.data,
            floor_languages=tuple(self.floor.data or ()),
            interpreted_languages=tuple(self.interpreted.data or ()),
            people=tuple(
                (entry["speaker"], Role(entry["role"])) for entry in self.people.data if entry["speaker"]
            ),
        )

    def _words(self, name: str) -> Words:
        typed = {code: self[f"{name}_{code}"].data for code, _name in self.spoken}
        return Words({code: text for code, text in typed.items() if text})


def session_form(
    spoken: Sequence[tuple[str, str]], *, days: HasDays, choices: dict[str, Choices], **values: Any
) -> SessionForm:
    """`spoken`: (code, name) of the edition's languages. `days`: the forum's. `choices`: of `kind`, `track`,
    `room`, `languages`, `speaker`, `role` and `state`."""
    form = _class_for(spoken)(**values)
    form.days = days
    for name in ("kind", "track", "room", "state"):
        form[name].choices = options(choices[name])
    form.floor.choices = form.interpreted.choices = options(choices["languages"])
    if not form.is_submitted():
        for _row in range(BLANK_ROWS):
            form.people.append_entry()
    for entry in form.people:
        entry.speaker.choices, entry.role.choices = options(choices["speaker"]), options(choices["role"])
    return form


def values_of(session: AgendaSession, edition: Edition) -> dict[str, Any]:
    """What the form shows when it opens."""
    starts = at(session.starts_at, edition)
    texts = {f"title_{code}": text for code, text in session.title.items()}
    texts |= {f"abstract_{code}": text for code, text in session.abstract.items()}
    return texts | {
        "kind": session.kind,
        "track": session.track_id,
        "room": session.room_id,
        "day": starts.date(),
        "time": starts.time(),
        "minutes": session.minutes,
        "floor": session.floor_languages,
        "interpreted": session.interpreted_languages,
        "people": [{"speaker": each.speaker_id, "role": each.role} for each in session.appearances],
        "state": session.state,
        "version": session.version,
    }


def _class_for(spoken: Sequence[tuple[str, str]]) -> type[SessionForm]:
    fields: dict[str, Any] = {"spoken": spoken}
    for number, (code, name) in enumerate(spoken):
        needed = [DataRequired(_("Write the title.")) if number == 0 else Optional()]
        long = Length(max=200, message=_TOO_LONG)
        label = _("Title (%(language)s)", language=name)
        fields[f"title_{code}"] = StringField(
            label, [*needed, long], filters=[_trimmed], render_kw={"lang": code}
        )
        label = _("Abstract (%(language)s)", language=name)
        long = Length(max=4000, message=_TOO_LONG)
        fields[f"abstract_{code}"] = TextAreaField(
            label, [Optional(), long], filters=[_trimmed], render_kw={"lang": code, "rows": 4}
        )
    return type("SessionFormOfEdition", (SessionForm,), fields)
