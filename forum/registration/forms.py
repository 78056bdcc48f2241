"""The registration form: what may be typed, and what is said when it cannot be taken."""

from collections.abc import Iterable, Sequence
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    EmailField,
    Field,
    RadioField,
    SelectChoice,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional, ValidationError

from forum.delegations.naming import meant
from forum.delegations.queries import Nameable
from forum.registration.consents import ON_THE_FORM, Purpose, text_of
from forum.registration.fields import (
    CHOOSE,
    Key,
    OneOf,
    at_most,
    countries,
    in_latin_letters,
    options,
    tidy,
    visible,
    written,
)
from forum.registration.names import NamesForm
from forum.registration.offers import INTERESTS, MEALS, ORGANISATION_TYPES
from forum.registration.questions.fields import Ticks
from forum.registration.rules import bare_number, is_e164

TEXTS = (
    *("given_name", "family_name", "name_native", "reading", "patronymic", "badge_name", "salutation"),
    *("country", "organisation", "organisation_native", "organisation_type", "position"),
    *("email", "phone", "language", "interpretation", "meals", "accessibility"),
)
TICKS = ("family_first", "site_visit", "gala")
CHOSEN = ("interests",)  # of several, any
COLUMNS = (*TEXTS, *TICKS, *CHOSEN)
SENSITIVE = ("meals", "accessibility")


def agreement(purpose: Purpose) -> BooleanField:
    """A box that is never ticked beforehand, with what follows from leaving it empty."""
    return BooleanField(text_of(purpose).words, description=text_of(purpose).refusing)


class PersonForm(NamesForm):
    """Who somebody is and how they take part: for registering, and for editing later."""

    country = OneOf(
        _l("Country / economy represented"),
        [written(_l("Choose the country or economy you represent."))],
        invalid_choice_message=CHOOSE,
        render_kw={"autocomplete": "country", "data-type-ahead": ""},
    )
    email = EmailField(
        _l("E-mail"),
        [written(_l("Write your e-mail address.")), at_most(254)],
        filters=[tidy],
        description=_l("Your badge comes to this address."),
        render_kw={"autocomplete": "email", "spellcheck": "false", "inputmode": "email"},
    )
    phone = TelField(
        _l("Mobile number"),
        [Optional()],
        filters=[bare_number],
        description=_l("Only for changes on the day. Begin with + and the country code."),
        render_kw={"autocomplete": "tel", "inputmode": "tel"},
    )
    language = OneOf(_l("Language of our letters"), invalid_choice_message=CHOOSE)
    organisation = StringField(
        _l("Organisation"),
        [written(_l("Write the organisation you come from.")), in_latin_letters, visible, at_most(160)],
        filters=[tidy],
        description=_l("In Latin letters, as it should stand on your badge."),
        render_kw={"autocomplete": "organization"},
    )
    organisation_native = StringField(
        _l("Organisation in your own script"), [Optional(), visible, at_most(160)], filters=[tidy]
    )
    organisation_type = OneOf(
        _l("Kind of organisation"), [Optional()], choices=options(ORGANISATION_TYPES.items())
    )
    position = StringField(
        _l("Position"),
        [Optional(), visible, at_most(120)],
        filters=[tidy],
        render_kw={"autocomplete": "organization-title"},
    )
    interests = Ticks(
        _l("Industries and interests"),
        [Optional()],
        choices=options(INTERESTS.items()),
    )
    site_visit = BooleanField(
        _l("I come to the groundbreaking of K‑Park"),
        description=_l("The day before the forum, at Alatau City. Coaches leave from Almaty."),
    )
    gala = BooleanField(
        _l("I come to the gala dinner"), description=_l("Seated, in the evening of the forum.")
    )
    interpretation = OneOf(_l("Interpretation into"), [Optional()])
    meals = OneOf(_l("Meals"), [Optional()], choices=options(MEALS.items()))
    accessibility = TextAreaField(
        _l("What should we prepare for you?"),
        [Optional(), at_most(1000)],
        description=_l(
            "For example step-free access, a seat near the front, help with hearing."
            " Seen only by those who arrange it, and deleted after the forum."
        ),
    )

    def __init__(self, *, languages: Sequence[tuple[str, str]], **values: Any) -> None:
        super().__init__(**values)
        self.country.choices = [SelectChoice("", _("Choose one")), *countries(str(get_locale() or "en"))]
        self.language.choices = options(languages)
        self.interpretation.choices = options([("", _("Not needed")), *languages])

    def validate_email(self, field: Field) -> None:
        if "@" not in field.data:
            raise ValidationError(_("An e-mail address has an @, like name@example.org."))
        try:
            field.data = validate_email(
                field.data, check_deliverability=False, allow_smtputf8=False
            ).normalized.lower()
        except EmailNotValidError:
            raise ValidationError(_("Check this address: it should look like name@example.org.")) from None

    def validate_phone(self, field: Field) -> None:
        if field.data and not is_e164(field.data):
            raise ValidationError(_("Begin with + and the country code, like +7 701 234 56 78."))

    def person(self) -> dict[str, Any]:
        """The columns of a registration, as typed."""
        texts = {name: self[name].data or "" for name in TEXTS if name in self}
        ticks = {name: bool(self[name].data) for name in TICKS if name in self}
        return texts | ticks | {name: list(self[name].data or ()) for name in CHOSEN if name in self}

    def keep_fixed(self, names: Iterable[str]) -> None:
        """Take out what may not be changed any more."""
        for name in names:
            if name in self:
                del self[name]


class RegistrationForm(PersonForm):
    """The whole form, with category and consents."""

    one_name = BooleanField(_l("I have one name only"))
    category = RadioField(
        _l("I come as"),
        [InputRequired(_l("Choose what you come as."))],
        coerce=int,
        invalid_value_message=CHOOSE,
        invalid_choice_message=CHOOSE,
    )
    required = BooleanField(
        text_of(Purpose.REQUIRED).words,
        [InputRequired(text_of(Purpose.REQUIRED).refusing)],
        description=_l("Needed to register."),
    )
    optional = agreement(Purpose.OPTIONAL)
    public_list = agreement(Purpose.PUBLIC_LIST)
    photographs = agreement(Purpose.PHOTOGRAPHS)
    delegation = StringField(
        _l("Delegation"),
        [Optional(), visible, at_most(200)],
        filters=[tidy],
        description=_l(
            "Only if a country or an organisation sends you: its name, or the code that it gave you."
        ),
        render_kw={"list": "delegations", "autocomplete": "off", "spellcheck": "false"},
    )
    abroad = agreement(Purpose.ABROAD)
    key = Key()

    def __init__(
        self,
        *,
        categories: Sequence[tuple[int, str]],
        delegations: Sequence[Nameable] = (),
        **values: Any,
    ) -> None:
        super().__init__(**values)
        self.category.choices = options(categories)
        self.family_name.flags.optional = False  # unless the box beside it is ticked
        self.delegations = delegations
        self.offered_delegations = [each for each in delegations if each.is_listed]
        if not delegations:
            self.keep_fixed(["delegation", "abroad"])

    @property
    def chosen_delegation(self) -> Nameable | None:
        """The one that is named, if any is."""
        return meant(self.delegation.data or "", self.delegations) if "delegation" in self else None

    def validate_delegation(self, field: Field) -> None:
        if field.data and self.chosen_delegation is None:
            raise ValidationError(
                _(
                    "There is no delegation with the name or code “%(typed)s”. "
                    "Ask whoever sends you, or leave it empty.",
                    typed=field.data,
                )
            )

    def validate(self, extra_validators: Any = None) -> bool:
        is_whole = super().validate(extra_validators)
        complaint = self._about_one_name()
        if complaint:
            self.family_name.errors = [*self.family_name.errors, complaint]
        return is_whole and not complaint

    def _about_one_name(self) -> str | None:
        """One name is a name like any other; an empty field alone could be an oversight."""
        if self.one_name.data and self.family_name.data:
            return _("Leave this empty, or untick that you have one name only.")
        if not self.one_name.data and not self.family_name.data:
            return _("Write the family name, or tick that you have one name only.")
        return None

    def validate_optional(self, field: Field) -> None:
        if not field.data and any(self[name].data for name in SENSITIVE if name in self):
            raise ValidationError(_("Agree to this, or leave meals and accessibility empty."))

    def consents(self) -> dict[str, bool]:
        given = {str(purpose): bool(self[purpose].data) for purpose in ON_THE_FORM if purpose in self}
        # Only who is sent by a delegation is asked whether it may read what they write.
        return given | ({str(Purpose.ABROAD): bool(self.abroad.data)} if self.chosen_delegation else {})
