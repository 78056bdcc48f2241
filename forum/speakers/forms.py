"""A speaker as they are typed, in the edition's languages."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from forum.columns import Words
from forum.speakers.models import Speaker
from forum.speakers.services import Profile

Choices = Sequence[tuple[str, str]]
TEXTS = ("job", "organisation", "biography")
_TOO_LONG = _l("Use at most %(max)d characters.")


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


class SpeakerForm(FlaskForm):
    """Made for one edition by `speaker_form`, which adds the texts for each language."""

    name = StringField(
        _l("Name in Latin letters"),
        [DataRequired(_l("Write the speaker's name.")), Length(max=200, message=_TOO_LONG)],
        filters=[_trimmed],
    )
    name_native = StringField(
        _l("Name in their own script"),
        [Optional(), Length(max=200, message=_TOO_LONG)],
        filters=[_trimmed],
        description=_l("Shown first and large; leave it empty if it is the same."),
    )
    native_language = SelectField(_l("Language of that name"), [Optional()])
    country = SelectField(_l("Country"), [DataRequired(_l("Choose a country."))])
    is_confirmed = BooleanField(
        _l("Has accepted"), description=_l("Only confirmed speakers stand in the programme.")
    )

    spoken: Choices = ()

    def texts(self, name: str) -> list[Field]:
        return [self[f"{name}_{code}"] for code, _name in self.spoken]

    def profile(self) -> Profile:
        return Profile(
            name=self.name.data,
            name_native=self.name_native.data or None,
            native_language=self.native_language.data or None,
            country=self.country.data,
            organisation=self._words("organisation"),
            job=self._words("job"),
            biography=self._words("biography"),
            is_confirmed=self.is_confirmed.data,
        )

    def _words(self, name: str) -> Words:
        typed = {code: self[f"{name}_{code}"].data for code, _name in self.spoken}
        return Words({code: text for code, text in typed.items() if text})


def speaker_form(spoken: Choices, *, countries: Choices, languages: Choices, **values: Any) -> SpeakerForm:
    form = _class_for(spoken)(**values)
    form.country.choices = _options([("", _("Choose a country")), *countries])
    form.native_language.choices = _options([("", _("The same as the page")), *languages])
    return form


def _options(pairs: Choices) -> list[SelectChoice]:
    return [SelectChoice(value, words) for value, words in pairs]


def values_of(speaker: Speaker) -> dict[str, Any]:
    """What the form shows when it opens."""
    names = ("name", "name_native", "native_language", "country", "is_confirmed")
    texts = {f"{name}_{code}": text for name in TEXTS for code, text in getattr(speaker, name).items()}
    return texts | {name: getattr(speaker, name) for name in names}


def _class_for(spoken: Choices) -> type[SpeakerForm]:
    fields: dict[str, Any] = {"spoken": spoken}
    for code, name in spoken:
        fields |= {
            f"job_{code}": _line(_("Position (%(language)s)", language=name), code),
            f"organisation_{code}": _line(_("Organisation (%(language)s)", language=name), code),
            f"biography_{code}": TextAreaField(
                _("About them (%(language)s)", language=name),
                [Optional(), Length(max=2000, message=_TOO_LONG)],
                filters=[_trimmed],
                render_kw={"lang": code, "rows": 4},
            ),
        }
    return type("SpeakerFormOfEdition", (SpeakerForm,), fields)


def _line(label: str, language: str) -> StringField:
    long = Length(max=160, message=_TOO_LONG)
    return StringField(label, [Optional(), long], filters=[_trimmed], render_kw={"lang": language})
