"""How a session runs, as a form: a line for each item, and empty ones for more."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Form, FormField, HiddenField, IntegerField, SelectField, StringField
from wtforms.validators import Length, NumberRange, Optional, StopValidation, ValidationError

from forum.agenda.forms import LinesField
from forum.agenda.running.models import LONGEST_TEXT, RunItem
from forum.agenda.running.services import MOST_LATE, Line

MORE, MOST = 4, 60  # empty lines below those that are there; lines in all
HOW_LONG = _l("Write how many minutes it takes.")
TOO_LONG = _l("Use at most %(max)d characters.")


def trimmed(text: str | None) -> str:
    return " ".join((text or "").split())


class Text(StringField):
    def __init__(self, label: Any, **more: Any) -> None:
        super().__init__(label, [Length(max=LONGEST_TEXT, message=TOO_LONG)], filters=[trimmed], **more)


def _of_an_item(form: Form, field: IntegerField) -> None:
    """Needed where something is written beside it."""
    if form["title"].data and field.data is None:
        raise StopValidation(HOW_LONG)


class LineForm(Form):
    order = IntegerField(_l("Order"), [Optional(), NumberRange(0, 10_000, _l("Write a number."))])
    minutes = IntegerField(_l("Minutes"), [_of_an_item, Optional(), NumberRange(0, 24 * 60, HOW_LONG)])
    title = Text(_l("Item"))
    owner = Text(_l("Owner"))
    cue = Text(_l("Cue"))
    language = SelectField(_l("Language"), [Optional()])

    def validate_title(self, field: StringField) -> None:
        if not field.data and (self.owner.data or self.cue.data):
            raise ValidationError(_l("Say what happens."))

    @property
    def line(self) -> Line:
        texts = {name: self[name].data or "" for name in ("title", "owner", "cue", "language")}
        return Line(minutes=self.minutes.data or 0, **texts)


class RunForm(FlaskForm):
    version = HiddenField()
    lines = LinesField(FormField(LineForm), max_entries=MOST)

    @property
    def seen(self) -> int:
        said = self.version.data or ""
        return int(said) if said.isascii() and said.isdigit() else 0

    @property
    def wanted(self) -> list[Line]:
        """By the numbers in front of them; a line without a title is left out."""
        written = [each.form for each in self.lines if each.form.title.data]
        last = len(written) + MOST
        ordered = sorted(written, key=lambda form: last if form.order.data is None else form.order.data)
        return [form.line for form in ordered]


class DelayForm(FlaskForm):
    minutes = IntegerField(
        _l("Minutes late"), [NumberRange(-MOST_LATE, MOST_LATE, _l("Write a number of minutes."))]
    )
    item = HiddenField()


def run_form(items: Sequence[RunItem], version: int, languages: Sequence[tuple[str, Any]]) -> RunForm:
    """What is there, in tens, so that something can be put between; then empty lines."""
    rows = [
        {name: getattr(item, name) for name in ("minutes", "title", "owner", "cue", "language")}
        | {"order": 10 * number}
        for number, item in enumerate(items, 1)
    ]
    empty = {"order": None, "minutes": None}
    form = RunForm(data={"version": version, "lines": rows + [empty] * min(MORE, MOST - len(rows))})
    for each in form.lines:
        each.form.language.choices = [("", "–"), *languages]
    return form
