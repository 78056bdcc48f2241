"""A delegation as the desk types it: what it is, what it may send, who answers for it."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    Field,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
)
from wtforms.validators import (
    DataRequired,
    Email,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    ValidationError,
)

from forum.columns import Words
from forum.delegations.models import Delegation
from forum.delegations.rules import LONGEST_CODE, is_code
from forum.delegations.services import MOST_FLOATERS, Profile
from forum.delegations.states import Kind
from forum.editions.models import Edition
from forum.editions.zone import at, instant

Choices = Sequence[tuple[Any, Any]]
MOST_PLACES = 100_000
_TOO_LONG = _l("Use at most %(max)d characters.")
_LAST_MINUTE = time(23, 59)


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


def _code(text: str | None) -> str:
    return _trimmed(text).upper()


class DelegationForm(FlaskForm):
    """Made for one edition by `delegation_form`, which adds the name in each language."""

    code = StringField(
        _l("Code"),
        [DataRequired(_l("Choose a code.")), Length(max=LONGEST_CODE, message=_TOO_LONG)],
        filters=[_code],
        description=_l("Short and easy to type, as in KOREA. People who register may type it."),
        render_kw={"spellcheck": "false", "autocapitalize": "characters"},
    )
    kind = RadioField(
        _l("Kind"),
        [InputRequired(_l("Choose one."))],
        choices=[
            SelectChoice(Kind.COUNTRY, _l("Of a country or economy")),
            SelectChoice(Kind.ORGANISATION, _l("Of an organisation")),
        ],
        default=Kind.COUNTRY,
    )
    country = SelectField(_l("Country / economy"))
    head = StringField(
        _l("Head of the delegation"), [Optional(), Length(max=200, message=_TOO_LONG)], filters=[_trimmed]
    )
    nominate_by = DateField(
        _l("Names until"),
        [Optional()],
        description=_l(
            "Until the end of this day coordinators add people. Without a date, while registration is open."
        ),
    )
    confirm_by = DateField(
        _l("Replacements until"),
        [Optional()],
        description=_l("Until the end of this day coordinators replace people name by name."),
    )
    asks_endorsement = BooleanField(
        _l("Whoever names this delegation needs its word"),
        description=_l("A coordinator endorses or declines them before the organiser decides."),
    )
    is_listed = BooleanField(
        _l("Offered on the public form"),
        default=True,
        description=_l("Without this only those who know the code can name it."),
    )

    spoken: Choices = ()

    def texts(self, name: str) -> list[Field]:
        return [self[f"{name}_{code}"] for code, _name in self.spoken]

    def validate_code(self, field: Field) -> None:
        if not is_code(field.data):
            raise ValidationError(_("Use Latin letters, digits and hyphens, as in KOREA or SEOUL-2."))

    def validate_country(self, field: Field) -> None:
        if self.kind.data == Kind.COUNTRY and not field.data:
            raise ValidationError(_("Choose the country or economy that sends it."))

    def validate_confirm_by(self, field: Field) -> None:
        if field.data and self.nominate_by.data and field.data < self.nominate_by.data:
            raise ValidationError(_("People are replaced after they are named: choose a later day."))

    def profile(self, edition: Edition) -> Profile:
        names = {code: self[f"name_{code}"].data for code, _name in self.spoken}
        return Profile(
            code=self.code.data,
            kind=Kind(self.kind.data),
            country=self.country.data or None,
            name=Words({code: name for code, name in names.items() if name}),
            head=self.head.data,
            asks_endorsement=self.asks_endorsement.data,
            is_listed=self.is_listed.data,
            nominate_by=_end_of(self.nominate_by.data, edition),
            confirm_by=_end_of(self.confirm_by.data, edition),
        )


def delegation_form(spoken: Choices, *, countries: Choices, **values: Any) -> DelegationForm:
    """The form with a name in each of the languages `spoken`; the first is required."""
    fields: dict[str, Any] = {"spoken": spoken}
    for number, (code, language) in enumerate(spoken):
        needed = [DataRequired(_("Write its name."))] if number == 0 else [Optional()]
        label = _("Name in %(language)s", language=language)
        fields[f"name_{code}"] = StringField(
            label,
            [*needed, Length(max=200, message=_TOO_LONG)],
            filters=[_trimmed],
            render_kw={"lang": code},
        )
    form = type("DelegationFormInLanguages", (DelegationForm,), fields)(**values)
    form.country.choices = _offered([("", _("None")), *countries])
    return form


def values_of(delegation: Delegation, edition: Edition) -> dict[str, Any]:
    """A delegation as the form shows it."""
    days = {name: _day(getattr(delegation, name), edition) for name in ("nominate_by", "confirm_by")}
    plain = ("code", "kind", "head", "asks_endorsement", "is_listed")
    return {
        **{name: getattr(delegation, name) for name in plain},
        "country": delegation.country or "",
        **{f"name_{code}": text for code, text in delegation.name.items()},
        **days,
    }


class QuotaForm(FlaskForm):
    category = SelectField(
        _l("Category"),
        [InputRequired(_l("Choose a category."))],
        coerce=lambda value: int(value) if str(value).isdigit() else 0,
    )
    places = IntegerField(
        _l("Places"),
        [
            InputRequired(_l("Write how many places.")),
            NumberRange(0, MOST_PLACES, _l("Write a number from %(min)s to %(max)s.")),
        ],
        render_kw={"inputmode": "numeric"},
    )
    is_hard = RadioField(
        _l("When it is used up"),
        [InputRequired(_l("Choose one."))],
        choices=[
            SelectChoice("1", _l("Nobody more comes in")),
            SelectChoice("", _l("More may come; the desk sees it")),
        ],
        default="1",
    )

    def __init__(self, *, categories: Choices, **values: Any) -> None:
        super().__init__(**values)
        self.category.choices = _offered(categories)


class CoordinatorForm(FlaskForm):
    name = StringField(
        _l("Name"),
        [DataRequired(_l("Write their name.")), Length(max=200, message=_TOO_LONG)],
        filters=[_trimmed],
    )
    email = EmailField(
        _l("E-mail"),
        [
            DataRequired(_l("Write their e-mail address.")),
            Length(max=254, message=_TOO_LONG),
            Email(_l("Check this address: it should look like name@example.org."), allow_smtputf8=False),
        ],
        filters=[_trimmed],
        description=_l("The invitation goes to it, and they sign in with it."),
    )
    language = SelectField(_l("Language of the letter"))

    def __init__(self, *, languages: Choices, **values: Any) -> None:
        super().__init__(**values)
        self.language.choices = _offered(languages)


class FloaterForm(FlaskForm):
    zone = SelectField(_l("Zone"), [InputRequired(_l("Choose a zone."))])
    count = IntegerField(
        _l("How many"),
        [
            InputRequired(_l("Write how many.")),
            NumberRange(1, MOST_FLOATERS, _l("Write a number from %(min)s to %(max)s.")),
        ],
        default=1,
        render_kw={"inputmode": "numeric"},
    )
    label = StringField(_l("What for"), [Optional(), Length(max=60, message=_TOO_LONG)], filters=[_trimmed])

    def __init__(self, *, zones: Choices, **values: Any) -> None:
        super().__init__(**values)
        self.zone.choices = _offered(zones)


def _offered(pairs: Choices) -> list[SelectChoice]:
    return [SelectChoice(value, words) for value, words in pairs]


def _end_of(day: date | None, edition: Edition) -> datetime | None:
    return instant(day, _LAST_MINUTE, edition) if day else None


def _day(moment: datetime | None, edition: Edition) -> date | None:
    return at(moment, edition).date() if moment else None
